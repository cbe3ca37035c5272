import diagnostics from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArchiveError } from '../../../shared/archive-error.ts';
import type { AddressPolicy } from './address-guard.ts';
import { failureFacts } from './capture-failure.ts';
import { captureUrl } from './capture-url.ts';
import type { ResolveAll } from './guarded-connect.ts';
import { nodeFetch } from './node-fetch.ts';
import { FORBIDDEN } from './testing/addresses.ts';
import { ARTICLE, localCapture, page, type Site, startSite } from './testing/site.ts';

const STRICT = { allowPrivate: false, blockedPorts: [] };
const CONFIRMED = { allowPrivate: true, blockedPorts: [] };
const noSignal = new AbortController().signal;

let site: Site;
/** Every address a socket was opened to. */
const attempts: string[] = [];
const spy = (message: unknown): void => {
  // Safe: the shape Node documents for `net.client.socket`.
  (message as { socket: Socket }).socket.on('connectionAttempt', (ip: string) => attempts.push(ip));
};

beforeAll(async () => {
  site = await startSite({
    '/': page(ARTICLE),
    '/headers': (request, response) => {
      response.writeHead(
        200,
        [
          ['X-Mixed-CASE', '1'],
          ['x-twice', 'a'],
          ['X-Twice', 'b'],
          ['Content-Type', 'text/plain'],
        ].flat(),
      );
      response.end(JSON.stringify(request.headers));
    },
  });
  diagnostics.subscribe('net.client.socket', spy);
});

afterAll(async () => {
  diagnostics.unsubscribe('net.client.socket', spy);
  await site.close();
});

async function refusedBy(url: string, policy: AddressPolicy = STRICT, resolve?: ResolveAll): Promise<unknown> {
  const session = nodeFetch(resolve === undefined ? {} : { resolve })(policy);
  try {
    await session.request(url, { headers: {}, signal: noSignal });
    return null;
  } catch (error) {
    return error;
  } finally {
    await session.close();
  }
}

/** A resolver that gives these answers, one a call, the last for ever. */
function answering(...answers: readonly (readonly string[])[]): { resolve: ResolveAll; calls: () => number } {
  let calls = 0;
  return {
    calls: () => calls,
    resolve: async () => {
      const answer = answers[Math.min(calls, answers.length - 1)] ?? [];
      calls += 1;
      return answer.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    },
  };
}

