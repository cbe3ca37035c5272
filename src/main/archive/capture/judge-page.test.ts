import { describe, expect, it } from 'vitest';
import type { Headers } from './header-values.ts';
import { isBotWall, judgePage } from './judge-page.ts';
import { scanPage } from './scan-page.ts';
import { ARTICLE, page } from './testing/site.ts';

async function judged(html: string, more: { asked?: string; got?: string; headers?: Headers } = {}) {
  const { asked = 'https://news.example/2026/river', got = asked, headers = [] } = more;
  return judgePage({ requestedUrl: asked, finalUrl: got, status: 200, headers, scan: await scanPage(html) });
}

function titled(title: string, body: string, head = ''): string {
  return `<!doctype html><html><head><title>${title}</title>${head}</head><body>${body}</body></html>`;
}

describe('judgePage', () => {
  it('has nothing against an article', async () => {
    expect(await judged(page(ARTICLE))).toEqual([]);
    expect(
      await judged(
        page(
          `${ARTICLE}<a href=/login>Sign in</a><a href=/subscribe>Subscribe</a><p>We use cookies. <button>Accept all</button>`,
        ),
      ),
    ).toEqual([]);
    expect(
      await judged(page(`${'河水在夜里又涨了，到早晨低处的镇子已经站在水里。'.repeat(12)}`, '<script src=a.js></script>')),
    ).toEqual([]);
    expect(await judged('<p>A short note without any script.')).toEqual([]);
  });

  it.each([
    [
      'a challenge',
      titled(
        'Just a moment...',
        'Checking your browser before accessing news.example',
        '<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/x.js"></script>',
      ),
    ],
    ['a captcha', titled('news.example', '', '<script src="https://geo.captcha-delivery.com/captcha/?x"></script>')],
    ['a denial', titled('Access Denied', "You don't have permission to access this page on this server. Reference #18.1")],
    [
      'press and hold',
      titled('Before we continue', 'Press &amp; Hold to confirm you are a human (and not a bot). <div id=px-captcha></div>'),
    ],
    [
      'an interruption',
      titled('Pardon Our Interruption', 'As you were browsing something about your browser made us think you were a bot.'),
    ],
  ])('takes %s for a wall against programs', async (_name, html) => {
    expect(await judged(html)).toContain('bot-wall');
  });

  it('believes the header that says a page was replaced', async () => {
    expect(await judged(page(ARTICLE), { headers: [['CF-Mitigated', 'challenge']] })).toEqual(['bot-wall']);
    expect(isBotWall(403, [['cf-mitigated', 'challenge']], '')).toBe(true);
    expect(isBotWall(404, [], 'are you a robot')).toBe(false);
  });

  it.each([
    ['a consent host', 'https://consent.news.example/?continue=x'],
    ['a consent path', 'https://news.example/cookiewall?next=/2026/river'],
    ['a shared consent host', 'https://cmp-consent.privacy-mgmt.com/index.html'],
  ])('knows %s', async (_name, got) => {
    expect(await judged(page(ARTICLE), { got })).toContain('consent');
  });

  it.each([
    'We and our 812 partners store cookies on your device. <button>Accept all</button><button>Manage</button>',
    'Wir und unsere Partner verwenden Cookies. <button>Alle akzeptieren</button>',
    'Nous utilisons des cookies. <button>Tout accepter</button>',
  ])('knows a page that is only a consent question: %s', async (body) => {
    expect(await judged(titled('news.example', body))).toContain('consent');
  });

  it.each([
    [
      'structured data',
      page(ARTICLE, '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>'),
    ],
    ['structured data as text', page(ARTICLE, '<script type="application/ld+json">{"isAccessibleForFree": "False"}</script>')],
    ['English', page(`<p>The river rose again in the night.</p><p>Subscribe to continue reading</p>`)],
    ['German', page(`<p>Der Fluss stieg in der Nacht.</p><p>Jetzt weiterlesen mit Plus</p>`)],
    ['French', page(`<p>La rivière est montée.</p><p>Cet article est réservé aux abonnés</p>`)],
    ['Japanese', page(`<p>川が夜にまた増水した。</p><p>この記事は会員限定です</p>`)],
  ])('knows a paywall by its %s', async (_name, html) => {
    expect(await judged(html)).toContain('paywall');
  });

  it('knows a page that is not there though the server says it is', async () => {
    expect(await judged(titled('Page not found | News', 'Sorry.'))).toContain('soft-404');
    expect(await judged(titled('Seite nicht gefunden', ARTICLE))).toContain('soft-404');
    expect(await judged(page(ARTICLE), { got: 'https://news.example/' })).toContain('soft-404');
    expect(await judged(page(ARTICLE), { asked: 'https://news.example/', got: 'https://news.example/' })).toEqual([]);
    expect(await judged(page(ARTICLE), { got: 'https://www.news.example/2026/river' })).toEqual([]);
  });

  it('knows a login', async () => {
    expect(await judged(titled('Welcome', 'Please log in <input type=password>'))).toContain('login');
    expect(await judged(page(ARTICLE), { got: 'https://news.example/account/login?next=x' })).toContain('login');
    expect(await judged(page(`${ARTICLE}<form>Log in <input type=password></form>`))).toEqual([]);
  });

  it.each([
    ['an empty root', titled('App', '<div id=root></div>', '<script src=/app.js></script>')],
    [
      'a plea',
      titled(
        'App',
        '<noscript>You need to enable JavaScript to run this app.</noscript><p>Loading the latest stories for you</p>',
      ),
    ],
    ['a skeleton', titled('App', '<header>News</header><main></main>', '<script>render()</script>')],
  ])('asks for a browser where %s is all there is', async (_name, html) => {
    expect(await judged(html)).toContain('needs-browser');
  });
});

describe('scanPage', () => {
  it('counts only what a reader sees', async () => {
    const scan = await scanPage(
      '<title>T</title><style>a{}</style><script>var x = "<p>no</p>"</script><template>no</template><noscript>plain</noscript><!-- no --><p>Yes &amp; yes</p><textarea>no</textarea>',
    );
    expect(scan).toMatchObject({ title: 'T', text: 'Yes & yes', noscriptText: 'plain', scripts: 1, styles: ['a{}'] });
    expect(scan.textWeight).toBe(7);
  });

  it('is not slowed or broken by how a page nests', async () => {
    expect((await scanPage('<div>'.repeat(200_000))).textWeight).toBe(0);
    expect((await scanPage(`<p ${'a=1 '.repeat(100_000)}>x`)).text).toBe('x');
    expect((await scanPage('<script>'.repeat(1000))).scripts).toBe(1);
    expect((await scanPage('<!--')).text).toBe('');
  });

  it('reads a page the same in one piece and in many', async () => {
    const tag = '<img src="a.png" alt="x">';
    for (const before of [128 * 1024 - 3, 128 * 1024 - 10, 128 * 1024]) {
      const scan = await scanPage(`${'.'.repeat(before)}${tag}&amp;${'.'.repeat(200_000)}<img src=b.png>`);
      expect(scan.images).toEqual(['a.png', 'b.png']);
    }
  });
});
