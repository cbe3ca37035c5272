import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askForLink } from '../api/command-client.ts';
import { HOSTILE } from '../api/testing/fake-archive.ts';
import { type Served, serveFake } from './testing/served.ts';

const executablePath = [
  process.env.PRESSMARK_BROWSER,
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  chromium.executablePath(),
].find((path) => path && existsSync(path));

/** Everything a stored page might try, should the archive ever hand out one that was not made safe. */
const ways = (to: string): string[] => [
  `<img src="${to}/img">`,
  `<img srcset="${to}/srcset 2x">`,
  `<picture><source srcset="${to}/source"><img></picture>`,
  `<video src="${to}/video" poster="${to}/poster"></video>`,
  `<audio src="${to}/audio"></audio>`,
  `<video><track default src="${to}/track"></video>`,
  `<input type="image" src="${to}/input">`,
  `<table background="${to}/table"><tr><td background="${to}/td">x`,
  `<div style="background:url(${to}/style)">x</div>`,
  `<style>@import "${to}/import"; body{background:url(${to}/body)}</style>`,
  `<style>@font-face{font-family:f;src:url(${to}/font)} p{font-family:f;cursor:url(${to}/cursor),auto}</style><p>x</p>`,
  `<style>p::before{content:url(${to}/content)} li{list-style-image:url(${to}/list)}</style><li>x`,
  `<link rel="stylesheet" href="${to}/css">`,
  `<link rel="preload" as="image" href="${to}/preload">`,
  `<link rel="prefetch" href="${to}/prefetch">`,
  `<link rel="icon" href="${to}/icon">`,
  `<link rel="manifest" href="${to}/manifest">`,
  `<link rel="modulepreload" href="${to}/module">`,
  `<svg><image href="${to}/svg"/><use href="${to}/use#x"/></svg>`,
  `<svg><filter id="f"><feImage href="${to}/fe"/></filter><rect filter="url(#f)" fill="url(${to}/fill)" width="9" height="9"/></svg>`,
  `<iframe src="${to}/frame"></iframe>`,
  `<iframe srcdoc="<img src=${to}/srcdoc>"></iframe>`,
  `<object data="${to}/object"></object>`,
  `<embed src="${to}/embed">`,
  `<meta http-equiv="refresh" content="0;url=${to}/refresh">`,
  `<script>fetch('${to}/rpc/collections/create',{method:'POST',credentials:'include',body:'{}'})</script>`,
  `<script src="${to}/script"></script>`,
  `<script>new WebSocket('${to.replace('http', 'ws')}/socket')</script>`,
  `<script>new Worker('${to}/worker');navigator.serviceWorker?.register('${to}/sw')</script>`,
  `<form id="a" action="${to}/form" method="post"><input name="x"></form><script>a.submit();top.location='${to}/top';window.open('${to}/open')</script><img src="x" onerror="location='${to}/onerror'">`,
];

const portOf = (server: Server) => (server.address() as AddressInfo).port; // safe: listening on a TCP port

describe.skipIf(!executablePath)('a hostile stored page in a real browser (needs Chromium)', () => {
  let served: Served;
  let browser: Browser;
  let other: Server;
  /** What the page without the policy asks for: under a path of its own, because some of it arrives after that page is closed. */
  const CONTROL = '/control';
  const reached: string[] = [];
  const isControl = (url: string) => url.startsWith(CONTROL) || url === '/unguarded' || url === '/favicon.ico';
  let unguarded = '';
  beforeAll(async () => {
    served = await serveFake();
    other = createServer((request, response) => {
      reached.push(request.url ?? '');
      response.setHeader('content-type', 'text/html').end(request.url === '/unguarded' ? unguarded : '');
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const attempts = [...ways(served.origin), ...ways(`http://127.0.0.1:${portOf(other)}`)];
    expect(attempts).toHaveLength(60);
    const page = (tries: readonly string[]) => `<!doctype html><title>hostile</title>${tries.join('\n')}<p id="end">read me</p>`;
    await writeFile(join(served.folder, 'hostile.html'), page(attempts));
    // Those that lead away from the page would end the comparison.
    unguarded = page(ways(`http://127.0.0.1:${portOf(other)}${CONTROL}`).filter((way) => !/script|refresh/.test(way)));
    browser = await chromium.launch({
      ...(executablePath ? { executablePath } : {}),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
  });
  afterAll(async () => {
    await browser?.close();
    other?.close();
    await served?.close();
  });

  it('would reach others without the policy, so this test can fail', async () => {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${portOf(other)}/unguarded`, { waitUntil: 'commit' });
    const asked = () => reached.filter((url) => url.startsWith(CONTROL)).length;
    for (let tries = 0; asked() < 10 && tries < 3000; tries++) await sleep(10);
    expect(asked()).toBeGreaterThanOrEqual(10);
    await page.close();
  });

  it('reaches neither the app nor anything else, framed or alone, in 60 ways', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(served.host.url.replace(/token=.*/, `token=${await freshToken()}`));
    expect(page.url()).toBe(`${served.origin}/`);
    const { content } = await page.evaluate(async () => (await (await fetch('/host.json')).json()) as { content: string });
    const made: string[] = [];
    page.on('response', (response) => made.push(response.url()));

    // As text: what runs in the page is no code of this host.
    await page.evaluate(`{
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', '');
      frame.src = ${JSON.stringify(content + HOSTILE)};
      document.body.append(frame);
    }`);
    await page.frameLocator('iframe').locator('#end').waitFor();
    await page.waitForLoadState('networkidle');
    expect(made).toEqual([content + HOSTILE]);
    expect(page.url()).toBe(`${served.origin}/`);

    const alone = await context.newPage();
    const madeAlone: string[] = [];
    alone.on('response', (response) => madeAlone.push(response.url()));
    await alone.goto(content + HOSTILE);
    await alone.waitForLoadState('networkidle');
    expect(madeAlone.filter((url) => url !== content + HOSTILE && !url.endsWith('/favicon.ico'))).toEqual([]);
    expect(reached.filter((url) => !isControl(url))).toEqual([]);
    await context.close();
  });

  async function freshToken(): Promise<string> {
    return new URL((await askForLink(join(served.folder, 'commands/a.sock'))) ?? '').searchParams.get('token') ?? '';
  }
});
