import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gunzipSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArchiveError } from '../../../shared/archive-error.ts';
import { failureFacts } from './capture-failure.ts';
import { type CaptureUrlOptions, captureUrl } from './capture-url.ts';
import { payloadOf, recordsOf } from './read-warc.ts';
import { ARTICLE, localCapture, page, type Route, type Site, startSite } from './testing/site.ts';

const encoded =
  (encoding: string, body: Uint8Array): Route =>
  (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Encoding': encoding });
    response.end(body);
  };
const typed =
  (type: string, body: string | Uint8Array, status = 200): Route =>
  (_request, response) => {
    response.writeHead(status, type === '' ? {} : { 'Content-Type': type });
    response.end(body);
  };
const to =
  (location: string, status = 302) =>
  (_request: unknown, response: ServerResponse): void => {
    response.writeHead(status, { Location: location });
    response.end();
  };
const image = typed('image/png', '\x89PNG an invented picture');
const whole = page(ARTICLE);
let failures = 0;

const routes: Record<string, Route> = {
  '/plain': whole,
  '/gzip': encoded('gzip', gzipSync(whole)),
  '/br': encoded('br', brotliCompressSync(whole)),
  '/deflate': encoded('deflate', deflateSync(whole)),
  '/raw-deflate': encoded('deflate', deflateRawSync(whole)),
  '/zstd': encoded('zstd', zstdCompressSync(whole)),
  '/twice': encoded('gzip, br', brotliCompressSync(gzipSync(whole))),
  '/bomb': encoded('gzip', gzipSync(Buffer.alloc(3_000_000))),
  '/not-gzip': encoded('gzip', Buffer.from('plainly not')),
  '/rot13': encoded('rot13', Buffer.from('x')),
  '/one': to('/two', 301),
  '/two': to('three', 307),
  '/three': to('/plain#part', 308),
  '/loop': to('/loop'),
  '/ping': to('/pong'),
  '/pong': to('/ping'),
  '/far': (request, response) => to(`/far?${Number(request.url?.split('?')[1] ?? 0) + 1}`)(request, response),
  '/to-file': to('file:///etc/passwd'),
  '/to-nothing': to('http://'),
  '/cookie': (request, response) => {
    if (request.headers.cookie?.includes('seen=yes-a-secret') === true) response.end(whole);
    else {
      response.writeHead(302, { Location: '/cookie', 'Set-Cookie': ['seen=yes-a-secret; Path=/', 'other=1; Path=/elsewhere'] });
      response.end();
    }
  },
  '/refresh': page('Moved', '<meta http-equiv="refresh" content="0; url=/plain">'),
  '/reload': page(ARTICLE, '<meta http-equiv="refresh" content="1; url=/plain">'),
  '/404': typed('text/html', page('Nothing'), 404),
  '/410': typed('text/html', '', 410),
  '/403': typed('text/html', page('Checking your browser before accessing'), 403),
  '/500': typed('text/html', 'no', 500),
  '/twice-down': (_request, response) => {
    failures += 1;
    if (failures > 2) response.end(whole);
    else {
      response.writeHead(503, failures === 1 ? { 'Retry-After': '7' } : {});
      response.end('later');
    }
  },
  '/busy': (_request, response) => {
    response.writeHead(429, { 'Retry-After': '9999' });
    response.end();
  },
  '/empty': typed('text/html', ''),
  '/204': typed('', '', 204),
  '/pdf': typed('application/pdf', '%PDF-1.7 invented'),
  '/text': typed('text/plain; charset=windows-1252', Buffer.from('caf\xe9', 'latin1')),
  '/notes.md': typed('text/plain', '# Notes'),
  '/markdown': typed('text/markdown', '# Notes'),
  '/untyped': typed('', whole),
  '/untyped-data': typed('', '\x00\x01\x02'),
  '/sets': page(
    `${ARTICLE}<img src=a.png srcset="a-small.png 320w, a-large.png 1200w"><picture><source srcset="b.webp"><img data-src="b.png" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></picture>
     <video poster=poster.png></video><p style="background:url('styled.png')"><img src=a.png><img src="/gone.png"><img src="/page.png">`,
    `<meta property="og:image" content="og.png"><script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","image":{"url":"ld.png"},"publisher":{"logo":{"url":"logo.png"}}}]}</script>
     <link rel=stylesheet href=main.css><style>@import "inline.css"; p{background:url(inline.png)}</style>`,
  ),
  '/main.css': typed(
    'text/css',
    '@import url(deep/more.css); @font-face{src:url(f.eot);src:url(f.woff2) format("woff2"),url(f.woff)} p{background:url("bg.png")}',
  ),
  '/deep/more.css': typed('text/css', 'p{background:url(../deep.png)}'),
  '/inline.css': to('/moved/inline.css'),
  '/moved/inline.css': typed('text/css', 'p{background:url(beside.png)}'),
  '/f.woff2': typed('font/woff2', 'wOF2'),
  '/page.png': typed('text/html', 'login first'),
  ...Object.fromEntries(
    'a a-large b poster styled og ld bg deep inline'.split(' ').map((name) => [`/${name}.png`, image] as const),
  ),
  '/b.webp': image,
  '/moved/beside.png': image,
  '/drip': (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.write(whole);
    const timer = setInterval(() => response.write('.'), 20);
    response.on('close', () => clearInterval(timer));
  },
  '/silent': () => undefined,
  '/slow-image': page(`${ARTICLE}<img src=/silent>`),
  '/misnamed': page(`${ARTICLE}<img src=/jpeg><img src=/unknown>`),
  '/jpeg': typed('application/octet-stream', Buffer.from('\xff\xd8\xff\xe0', 'latin1')),
  '/unknown': typed('image/x-invented', 'pixels'),
  '/many': page(ARTICLE + Array.from({ length: 40 }, (_, index) => `<img src="/a.png?${index}">`).join('')),
  '/hostile-headers': (_request, response) => {
    response.writeHead(200, {
      'Content-Type': 'text/html',
      'X-Note': 'caf\xe9',
      Authorization: 'Basic c2VjcmV0',
      'X-Robots-Tag': 'noarchive',
    });
    response.end(page(ARTICLE, '<meta name=robots content="noarchive">'));
  },
};

