import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { ArchiveClient } from '../../shared/contract/client.ts';
import { askForLink } from '../api/command-client.ts';
import { IMAGE, RENDITION } from '../api/testing/fake-archive.ts';
import { type Served, serveFake } from './testing/served.ts';

let served: Served;
beforeAll(async () => {
  served = await serveFake();
});
afterAll(() => served.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${served.origin}${path}`, { redirect: 'manual', headers: { cookie: served.cookie, ...headers } });

describe('the loopback host', () => {
  it('lets a person in once by the printed link, to a clean address', async () => {
    const again = await fetch(served.host.url, { redirect: 'manual' });
    expect(again.status).toBe(401);
    const withCookie = await get(`/${new URL(served.host.url).search}`);
    expect([withCookie.status, withCookie.headers.get('location')]).toEqual([303, '/']);
    expect((await get('/')).status).toBe(200);
  });

  it('serves the built page and nothing that is not of it', async () => {
    expect(await (await get('/')).text()).toContain('<title>Pressmark</title>');
    expect((await get('/assets/a.js')).headers.get('content-type')).toContain('text/javascript');
    for (const path of [
      '/assets/a.map',
      '/nothing',
      '/assets',
      '/assets/..%2findex.html',
      '/%2e%2e/%2e%2e/etc/passwd',
      '//etc/passwd',
    ])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
  });

  it('says where stored content is served, and serves it there by hash', async () => {
    const facts = (await (await get('/host.json')).json()) as { content: string; desktop: null; archiveName: string };
    expect(facts).toMatchObject({ desktop: null, archiveName: 'Test archive' });
    expect(facts.content).toMatch(/^http:\/\/localhost:\d+\/[0-9a-f]{64}\/$/);
    const image = await fetch(facts.content + IMAGE.sha256);
    expect([image.headers.get('content-type'), new Uint8Array(await image.arrayBuffer())]).toEqual(['image/png', IMAGE.bytes]);
    const rendition = await fetch(facts.content + RENDITION.sha256);
    expect(rendition.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await rendition.text()).toBe('<p>Stored page</p>');
  });

  it('carries calls over one socket', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${served.port}/socket`, {
      headers: { cookie: served.cookie },
      origin: served.origin,
    });
    const client: ArchiveClient = createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket })); // safe: ws has the standard's members that the link uses
    expect((await client.archive.info()).name).toBe('Test archive');
    const seen: string[] = [];
    for await (const event of await client.archive.reindex()) seen.push(event.type);
    expect(seen).toEqual(['progress', 'progress', 'done']);
    socket.terminate();
  });

  it('answers calls over HTTP with the statuses of the contract', async () => {
    const call = (path: string, body: unknown) =>
      fetch(`${served.origin}/rpc/${path}`, {
        method: 'POST',
        headers: { cookie: served.cookie, origin: served.origin, 'content-type': 'application/json' },
        body: JSON.stringify({ json: body }),
      });
    expect((await call('archive/info', undefined)).status).toBe(200);
    expect((await call('articles/get', { id: 'none' })).status).toBe(404);
    expect((await call('articles/get', {})).status).toBe(400);
    expect((await call('nothing/there', {})).status).toBe(404);
  });

  it('keeps its headers on every answer, refusals included', async () => {
    for (const path of ['/', '/host.json', '/none', '/download/x/y', '/%zz']) {
      const { headers } = await get(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('ends at once though a page is connected, and leaves nothing behind', async () => {
    const own = await serveFake();
    const socket = new WebSocket(`ws://127.0.0.1:${own.port}/socket`, { headers: { cookie: own.cookie }, origin: own.origin });
    await new Promise((resolve) => socket.once('open', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await own.host.close();
    await closed;
    expect(await readdir(join(own.folder, 'commands'))).toEqual([]);
    await expect(fetch(own.origin)).rejects.toThrow();
    await own.close();
  });

  it('is served once: a second start fetches a fresh link from the first', async () => {
    expect(await askForLink(join(served.folder, 'commands/a.sock'))).toMatch(
      new RegExp(`^${RegExp.escape(served.origin)}/\\?token=[0-9a-f]{64}$`),
    );
  });
});
