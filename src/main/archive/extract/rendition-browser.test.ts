import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRendition } from './rendition.ts';
import { BEACONS, SINKS } from './testing/beacons.ts';
import { XSS_PAYLOADS } from './testing/xss-payloads.ts';

const BROWSER = [
  process.env.PRESSMARK_BROWSER ?? '',
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
].find((path) => path !== '' && existsSync(path));

/** Traps that CSS parsers and browsers may read differently. */
const CSS_TRAPS = [
  'background:u\\72l(/t)',
  'background:\\000075rl(/t)',
  'background:url(/t',
  "background:url('/t",
  'background:image-set("/t" 1x)',
  'background:-webkit-image-set(url(/t) 1x)',
  '--x:url(/t);background:var(--x)',
  '--x:"/t";background:image-set(var(--x) 1x)',
  'background:image-set(var(--y,"/t") 1x)',
  'background:cross-fade(url(/t),url(/t),50%)',
  'background:url(/**/"/t")',
  'background:url(\\\n/t)',
  'background/**/:/**/url(/t)',
  'content:url(/t)',
  'cursor:url(/t),auto',
  'list-style:url(/t)',
  'border-image:url(/t) 30',
  'mask:url(/t)',
  'clip-path:url(/t#a)',
  'filter:url(/t#a)',
  'shape-outside:url(/t)',
  'offset-path:url(/t#a)',
];

const INPUTS = [
  ...XSS_PAYLOADS,
  ...BEACONS.flatMap(([, markup]) => SINKS.map(([, sink]) => sink(markup))),
  ...CSS_TRAPS.flatMap((css) => [
    `<p style="${css.replaceAll('"', '&quot;')}">x`,
    `<style>p,p::before{${css}}</style><p>x`,
    `<style>}p{${css}</style><p>x`,
    `<svg><style>rect{${css}}</style><rect style="${css.replaceAll('"', '&quot;')}" width=9 height=9 /></svg>`,
  ]),
];

describe.skipIf(BROWSER === undefined)('renditions in a real browser with scripts on (skipped without Chromium)', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: BROWSER ?? '',
      // Only a root user, as in a container, has to go without the browser's own sandbox.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
  });

  afterAll(() => browser.close());

  /** Opens pages one after another; says what they asked for beyond themselves and whether a script ran. */
  async function open(pages: readonly string[]): Promise<{ asked: string[]; ran: boolean }> {
    const context = await browser.newContext();
    const asked: string[] = [];
    let ran = false;
    let current = '';
    await context.route('**', async (route) => {
      if (route.request().url() === 'https://viewer.example/')
        await route.fulfill({ contentType: 'text/html; charset=utf-8', body: current });
      else {
        asked.push(route.request().url());
        await route.abort();
      }
    });
    const page = await context.newPage();
    page.on('dialog', (dialog) => void dialog.dismiss());
    for (const html of pages) {
      current = html;
      await page.goto('https://viewer.example/', { waitUntil: 'load' });
      ran ||= await page.evaluate('window.ran !== undefined');
    }
    await context.close();
    return { asked, ran };
  }

  function together(documents: readonly string[]): string[] {
    const pages: string[] = [];
    for (let at = 0; at < documents.length; at += 60) pages.push(documents.slice(at, at + 60).join('\n'));
    return pages;
  }

  it('springs the trap on pages as they came', async () => {
    const { asked, ran } = await open(['<script>ran=1</script><img src=/t><p style="background:u\\72l(/t2)">x']);
    expect(ran).toBe(true);
    expect(asked.map((url) => new URL(url).pathname).sort()).toEqual(['/t', '/t2']);
  });

  it('runs nothing and asks for nothing, also without the policy that stands behind it', async () => {
    const renditions = INPUTS.map((html) =>
      String(makeRendition({ html, baseUrl: 'https://viewer.example/', resources: [] }).html),
    );
    const bare = renditions.map((html) => html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''));
    expect(bare.every((html) => !html.includes('default-src'))).toBe(true);
    expect(await open(together(bare))).toEqual({ asked: [], ran: false });
    expect(await open(together(renditions))).toEqual({ asked: [], ran: false });
  }, 120_000);
});
