import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, sendRaw, serveFake, statusOf } from './testing/served.ts';

let served: Served;
let other: Served;
beforeAll(async () => {
  served = await serveFake();
  other = await serveFake();
});
afterAll(async () => {
  await served.close();
  await other.close();
});

/** What the archive was asked so far, told by the revision that every change moves. */
const collections = async () => {
  const answer = await fetch(`${served.origin}/rpc/collections/list`, {
    method: 'POST',
    headers: { cookie: served.cookie, origin: served.origin, 'content-type': 'application/json' },
    body: '{}',
  });
  return ((await answer.json()) as { json: { collections: unknown[] } }).json.collections.length;
};

const BODY = '{"json":{"path":"made by an attacker"}}';
const UPGRADE =
  'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n';

const requests = {
  GET: (hosts: string, version = 'HTTP/1.1', target = '/') =>
    `GET ${target} ${version}\r\n${hosts}Cookie: ${served.cookie}\r\nConnection: close\r\n\r\n`,
  RPC: (hosts: string, version = 'HTTP/1.1', target = '/rpc/collections/create') =>
    `POST ${target} ${version}\r\n${hosts}Cookie: ${served.cookie}\r\nOrigin: ${served.origin}\r\nContent-Type: application/json\r\nContent-Length: ${BODY.length}\r\nConnection: close\r\n\r\n${BODY}`,
  upgrade: (hosts: string, version = 'HTTP/1.1', target = '/socket') =>
    `GET ${target} ${version}\r\n${hosts}Cookie: ${served.cookie}\r\nOrigin: ${served.origin}\r\n${UPGRADE}\r\n`,
};

describe('row 11: a name that was rebound to this computer', () => {
  const wrongHosts = () => {
    const { port } = served;
    return [
      '',
      'evil.com',
      `evil.com:${port}`,
      `localhost:${port}`,
      'localhost',
      `localhost.evil.com:${port}`,
      `127.0.0.1.nip.io:${port}`,
      '127.0.0.1',
      `127.0.0.1:${port + 1}`,
      `127.0.0.1:${other.port}`,
      `127.0.0.1.:${port}`,
      `127.0.0.1:${port}.`,
      `127.0.0.1:${port}:${port}`,
      `127.1:${port}`,
      `127.0.0.2:${port}`,
      `0.0.0.0:${port}`,
      `0:${port}`,
      `2130706433:${port}`,
      `0x7f000001:${port}`,
      `0177.0.0.1:${port}`,
      `[::ffff:127.0.0.1]:${port}`,
      `[::]:${port}`,
      `[0:0:0:0:0:0:0:1]:${port}`,
      `::1:${port}`,
      `user@127.0.0.1:${port}`,
      `127.0.0.1:${port}@evil.com`,
      `127.0.0.1:0${port}`,
      `127.0.0.1:${port}/`,
      `http://127.0.0.1:${port}`,
      `127.0.0.1 :${port}`,
      `LOCALHOST:${port}`,
      `EVIL.COM:${port}`,
      `xn--127-0-0-1:${port}`,
      `127.0.0.1%00:${port}`,
      `127.0.0.1,evil.com:${port}`,
    ].map((host) => `Host: ${host}\r\n`);
  };
  const shapes = (kind: keyof typeof requests) => {
    const own = `Host: 127.0.0.1:${served.port}\r\n`;
    const request = requests[kind];
    return [
      ...wrongHosts().map((hosts) => request(hosts)),
      request(''),
      request(`${own}Host: evil.com\r\n`),
      request(`Host: evil.com\r\n${own}`),
      request(own, 'HTTP/1.0'),
      request(own, 'HTTP/1.1', `http://evil.com/`),
    ];
  };

  it.each(['GET', 'RPC', 'upgrade'] as const)('is refused by 40 wrong ways to name the host: %s', async (kind) => {
    const all = shapes(kind);
    expect(all).toHaveLength(40);
    const statuses = await Promise.all(
      all.map(async (text) => [text.slice(0, 90), statusOf(await sendRaw(served.port, text))] as const),
    );
    expect(statuses.filter(([, status]) => status !== 421 && status !== 400)).toEqual([]);
    expect(await collections()).toBe(0);
  });

  it('is the one thing that stops it: the same requests with the own name are answered', async () => {
    const own = `Host: 127.0.0.1:${served.port}\r\n`;
    expect(statusOf(await sendRaw(served.port, requests.GET(own)))).toBe(200);
    expect(statusOf(await sendRaw(served.port, requests.upgrade(own)))).toBe(101);
    const six = await sendRaw(served.port, requests.GET(`Host: [::1]:${served.port}\r\n`), '::1');
    if (six !== '') expect(statusOf(six)).toBe(200); // a computer may have no ::1
  });
});

