import { expect, it } from 'vitest';
import { cookieJar } from './cookies.ts';

function jarWith(url: string, ...lines: string[]) {
  const jar = cookieJar();
  jar.take(url, lines);
  return jar;
}

it.each([
  ['sends a cookie back to its host', 'https://a.example/', ['x=1'], 'https://a.example/b', 'x=1'],
  ['keeps it from other hosts', 'https://a.example/', ['x=1'], 'https://b.example/', ''],
  ['keeps a host cookie from subdomains', 'https://a.example/', ['x=1'], 'https://s.a.example/', ''],
  ['sends a domain cookie to subdomains', 'https://a.example/', ['x=1; Domain=.a.example'], 'https://s.a.example/', 'x=1'],
  ['refuses a cookie for a foreign domain', 'https://a.example/', ['x=1; Domain=b.example'], 'https://b.example/', ''],
  ['refuses a cookie for a whole top-level domain', 'https://a.example/', ['x=1; Domain=example'], 'https://b.example/', ''],
  ['heeds the path', 'https://a.example/', ['x=1; Path=/in'], 'https://a.example/inside', ''],
  ['heeds the path downwards', 'https://a.example/', ['x=1; Path=/in'], 'https://a.example/in/side', 'x=1'],
  ['takes the folder of the page as the path', 'https://a.example/in/page', ['x=1'], 'https://a.example/other', ''],
  ['keeps a secure cookie off plain http', 'https://a.example/', ['x=1; Secure'], 'http://a.example/', ''],
  ['forgets what is taken back', 'https://a.example/', ['x=1', 'x=; Max-Age=0'], 'https://a.example/', ''],
  ['replaces a value', 'https://a.example/', ['x=1', 'x=2'], 'https://a.example/', 'x=2'],
  ['keeps equals signs in a value', 'https://a.example/', ['x=a=b'], 'https://a.example/', 'x=a=b'],
  ['ignores what is no cookie', 'https://a.example/', ['', '=1', 'nonsense'], 'https://a.example/', ''],
])('%s', (_name, from, lines, to, expected) => {
  expect(jarWith(from, ...lines).headerFor(to)).toBe(expected);
});
