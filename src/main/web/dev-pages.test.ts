import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { appHeaders } from '../api/page-policy.ts';
import { devPages, forDevelopment } from './dev-pages.ts';

describe('the page while it is developed', () => {
  it('is fetched from the development server, queries included, and keeps this host’s origin', async () => {
    const server = createServer((request, response) => {
      if (request.url === '/none') response.writeHead(404).end();
      else response.setHeader('content-type', 'text/javascript').end(request.url);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const pages = devPages(`http://127.0.0.1:${(server.address() as AddressInfo).port}`); // safe: listening on a TCP port
    expect(new TextDecoder().decode((await pages.get('/main.tsx?t=1'))?.bytes)).toBe('/main.tsx?t=1');
    expect(await pages.get('/none')).toBeNull();
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  });

  it('widens the policy for that server alone', () => {
    const policy = forDevelopment(appHeaders('http://localhost:2', 'ws://127.0.0.1:1'), 'http://localhost:5173')[
      'content-security-policy'
    ];
    expect(policy).toContain("connect-src 'self' http://localhost:5173 ws://localhost:5173 ws://127.0.0.1:1");
    expect(policy).toContain("script-src 'self' 'unsafe-inline'");
    expect(policy).toContain("default-src 'none'");
  });
});
