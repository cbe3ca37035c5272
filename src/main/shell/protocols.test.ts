import { describe, expect, it } from 'vitest';
import { fakeArchive, IMAGE, RENDITION } from '../api/testing/fake-archive.ts';
import { appHandler, contentHandler, type SchemeHandler } from './protocols.ts';

const asked: string[] = [];
const archive = fakeArchive();
const content = contentHandler((sha256) => {
  asked.push(sha256);
  return archive.content(sha256);
});
const app = appHandler({
  get: async (path) =>
    path === '/index.html' ? { type: 'text/html; charset=utf-8', bytes: new TextEncoder().encode('page') } : null,
});

/** What Electron hands over may hold addresses that `Request` would not take. */
const ask = (handler: SchemeHandler, url: string, method = 'GET') => handler({ url, method } as Request); // safe: the handlers read these two

const SPELLINGS = (id: string) => [
  `../${id}`,
  `..%2f${id}`,
  `%2e%2e/${id}`,
  `%252e%252e%252f${id}`,
  `${id}%00`,
  `%00${id}`,
  `${id}/..`,
  `${id}%5c..`,
  `..\\${id}`,
  `${id}.png`,
  `${id}/`,
  `x/${id}`,
  `/${id}`,
  `${id.toUpperCase()}`,
  `${id}a`,
  id.slice(1),
  `%61${id.slice(1)}`,
  `${id};`,
  `${id}%20`,
  '',
  '.',
  '..',
  '%',
  '%zz',
  'etc/passwd',
  'C:/x',
  `${'a/'.repeat(2000)}`,
  'a'.repeat(10_000),
  '\u202e',
  '%ff',
];
const ORIGINS = [
  'content://object',
  'content://other',
  'content://object:8080',
  'content://user@object',
  'content://user:pw@object',
  'content://object.evil',
  'content://',
  'content:',
  'app://bundle',
  'https://object',
  'file://object',
  'content://OBJECT.',
  'content://localhost',
  'content://127.0.0.1',
  'content://[::1]',
  'content://xn--object',
];

describe('content:', () => {
  it('answers 200 to known ids alone, whatever an address looks like', async () => {
    const addresses = ORIGINS.flatMap((origin) =>
      [IMAGE.sha256, RENDITION.sha256].flatMap((id) => [id, ...SPELLINGS(id)].map((path) => `${origin}/${path}`)),
    );
    expect(addresses.length).toBeGreaterThan(980);
    const answered: string[] = [];
    for (const address of [
      ...addresses,
      ...Array.from({ length: 20 }, (_, i) => `content://object/${String(i).repeat(64).slice(0, 64)}`),
    ]) {
      const { status } = await ask(content, address);
      if (status === 200) answered.push(address);
      else expect(status).toBe(404);
    }
    const plain = (address: string) => new URL(address).pathname; // `a/..` and its like are resolved by every URL parser alike
    expect(answered.every((address) => [`/${IMAGE.sha256}`, `/${RENDITION.sha256}`].includes(plain(address)))).toBe(true);
    expect(answered.every((address) => address.startsWith('content://object/'))).toBe(true);
    expect(answered).toContain(`content://object/${IMAGE.sha256}`);
    expect(asked.every((id) => /^[0-9a-f]{64}$/.test(id))).toBe(true);
  });

  it('takes types from the archive and puts every answer under the sandbox', async () => {
    const image = await ask(content, `content://object/${IMAGE.sha256}`);
    const rendition = await ask(content, `content://object/${RENDITION.sha256}`);
    expect([image.headers.get('content-type'), rendition.headers.get('content-type')]).toEqual([
      'image/png',
      'text/html; charset=utf-8',
    ]);
    expect(await rendition.text()).toBe('<p>Stored page</p>');
    for (const { headers } of [image, rendition, await ask(content, 'content://object/none')]) {
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*; sandbox$/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('answers GET and HEAD alone', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'CONNECT'])
      expect((await ask(content, `content://object/${IMAGE.sha256}`, method)).status).toBe(405);
    const head = await ask(content, `content://object/${IMAGE.sha256}`, 'HEAD');
    expect([head.status, await head.text()]).toEqual([200, '']);
  });
});

describe('app:', () => {
  it('serves what the build made, on one origin, and nothing else', async () => {
    expect(await (await ask(app, 'app://bundle/index.html')).text()).toBe('page');
    for (const url of [
      'app://other/index.html',
      'app://bundle:1/index.html',
      'app://u@bundle/index.html',
      'app://bundle/..%2findex.html',
      'app://bundle/etc/passwd',
      'content://bundle/index.html',
      'not a url',
    ])
      expect([url, (await ask(app, url)).status]).toEqual([url, 404]);
    expect((await ask(app, 'app://bundle/index.html', 'POST')).status).toBe(405);
  });
});
