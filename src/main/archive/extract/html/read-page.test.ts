import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { block } from '../../../../shared/contract/shapes/block.ts';
import type { Reading } from '../../seams.ts';
import { extractNow } from '../extract-now.ts';

const read = (text: string, url: string | null = 'https://www.harbor-paper.example/2022/03/14/strike.html'): Promise<Reading> =>
  extractNow({ kind: 'html', text, url, capturedAt: '2026-11-25T00:00:00.000Z' });

const paragraph = (topic: string) =>
  `<p>Dockworkers in the port voted to continue a strike over ${topic}, which has kept nineteen ships waiting outside the harbor, rejecting an offer that union leaders called too small, according to people who were there and who spoke for a long time.</p>`;

const article = (
  inside: string,
  head = '',
) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Harbor strike enters second week | Harbor Paper</title>
<meta property="og:site_name" content="Harbor Paper"><meta property="og:title" content="Harbor strike enters second week">
${head}</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<main><article><h1>Harbor strike enters second week</h1>${inside}</article></main><footer><p>© 2022 Harbor Paper. All rights reserved.</p></footer></body></html>`;

describe('the blocks of a page', () => {
  test('are typed, with formatting and absolute addresses, and nothing else of the markup', async () => {
    const { blocks } = await read(
      article(`${paragraph('<a href="/pay">pay</a>')}${paragraph('<strong>night</strong> shifts')}
        <h2>What the union wants</h2>
        <figure><img src="/img/crane.jpg" alt="A crane" width="800" height="600"><figcaption>The crane at night. <span class="credit">Photo: T. Reyes</span></figcaption></figure>
        <ul><li>Two crews</li><li>A <em>new</em> cable</li></ul>
        ${paragraph('cables')}<blockquote><p>We can wait. The fruit cannot, and it will not be here when this is over.</p></blockquote>
        <table><tr><th>Year</th><th>Hurt</th></tr><tr><td>2020</td><td>3</td></tr></table>
        <pre>a  =  1</pre>${paragraph('cranes')}`),
    );
    expect(blocks.map((each) => each.type)).toEqual([
      'paragraph',
      'paragraph',
      'heading',
      'figure',
      'list',
      'paragraph',
      'quote',
      'table',
      'code',
      'paragraph',
    ]);
    expect(blocks[0]).toMatchObject({ spans: [{ kind: 'link', href: 'https://www.harbor-paper.example/pay' }] });
    expect(blocks[1]).toMatchObject({ spans: [{ kind: 'strong' }] });
    expect(blocks[3]).toEqual({
      type: 'figure',
      image: {
        url: 'https://www.harbor-paper.example/img/crane.jpg',
        sha256: null,
        mime: null,
        width: 800,
        height: 600,
        alt: 'A crane',
      },
      caption: 'The crane at night.',
      credit: 'Photo: T. Reyes',
    });
    expect(blocks[4]).toMatchObject({
      ordered: false,
      items: [{ text: 'Two crews' }, { text: 'A new cable', spans: [{ start: 2, end: 5, kind: 'em' }] }],
    });
    expect(blocks[7]).toEqual({
      type: 'table',
      header: true,
      rows: [
        ['Year', 'Hurt'],
        ['2020', '3'],
      ],
    });
    expect(blocks[8]).toEqual({ type: 'code', text: 'a  =  1' });
  });

  test('begin with the standfirst where the page sets one apart', async () => {
    const { blocks, excerpt } = await read(
      article(
        `<p class="article-standfirst">Nineteen ships wait, and nobody at the table has moved.</p>${paragraph('pay').repeat(3)}`,
      ),
    );
    expect(blocks[0]).toEqual({
      type: 'paragraph',
      text: 'Nineteen ships wait, and nobody at the table has moved.',
      role: 'standfirst',
    });
    expect(excerpt).toBe('Nineteen ships wait, and nobody at the table has moved.');
    expect(blocks.slice(1).some((each) => 'role' in each)).toBe(false);
  });

  test('leave out what the page put between them, and the ledger says what and why', async () => {
    const { blocks, removed } = await read(
      article(`${paragraph('pay')}<p>Advertisement</p>${paragraph('shifts')}<p>Read more: A history of the cranes</p>
        <div class="related-links"><a href="/a">One story</a> <a href="/b">Another story</a></div>${paragraph('cables')}
        <p>Sign up for our newsletter</p>${paragraph('cranes')}
        <p>We use cookies to improve your experience. By continuing you accept our privacy policy.</p>`),
    );
    expect(blocks).toHaveLength(4);
    expect(removed.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['advertisement', 'read-more', 'newsletter', 'cookie-notice']),
    );
    expect(removed.find(({ rule }) => rule === 'advertisement')).toMatchObject({
      text: 'Advertisement',
      where: 'after block 1',
      at: 1,
    });
  });
});

describe('pages that forgot their tags', () => {
  test.each([
    ['no html, head or body', paragraph('pay').repeat(4)],
    ['a body alone', `<body>${paragraph('pay').repeat(4)}`],
    ['a body in the middle', `<article>${paragraph('pay')}<body>${paragraph('shifts').repeat(3)}`],
    ['text behind the end', `<html><body>${paragraph('pay').repeat(2)}</body></html>${paragraph('shifts').repeat(2)}`],
    [
      'text in a template',
      `<html><head></head><body><template>${paragraph('nothing')}</template>${paragraph('pay').repeat(4)}</body></html>`,
    ],
  ])('%s: are read as a browser reads them', async (_, html) => {
    const { blocks, warnings } = await read(html);
    expect(blocks).toHaveLength(4);
    expect(blocks.every((each) => each.type === 'paragraph')).toBe(true);
    expect(warnings).toEqual([]);
  });
});

describe('what a page says of itself', () => {
  const linked = (data: object) =>
    `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@type': 'NewsArticle', ...data })}</script>`;

  test('linked data first: dates with time and zone, people as bylines', async () => {
    const reading = await read(
      article(
        paragraph('pay').repeat(4),
        `${linked({
          headline: 'Harbor strike enters second week',
          datePublished: '2022-03-14T09:40:00-04:00',
          dateModified: '2022-03-15',
          author: [
            { '@type': 'Person', name: 'Nora Whitfield' },
            { '@type': 'Organization', name: 'Local Wire' },
            { '@type': 'Person', name: 'Tomas Reyes' },
          ],
        })}
         <meta property="article:published_time" content="2021-01-01"><link rel="canonical" href="/strike"><meta property="og:image" content="/img/lead.jpg">`,
      ),
    );
    expect(reading).toMatchObject({
      title: 'Harbor strike enters second week',
      siteName: 'Harbor Paper',
      byline: ['Nora Whitfield', 'Tomas Reyes'],
      publishedAt: { value: '2022-03-14T09:40:00', precision: 'second', zone: '-04:00', certainty: 'stated' },
      modifiedAt: { value: '2022-03-15', precision: 'day', zone: null },
      canonicalUrl: 'https://www.harbor-paper.example/strike',
      leadImage: 'https://www.harbor-paper.example/img/lead.jpg',
      lang: 'en',
      dir: 'ltr',
      needsCare: [],
    });
  });

  test('then the address, and without any date there is none', async () => {
    expect((await read(article(paragraph('pay').repeat(4)))).publishedAt).toMatchObject({ value: '2022-03-14' });
    const undated = await read(article(paragraph('pay').repeat(4)), 'https://www.harbor-paper.example/strike');
    expect(undated.publishedAt).toBeNull();
    expect(undated.needsCare).toEqual(['undated', 'no-byline']);
  });

  test('a day and month that could be either way round is a warning and a thing to care for', async () => {
    const reading = await read(
      article(`<time class="published">03/04/2021</time>${paragraph('pay').repeat(4)}`),
      'https://paper.example.com/strike',
    );
    expect(reading.publishedAt).toMatchObject({ value: '2021-03-04', alternatives: ['2021-04-03'] });
    expect(reading.warnings).toContain('ambiguous-date');
    expect(reading.needsCare).toContain('ambiguous-date');
  });

  test('the text tells the language, whatever the page claims, and the difference is noticed', async () => {
    const turkish =
      '<p>Belediye Başkanı derenin üzerindeki köprünün önlem olarak trafiğe kapatıldığını ve çalışmaların gece boyunca sürdüğünü söyledi; ekipler yüzlerce kişiyi güvenli bölgelere taşıdı.</p>';
    const reading = await read(article(turkish.repeat(4)));
    expect(reading.lang).toBe('tr');
    expect(reading.needsCare).toContain('language-mismatch');
  });

  test('a wall is told by the page’s own word', async () => {
    expect((await read(article(paragraph('pay').repeat(3), linked({ isAccessibleForFree: false })))).needsCare).toContain(
      'paywall',
    );
  });

  test('broken linked data is passed over', async () => {
    const reading = await read(
      article(paragraph('pay').repeat(4), '<script type="application/ld+json">{"@type":"NewsArticle",</script>'),
    );
    expect(reading.title).toBe('Harbor strike enters second week');
  });
});

