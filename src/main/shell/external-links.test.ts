import { describe, expect, it } from 'vitest';
import type { Window } from './electron-api.ts';
import { externalUrl, openExternal } from './external-links.ts';
import { fakeElectron } from './testing/fake-electron.ts';

const HOSTILE = [
  'file:///etc/passwd',
  'FILE:///etc/passwd',
  'smb://host/share',
  'ms-msdt:/id PCWDiagnostic',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'vbscript:x',
  'data:text/html,<script>',
  'about:blank',
  '\\\\host\\share',
  '//host/path',
  '/etc/passwd',
  'C:\\Windows\\system32\\calc.exe',
  ' https://example.org',
  'https://example.org ',
  '\thttps://example.org',
  '\nhttps://example.org',
  'https://a@b/',
  'https://example.org@evil.test/',
  'https://user:pw@example.org/',
  'http://:pw@example.org/',
  'https:example.org',
  'https:/example.org',
  'https:\\\\example.org',
  'http:///',
  'https://',
  'http://',
  'mailto:a@b.org',
  'tel:+123',
  'ftp://example.org/',
  'ws://example.org/',
  'wss://example.org/',
  'app://bundle/',
  'content://object/',
  'chrome://settings',
  'devtools://x',
  'view-source:https://example.org',
  'blob:https://example.org/x',
  'filesystem:https://example.org/x',
  'intent://x',
  'search-ms:query',
  'ms-officecmd:{}',
  'steam://run',
  'ssh://host',
  'telnet://host',
  'jar:https://x!/',
  'feed:https://x',
  'x-apple:1',
  'pressmark://x',
  '',
  'h\u0000ttps://example.org',
  '\u202Ehttps://example.org',
  'ht\ntp://example.org',
  'https//example.org',
  'www.example.org',
  'example.org',
  'http',
  ':',
  '://',
  'https://[::1',
  'https://exa mple.org/',
  'https://%00/',
  `https://example.org/${'a'.repeat(5000)}`,
];
const WEB = [
  'https://example.org/',
  'http://example.org/a?b=c#d',
  'HTTPS://EXAMPLE.ORG/',
  'https://münchen.example/',
  'https://example.org/путь',
  'https://example.org/\u202Egpj.exe',
  'https://xn--e1afmkfd.example/',
  'http://127.0.0.1/',
  'https://example.org:8443/x',
  'https://example.org/%2e%2e/',
];

describe('links that leave the app', () => {
  it('are web addresses in plain form or nothing', () => {
    expect(HOSTILE.length * 2).toBeGreaterThan(119);
    for (const address of [...HOSTILE, ...HOSTILE.map((one) => one.toUpperCase())].filter((one) => !WEB.includes(one)))
      expect([address, externalUrl(address)]).toEqual([address, null]);
    for (const address of WEB) expect(externalUrl(address)).toMatch(/^https?:\/\/[\x21-\x7e]+$/);
    expect(externalUrl('https://münchen.example/')).toBe('https://xn--mnchen-3ya.example/');
    expect(externalUrl('https://example.org/\u202Egpj.exe')).toBe('https://example.org/%E2%80%AEgpj.exe');
  });

  it('open only after a yes, and copying is the answer nearest at hand', async () => {
    const { api, record } = fakeElectron();
    const window = {} as Window; // the fake dialogs look at no window
    const ask = (address: string, response: number) => {
      record.answers = { response, canceled: true, filePaths: [] };
      return openExternal(api, window, address);
    };
    for (const address of HOSTILE) expect(await ask(address, 1)).toBe('refused');
    expect(record.opened).toEqual([]);
    expect(await ask('https://example.org/', 2)).toBe('left');
    expect(await ask('https://example.org/', 0)).toBe('copied');
    expect([record.opened, record.clipboard]).toEqual([[], ['https://example.org/']]);
    expect(await ask('https://example.org/', 1)).toBe('opened');
    expect(record.opened).toEqual(['https://example.org/']);
  });
});