describe('row 12: another site’s page, and whoever has no secret', () => {
  const origins = () => [
    undefined,
    served.origin,
    'null',
    'https://evil.com',
    `http://localhost:${served.port}`,
    other.origin,
    served.origin.toUpperCase(),
    `${served.origin}/`,
  ];
  const sites = [undefined, 'same-origin', 'none', 'same-site', 'cross-site', 'nonsense'];
  const secrets = () => ({
    none: undefined,
    wrong: `${served.cookie.split('=')[0]}=${'0'.repeat(64)}`,
    'another run': other.cookie,
    right: served.cookie,
  });

  it('calls over HTTP succeed in the legal combinations only, and change nothing in the others', async () => {
    let legal = 0;
    const before = await collections();
    for (const method of ['POST', 'GET', 'PUT', 'OPTIONS'])
      for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded', undefined])
        for (const origin of origins())
          for (const site of sites)
            for (const [kind, cookie] of Object.entries(secrets())) {
              const isLegal =
                method === 'POST' &&
                type === 'application/json' &&
                origin === served.origin &&
                (site === undefined || site === 'same-origin' || site === 'none') &&
                kind === 'right';
              // Every legal call, and of the others all that differ in one thing, and a steady sample of the rest.
              const faults = [
                method !== 'POST',
                type !== 'application/json',
                origin !== served.origin,
                site !== undefined && site !== 'same-origin',
                kind !== 'right',
              ].filter(Boolean).length;
              if (faults > 2) continue;
              const lines = [
                `${method} /rpc/collections/create HTTP/1.1`,
                `Host: 127.0.0.1:${served.port}`,
                ...(origin === undefined ? [] : [`Origin: ${origin}`]),
                ...(site === undefined ? [] : [`Sec-Fetch-Site: ${site}`]),
                ...(cookie === undefined ? [] : [`Cookie: ${cookie}`]),
                ...(type === undefined ? [] : [`Content-Type: ${type}`]),
                `Content-Length: ${BODY.length}`,
                'Connection: close',
              ];
              const status = statusOf(await sendRaw(served.port, `${lines.join('\r\n')}\r\n\r\n${BODY}`));
              if (isLegal) legal++;
              expect([lines.join(' | '), status === 200]).toEqual([lines.join(' | '), isLegal]);
            }
    expect(await collections()).toBe(before + legal);
    expect(legal).toBe(3);
  });

  it('the socket opens in the legal combinations only', async () => {
    for (const origin of origins())
      for (const site of sites)
        for (const [kind, cookie] of Object.entries(secrets())) {
          const isLegal =
            origin === served.origin && (site === undefined || site === 'same-origin' || site === 'none') && kind === 'right';
          const head = `GET /socket HTTP/1.1\r\nHost: 127.0.0.1:${served.port}\r\n${origin === undefined ? '' : `Origin: ${origin}\r\n`}${site === undefined ? '' : `Sec-Fetch-Site: ${site}\r\n`}${cookie === undefined ? '' : `Cookie: ${cookie}\r\n`}${UPGRADE}\r\n`;
          expect([origin, site, kind, statusOf(await sendRaw(served.port, head)) === 101]).toEqual([origin, site, kind, isLegal]);
        }
  });

  it('every route wants the cookie', async () => {
    for (const path of ['/', '/index.html', '/assets/a.js', '/host.json', '/download/a/b', '/nothing', '/rpc/archive/info'])
      for (const cookie of [undefined, other.cookie, `${served.cookie}0`, served.cookie.slice(0, -1), 'a=b'])
        expect([
          path,
          (await fetch(served.origin + path, { redirect: 'manual', headers: cookie === undefined ? {} : { cookie } })).status,
        ]).toEqual([path, 401]);
  });

  it('another server on this computer is handed the cookie by the browser and still cannot call', async () => {
    let stolen = '';
    const thief = createServer((request, response) => {
      stolen = request.headers.cookie ?? '';
      response.end();
    });
    await new Promise<void>((resolve) => thief.listen(0, '127.0.0.1', resolve));
    const { port } = thief.address() as AddressInfo; // safe: listening on a TCP port
    // Cookies know no ports: this is what a browser sends when the person opens the other server.
    await fetch(`http://127.0.0.1:${port}/`, { headers: { cookie: served.cookie } });
    expect(stolen).toBe(served.cookie);
    const before = await collections();
    for (const headers of [
      { origin: `http://127.0.0.1:${port}` },
      { origin: `http://127.0.0.1:${port}`, 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      const answer = await fetch(`${served.origin}/rpc/collections/create`, {
        method: 'POST',
        headers: { cookie: stolen, 'content-type': 'application/json', ...headers },
        body: BODY,
      });
      expect(answer.status).toBe(403);
    }
    expect(await collections()).toBe(before);
    await new Promise((resolve) => thief.close(resolve));
  });
});

describe('row 13: who holds no token', () => {
  it('scripts call with the secret of this run, which the owner alone may read, and reach calls alone with it', async () => {
    const file = join(served.folder, 'commands/a.sock.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const { url, secret } = JSON.parse(await readFile(file, 'utf8')) as { url: string; secret: string };
    const call = async (headers: Record<string, string>, path = '/rpc/archive/info', method = 'POST') =>
      (await fetch(url + path, { method, headers, ...(method === 'POST' ? { body: '{}' } : {}) })).status;
    const json = { 'content-type': 'application/json' };
    expect(await call({ ...json, authorization: `Bearer ${secret}` })).toBe(200);
    for (const wrong of [
      secret,
      `bearer ${secret}`,
      `Bearer ${secret}0`,
      `Bearer ${secret.slice(1)}`,
      'Bearer ',
      `Bearer ${served.cookie}`,
    ])
      expect([wrong, await call({ ...json, authorization: wrong })]).toEqual([wrong, 401]);
    expect(await call({ 'content-type': 'text/plain', authorization: `Bearer ${secret}` })).toBe(415);
    expect(await call({ ...json, authorization: `Bearer ${secret}`, origin: 'https://evil.com' })).toBe(403);
    for (const path of ['/', '/host.json', '/socket'])
      expect([path, await call({ authorization: `Bearer ${secret}` }, path, 'GET')]).toEqual([path, 401]);
  });

  it('a token works once, whole, and in this run only', async () => {
    const token = new URL(served.host.url).searchParams.get('token') ?? '';
    const theirs = new URL(other.host.url).searchParams.get('token') ?? '';
    for (const wrong of [
      '',
      token,
      token.slice(0, 32),
      `${token}0`,
      token.toUpperCase(),
      theirs,
      '0'.repeat(64),
      '%00',
      'a'.repeat(5000),
    ])
      expect((await fetch(`${served.origin}/?token=${wrong}`, { redirect: 'manual' })).status).toBe(401);
  });

  it('no secret shows in the log or in the address a person ends at', async () => {
    const text = served.lines.join('\n');
    expect(text).not.toContain(served.cookie.split('=')[1]);
    expect(text).not.toContain(new URL(served.host.url).searchParams.get('token'));
    const page = await fetch(`${served.origin}/`, { headers: { cookie: served.cookie } });
    expect([page.url, page.headers.get('referrer-policy'), page.headers.get('set-cookie')]).toEqual([
      `${served.origin}/`,
      'no-referrer',
      null,
    ]);
  });

  it('the cookie is out of reach of scripts and of other sites, under a name of this run', () => {
    expect(served.cookie).toMatch(/^pressmark-[0-9a-f]{16}=[0-9a-f]{64}$/);
    expect(served.cookie.split('=')[0]).not.toBe(other.cookie.split('=')[0]);
  });
});

describe('row 14: stored content', () => {
  const facts = async () =>
    (await (await fetch(`${served.origin}/host.json`, { headers: { cookie: served.cookie } })).json()) as { content: string };

  it('is another site than the app, reads no cookie, and answers only below its unguessable path', async () => {
    const { content } = await facts();
    const base = new URL(content);
    expect(base.hostname).toBe('localhost');
    const answers = async (path: string) => (await fetch(base.origin + path, { headers: { cookie: served.cookie } })).status;
    const secret = base.pathname.slice(1, -1);
    const id = 'a'.repeat(64);
    expect(await answers(`/${secret}/${id}`)).toBe(200);
    for (const path of [
      `/${id}/${id}`,
      `/${secret}`,
      `/${secret}/`,
      '/',
      `/host.json`,
      `/${secret}/${id}/`,
      `/${secret}/${id}?x`,
      `/${secret.toUpperCase()}/${id}`,
      `//${secret}/${id}`,
    ])
      expect([path, await answers(path)]).toEqual([path, 404]);
  });

  it('answers 404 to six ways up and 400 to what is malformed', async () => {
    const { content } = await facts();
    const { port, pathname } = new URL(content);
    const raw = async (path: string) =>
      statusOf(await sendRaw(Number(port), `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`));
    for (const path of [
      '/../../etc/passwd',
      '/..%2f..%2fetc%2fpasswd',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/..\\..\\etc\\passwd',
      '/....//etc/passwd',
      '/%252e%252e%252fetc',
    ]) {
      expect([path, await raw(path)]).toEqual([path, 404]);
      expect([path, await raw(pathname.slice(0, -1) + path)]).toEqual([path, 404]);
    }
    for (const path of ['/%zz', '/%', `${pathname}%zz`, '/a%2']) expect([path, await raw(path)]).toEqual([path, 400]);
    for (const host of [`127.0.0.1:${port}`, `localhost:${served.port}`, 'localhost', `evil.com:${port}`, `[::1]:${port}`])
      expect([
        host,
        statusOf(
          await sendRaw(Number(port), `GET ${pathname}${'a'.repeat(64)} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
        ),
      ]).toEqual([host, 421]);
  });

  it('every answer is sandboxed, typed by the archive, and framed by the app alone', async () => {
    const { content } = await facts();
    for (const path of ['a'.repeat(64), 'b'.repeat(64), 'nothing']) {
      const { headers } = await fetch(content + path);
      expect(headers.get('content-security-policy')).toBe(
        `default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:; media-src data:; form-action 'none'; base-uri 'none'; frame-ancestors ${served.origin}; sandbox`,
      );
      expect([
        headers.get('x-content-type-options'),
        headers.get('cross-origin-resource-policy'),
        headers.get('cross-origin-opener-policy'),
        headers.get('set-cookie'),
      ]).toEqual(['nosniff', 'cross-origin', 'same-origin', null]);
    }
  });
});