describe('hostile pages', () => {
  const sinks = [
    '<a href="javascript:alert(1)">go</a>',
    '<a href=" jAvAsCrIpT:alert(1)">go</a>',
    '<a href="data:text/html,<script>x</script>">go</a>',
    '<a href="vbscript:x">go</a>',
    '<a href="file:///etc/passwd">go</a>',
    '<img src="javascript:x" alt="y">',
    '<img src=x onerror=alert(1)>',
    '<svg><style><img src=x onerror=1></style></svg>',
    '<math><mtext><script>x()</script></mtext></math>',
    '<iframe srcdoc="<script>x</script>"></iframe>',
    '<base href="javascript:x">',
    '<template><p>hidden</p></template>',
    '<noscript><img src="https://tracker.example/p.gif"></noscript>',
    '<figure><img srcset="javascript:x 2x"><figcaption>c</figcaption></figure>',
    '<table><tr><td><a href="javascript:x">a</a></td><td>b</td></tr></table>',
    '<ul><li><a href="javascript:x">item</a></li></ul>',
    '</body></html><p>after</p>',
    '<h1></h1>',
    '<p lang="<x>">',
    '<object data="x"></object>',
    '<form action="javascript:x"><button>b</button></form>',
    '<!-- <p>comment</p> -->',
    '\u0000',
    '<plaintext>',
  ];
  test('give blocks of the contract only, with links to http, https and mailto and images over http and https', async () => {
    const piece = fc.oneof(
      fc.constantFrom(...sinks),
      fc.constantFrom('<div>', '</div>', '<p>', '</p>', '<b>', '</a>', '<td>', '<blockquote>', paragraph('pay')),
      fc.string({ maxLength: 12 }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join('')),
        async (html) => {
          const { blocks } = await read(html, 'https://a.example/x');
          for (const each of blocks) {
            expect(block.parse(each)).toEqual(each);
            const spans =
              each.type === 'list' ? each.items.flatMap((item) => item.spans ?? []) : 'spans' in each ? (each.spans ?? []) : [];
            for (const { href } of spans) if (href !== undefined) expect(href).toMatch(/^(?:https?|mailto):/);
            if (each.type === 'figure' && each.image !== null) expect(each.image.url).toMatch(/^https?:/);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