describe('nodeFetch', () => {
  it('gives headers as they came and as they were sent, and who answered', async () => {
    const session = nodeFetch()(CONFIRMED);
    const answer = await session.request(`${site.url}/headers`, { headers: { 'User-Agent': 'x' }, signal: noSignal });
    const chunks: Uint8Array[] = [];
    for await (const chunk of answer.body) chunks.push(chunk);
    await session.close();
    expect(answer.headers.slice(0, 4)).toEqual([
      ['X-Mixed-CASE', '1'],
      ['x-twice', 'a'],
      ['X-Twice', 'b'],
      ['Content-Type', 'text/plain'],
    ]);
    expect(answer.requestHeaders).toContainEqual(['User-Agent', 'x']);
    expect(answer.requestHeaders).toContainEqual(['host', `127.0.0.1:${site.port}`]);
    expect(answer.remoteAddress).toBe('127.0.0.1');
    expect(JSON.parse(Buffer.concat(chunks).toString())).toMatchObject({ 'user-agent': 'x' });
  });

  it('opens no socket to a forbidden address written out, in any spelling', async () => {
    attempts.length = 0;
    for (const [host] of FORBIDDEN) {
      const error = await refusedBy(`http://${host}:${site.port}/`);
      expect(error, host).toBeInstanceOf(ArchiveError);
      expect(failureFacts(error)?.reason, host).toBe('blocked-address');
      expect(await refusedBy(`https://${host}/`), host).toBeInstanceOf(ArchiveError);
    }
    expect(attempts).toEqual([]);
  });

  it('opens no socket to a name that resolves to a forbidden address, alone or among public ones', async () => {
    attempts.length = 0;
    for (const [host] of FORBIDDEN) {
      const address = new URL(`http://${host}/`).hostname.replace(/^\[|\]$/g, '');
      for (const answers of [[address], ['93.184.215.14', address], [address, '93.184.215.14']]) {
        const error = await refusedBy(`http://name.example:${site.port}/`, STRICT, answering(answers).resolve);
        expect(failureFacts(error), host).toMatchObject({ reason: 'blocked-address', address });
      }
    }
    expect(attempts).toEqual([]);
  });

  it('connects to the very answer it checked: a name that changes its mind is asked once', async () => {
    attempts.length = 0;
    const flipping = answering(['127.0.0.1'], ['10.0.0.1']);
    const session = nodeFetch({ resolve: flipping.resolve })(CONFIRMED);
    const answer = await session.request(`http://name.example:${site.port}/`, { headers: {}, signal: noSignal });
    for await (const _ of answer.body);
    await session.close();
    expect(answer.remoteAddress).toBe('127.0.0.1');
    expect(flipping.calls()).toBe(1);
    expect(attempts).toEqual(['127.0.0.1']);
  });

  it('checks a name again for the next connection', async () => {
    const flipping = answering(['127.0.0.1'], ['0.0.0.0']);
    const fetch = nodeFetch({ resolve: flipping.resolve });
    const first = fetch(CONFIRMED);
    for await (const _ of (await first.request(`http://name.example:${site.port}/`, { headers: {}, signal: noSignal })).body);
    await first.close();
    const second = fetch(CONFIRMED);
    await expect(second.request(`http://name.example:${site.port}/`, { headers: {}, signal: noSignal })).rejects.toThrow(
      'unspecified',
    );
    await second.close();
  });

  it('never reaches our own ports, whatever was confirmed', async () => {
    const error = await refusedBy(`${site.url}/`, { allowPrivate: true, blockedPorts: [site.port] });
    expect(String(error)).toContain('Pressmark itself');
  });

  it('gives up on a name server that does not answer', async () => {
    const session = nodeFetch({ resolve: () => new Promise(() => undefined), limits: { dnsMs: 20 } })(CONFIRMED);
    await expect(session.request('http://slow.example/', { headers: {}, signal: noSignal })).rejects.toThrow(
      'could not be resolved',
    );
    await session.close();
  });
});

describe('a public page', () => {
  /** The public internet, played by the local site: answers bear a public address, and everything else is the real network under the real guard. */
  function publicSite(pages: Readonly<Record<string, { location?: string; html?: string }>>): ReturnType<typeof nodeFetch> {
    const real = nodeFetch();
    return (policy) => {
      const session = real(policy);
      return {
        async request(url, options) {
          const { hostname, pathname } = new URL(url);
          if (hostname !== 'public.example') return session.request(url, options);
          const { location, html = '' } = pages[pathname] ?? {};
          return {
            status: location === undefined ? 200 : 302,
            statusText: '',
            httpVersion: '1.1',
            headers: location === undefined ? [['Content-Type', 'text/html']] : [['Location', location]],
            requestHeaders: [],
            remoteAddress: '93.184.215.14',
            body: (async function* () {
              yield Buffer.from(html);
            })(),
          };
        },
        close: () => session.close(),
      };
    };
  }

  it('cannot redirect to any forbidden address, even when private ones were confirmed', async () => {
    attempts.length = 0;
    for (const [host] of FORBIDDEN) {
      const fetch = publicSite({ '/': { location: `http://${host}:${site.port}/` } });
      const error = await captureUrl('https://public.example/', { ...localCapture(), fetch }).catch((caught: unknown) => caught);
      expect(failureFacts(error)?.reason, host).toBe('blocked-address');
    }
    expect(attempts).toEqual([]);
  });

  it('cannot bring in any forbidden address as a part of itself: each is named as missing', async () => {
    attempts.length = 0;
    const images = FORBIDDEN.map(([host], index) => `<img src="http://${host}:${site.port}/${index}.png">`).join('');
    const fetch = publicSite({
      '/': { html: page(ARTICLE + images, `<link rel=stylesheet href="http://127.0.0.1:${site.port}/s.css">`) },
    });
    const draft = await captureUrl('https://public.example/', { ...localCapture(), fetch });
    expect(draft.status).toBe('complete-with-warnings');
    expect(draft.missing).toHaveLength(FORBIDDEN.length + 1);
    expect(draft.missing.every(({ reason }) => reason.includes('Refused to connect'))).toBe(true);
    expect(attempts).toEqual([]);
  });
});