let site: Site;
/** Answers each connection with exact bytes, then hangs up. */
let raw: Server;
let rawPort = 0;

beforeAll(async () => {
  site = await startSite(routes);
  raw = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (request) => {
      const path = request.toString('latin1').split(' ')[1] ?? '';
      socket.end(RAW[path] ?? 'HTTP/1.1 404 Not Found\r\n\r\n');
    });
  });
  const listening = Promise.withResolvers<undefined>();
  raw.listen(0, '127.0.0.1', () => listening.resolve(undefined));
  await listening.promise;
  // Safe: a TCP server that listens has an address object.
  rawPort = (raw.address() as AddressInfo).port;
});

const RAW: Record<string, string> = {
  '/short': `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99999\r\n\r\n${whole}`,
  '/half-chunk': `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n${whole.length.toString(16)}\r\n${whole}\r\n`,
  '/nonsense': 'SSH-2.0-invented\r\n',
  '/nothing': '',
};

afterAll(async () => {
  raw.close();
  await site.close();
});

function capture(path: string, options: Partial<CaptureUrlOptions> = {}) {
  return captureUrl(path.startsWith('http') ? path : site.url + path, { ...localCapture(), ...options });
}

async function failure(path: string, options: Partial<CaptureUrlOptions> = {}) {
  const error = await capture(path, options).then(
    () => null,
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(ArchiveError);
  // Safe: asserted on the line above.
  return { error: error as ArchiveError, facts: failureFacts(error) };
}

describe('captureUrl', () => {
  it.each(['plain', 'gzip', 'br', 'deflate', 'raw-deflate', 'zstd', 'twice'])(
    'reads a page that comes as %s, and gives it back out of its WARC',
    async (path) => {
      const draft = await capture(`/${path}`);
      expect(draft.text).toBe(whole);
      expect(draft.status).toBe('complete');
      expect(draft.kind).toBe('html');
      const stored = await payloadOf(draft.warc);
      expect(Buffer.from(stored.payload).toString()).toBe(whole);
      expect(stored).toMatchObject({ mime: path === 'plain' ? 'text/html' : 'text/html', url: `${site.url}/${path}` });
    },
  );

  it('follows redirects, records every hop, and keeps the last address', async () => {
    const draft = await capture('/one');
    expect(draft.redirects).toEqual(['/one', '/two', '/three'].map((path) => site.url + path));
    expect(draft).toMatchObject({
      requestedUrl: `${site.url}/one`,
      finalUrl: `${site.url}/plain`,
      httpStatus: 200,
      status: 'complete',
    });
    const responses = (await recordsOf(draft.warc)).filter((record) => record.type === 'response');
    expect(responses.map((record) => record.status)).toEqual([301, 307, 308, 200]);
  });

  it.each(['/loop', '/ping', '/far', '/to-file', '/to-nothing'])('ends redirects that lead nowhere: %s', async (path) => {
    const { error, facts } = await failure(path);
    expect(facts?.reason).toBe('redirects');
    expect(error.message).toContain('127.0.0.1');
  });

  it('carries cookies through a capture and keeps their values out of everything stored', async () => {
    const draft = await capture('/cookie');
    expect(draft.text).toBe(whole);
    expect(draft.interventions).toEqual(['redacted headers: cookie, set-cookie']);
    for (const bytes of [gunzipSync(draft.warc), Buffer.from(JSON.stringify(draft.facts))])
      expect(bytes.toString('latin1')).not.toContain('yes-a-secret');
  });

  it('follows a page that only points elsewhere, and stays on one that reloads itself', async () => {
    expect(await capture('/refresh')).toMatchObject({
      finalUrl: `${site.url}/plain`,
      redirects: [`${site.url}/refresh`],
      text: whole,
    });
    expect(await capture('/reload')).toMatchObject({ finalUrl: `${site.url}/reload`, redirects: [] });
  });

  it('saves what the page is shown with: images however they are named, stylesheets and what these import', async () => {
    const draft = await capture('/sets');
    expect(draft.resources.map(({ url }) => url.slice(site.url.length)).sort()).toEqual(
      [
        ...[
          '/a-large.png',
          '/a.png',
          '/b.png',
          '/b.webp',
          '/bg.png',
          '/deep.png',
          '/deep/more.css',
          '/f.woff2',
          '/inline.css',
          '/inline.png',
        ],
        ...['/ld.png', '/main.css', '/moved/beside.png', '/og.png', '/poster.png', '/styled.png'],
      ].sort(),
    );
    expect(draft.resources.find(({ url }) => url.endsWith('/inline.css'))?.finalUrl).toBe(`${site.url}/moved/inline.css`);
    expect(draft.missing).toEqual([
      { url: `${site.url}/gone.png`, reason: 'HTTP 404' },
      { url: `${site.url}/page.png`, reason: 'a page came instead of an image' },
    ]);
    expect(draft).toMatchObject({ status: 'complete-with-warnings', warnings: ['2 of 18 resources missing'] });
  });

  it('keeps equal bodies once', async () => {
    const records = await recordsOf((await capture('/sets')).warc);
    const revisits = records.filter((record) => record.type === 'revisit');
    expect(revisits.length).toBeGreaterThan(5);
    const digests = new Set(records.filter((record) => record.type === 'response').map((record) => record.payloadDigest));
    for (const revisit of revisits) expect(digests).toContain(revisit.payloadDigest);
  });

  it('tells what an image is by its bytes, else by what the server says', async () => {
    const { resources } = await capture('/misnamed');
    expect(resources.map(({ url, mime }) => [url.slice(site.url.length), mime]).sort()).toEqual([
      ['/jpeg', 'image/jpeg'],
      ['/unknown', 'image/x-invented'],
    ]);
  });

  it('leaves images alone when they are not wanted', async () => {
    const draft = await capture('/sets', { images: false });
    expect(draft.resources.map(({ url }) => url.slice(site.url.length)).sort()).toEqual([
      '/deep/more.css',
      '/inline.css',
      '/main.css',
    ]);
  });

  it.each([
    ['/404', 'Check the address'],
    ['/410', 'Check the address'],
    ['/403', 'robot'],
    ['/500', 'Try again later'],
  ])('says what to do when the server answers %s', async (path, advice) => {
    const { error, facts } = await failure(path);
    expect(error).toMatchObject({ code: 'failed' });
    expect(error.message).toContain(advice);
    expect(facts).toMatchObject({ reason: 'http-status', status: Number(path.slice(1)), url: site.url + path });
    expect(facts?.headers).toContainEqual(['Content-Type', 'text/html']);
  });

  it('tries again after 5xx and 429, as long as the server asks for but no longer than five minutes', async () => {
    const slept: number[] = [];
    failures = 0;
    await capture('/twice-down', localCapture(slept));
    expect(slept[0]).toBe(7_000);
    expect(slept[1]).toBeGreaterThanOrEqual(4_000);
    expect(slept).toHaveLength(2);
    const busy: number[] = [];
    await failure('/busy', localCapture(busy));
    expect(busy).toEqual([300_000, 300_000, 300_000]);
  });

  it('does not try again what will not change', async () => {
    const slept: number[] = [];
    await failure('/404', localCapture(slept));
    await failure('http://nobody.invalid/', localCapture(slept));
    expect(slept).toEqual([]);
  });

  it.each([
    ['http://nobody.invalid/', 'dns'],
    ['http://127.0.0.1:1/', 'connect'],
    ['/empty', 'empty'],
    ['/204', 'empty'],
    ['/not-gzip', 'protocol'],
    ['/rot13', 'protocol'],
  ])('names the reason when %s fails: %s', async (path, reason) => {
    const { error, facts } = await failure(path);
    expect(facts?.reason).toBe(reason);
    expect(error.message).toMatch(/^\S+ .{10,}\.$/);
  });

  it('tells a broken connection, nonsense and plain http under https apart', async () => {
    expect((await failure(`http://127.0.0.1:${rawPort}/nothing`)).facts?.reason).toBe('connect');
    expect((await failure(`http://127.0.0.1:${rawPort}/nonsense`)).facts?.reason).toBe('protocol');
    expect((await failure(`https://127.0.0.1:${site.port}/`)).facts?.reason).toBe('tls');
    expect((await failure('/silent', { limits: { hardMs: 100, retries: 0 } })).facts?.reason).toBe('timeout');
  });

  it('never unpacks more than the limit', async () => {
    const { error, facts } = await failure('/bomb', { limits: { resourceBytes: 1_000_000 } });
    expect(error.code).toBe('too-large');
    expect(facts?.reason).toBe('too-large');
  });

  it.each([
    ['a body shorter than announced', () => `http://127.0.0.1:${rawPort}/short`, 'broken off by the server'],
    ['chunks that stop', () => `http://127.0.0.1:${rawPort}/half-chunk`, 'broken off by the server'],
    ['a slow drip', () => '/drip', 'cut off at the time limit'],
  ])('keeps what came of %s, and says it is partial', async (_name, url, warning) => {
    const draft = await capture(url(), { limits: { hardMs: 400 } });
    expect(draft).toMatchObject({ status: 'partial', warnings: [warning] });
    expect(draft.text).toContain('The river rose');
    expect((await recordsOf(draft.warc)).find((record) => record.type === 'response')?.truncated).not.toBeNull();
  });

  it('cuts a page at the size limit and says so', async () => {
    const draft = await capture('/plain', { limits: { resourceBytes: 2_000 } });
    expect(draft.payload).toHaveLength(2_000);
    expect(draft).toMatchObject({ status: 'partial', warnings: ['cut off at the size limit'] });
  });

  it('stops asking for resources when the time or the count is used up, and names them', async () => {
    const slow = await capture('/slow-image', { limits: { softMs: 100, hardMs: 300 } });
    expect(slow).toMatchObject({ status: 'complete-with-warnings', warnings: ['1 of 1 resources missing'] });
    const many = await capture('/many', { limits: { requests: 10 } });
    expect(many.resources).toHaveLength(9);
    expect(many.missing).toHaveLength(31);
  });

  it.each([
    ['/pdf', 'application/pdf', 'other', 'partial'],
    ['/untyped-data', 'application/octet-stream', 'other', 'partial'],
    ['/text', 'text/plain', 'text', 'complete'],
    ['/notes.md', 'text/plain', 'markdown', 'complete'],
    ['/markdown', 'text/markdown', 'markdown', 'complete'],
    ['/untyped', 'text/html', 'html', 'complete'],
  ])('stores what stands at %s as what it is', async (path, mime, kind, status) => {
    expect(await capture(path)).toMatchObject({ mime, kind, status });
  });

  it('decodes by the charset the server names', async () => {
    expect(await capture('/text')).toMatchObject({ text: 'café', charset: { name: 'windows-1252', decidedBy: 'header' } });
  });

  it('records who answered, when, what it said about robots, and never a secret', async () => {
    const draft = await capture('/hostile-headers');
    expect(draft.facts).toMatchObject({
      remoteAddress: '127.0.0.1',
      protocol: 'HTTP/1.1',
      robots: 'noarchive',
      xRobotsTag: 'noarchive',
      userAgent: 'Mozilla/5.0 (compatible)',
    });
    expect(gunzipSync(draft.warc).toString('latin1')).not.toContain('c2VjcmV0');
  });

  it('stops at once when told to, and stores nothing', async () => {
    const controller = new AbortController();
    const stopping = failure('/silent', { signal: controller.signal });
    setTimeout(() => controller.abort(), 50);
    expect((await stopping).error.code).toBe('cancelled');
    expect((await failure('/plain', { signal: AbortSignal.abort() })).error.code).toBe('cancelled');
  });

  it('tells how far it is', async () => {
    const stages: string[] = [];
    await capture('/sets', {
      onProgress: (stage, done, of) => stages.push(done === undefined ? stage : `${stage} ${done}/${of}`),
    });
    expect(stages.slice(0, 2)).toEqual(['connecting', 'reading']);
    expect(stages.at(-1)).toBe('resources 18/18');
  });

  it.each(['ftp://x.example/', 'javascript:alert(1)', 'file:///etc/passwd', 'http://user:secret@x.example/', 'no address', ''])(
    'refuses "%s" as an address',
    async (address) => {
      const error = await captureUrl(address, localCapture()).catch((caught: unknown) => caught);
      expect(error).toMatchObject({ code: 'invalid' });
      expect(String(error)).not.toContain('secret');
    },
  );
});
