import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WARCParser } from 'warcio';
import type { Exchange } from './exchange.ts';
import { payloadOf, recordsOf } from './read-warc.ts';
import { warcWriter } from './warc-writer.ts';

const STARTED = '2026-11-25T10:00:00.123Z';

function exchange(url: string, raw: Uint8Array | string, more: Partial<Exchange> = {}): Exchange {
  return {
    url,
    startedAt: STARTED,
    status: 200,
    statusText: 'OK',
    httpVersion: '1.1',
    headers: [['Content-Type', 'text/html']],
    requestHeaders: [['host', 'a.example']],
    remoteAddress: '93.184.215.14',
    raw: typeof raw === 'string' ? Buffer.from(raw) : raw,
    truncated: null,
    ...more,
  };
}

async function written(main: Exchange, ...others: Exchange[]): Promise<Uint8Array> {
  const writer = warcWriter({ startedAt: STARTED, info: { software: 'Pressmark test' } });
  await writer.exchange(main, true);
  for (const each of others) await writer.exchange(each);
  return writer.finish();
}

describe('the WARC of a capture', () => {
  it('is WARC/1.1, one gzip member a record, as the standard lays it out', async () => {
    const warc = await written(exchange('https://a.example/x?y=1', '<p>x'));
    const text = gunzipSync(warc).toString('latin1');
    expect(text.match(/^WARC\/1\.1\r$/gm)).toHaveLength(3);
    expect(text).toContain('WARC-Type: response\r\n');
    expect(text).toContain('WARC-Date: 2026-11-25T10:00:00.123Z\r\n');
    expect(text).toContain('WARC-IP-Address: 93.184.215.14\r\n');
    expect(text).toContain('\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>x\r\n\r\n');
    expect(text).toContain('GET /x?y=1 HTTP/1.1\r\nhost: a.example\r\n\r\n');
    expect(Buffer.from(warc).toString('latin1').split('\x1f\x8b\x08').length - 1).toBeGreaterThanOrEqual(3);
  });

  it('bears digests that are those of its bytes, seen by an independent reader', async () => {
    const warc = await written(exchange('https://a.example/', '<p>x'), exchange('https://a.example/b', 'body'));
    let seen = 0;
    for await (const record of WARCParser.iterRecords([warc], { keepHeadersCase: true, parseHttp: false })) {
      const block = await record.readFully(false);
      if (record.warcType === 'warcinfo') continue;
      expect(record.warcBlockDigest).toBe(`sha256:${createHash('sha256').update(block).digest('hex')}`);
      const split = Buffer.from(block).indexOf('\r\n\r\n') + 4;
      expect(record.warcPayloadDigest).toBe(`sha256:${createHash('sha256').update(block.subarray(split)).digest('hex')}`);
      seen += 1;
    }
    expect(seen).toBe(4);
  });

  it('keeps headers in the order, case and number they came in', async () => {
    const headers = [
      ['X-B', '1'],
      ['x-a', '2'],
      ['X-B', '3'],
      ['Transfer-Encoding', 'chunked'],
    ] as const;
    const text = gunzipSync(await written(exchange('https://a.example/', 'x', { headers }))).toString('latin1');
    expect(text).toContain('X-B: 1\r\nx-a: 2\r\nX-B: 3\r\nX-Archive-Orig-Transfer-Encoding: chunked\r\n');
  });

  it('lets no header end its line and write another', async () => {
    const hostile = exchange('https://a.example/', 'x', {
      statusText: 'OK\r\nWARC-Type: warcinfo',
      headers: [['X', 'a\r\n\r\nWARC/1.1\r\nWARC-Type: response']],
      requestHeaders: [['Y', 'b\nc']],
    });
    expect((await recordsOf(await written(hostile))).map((record) => record.type)).toEqual(['warcinfo', 'response', 'request']);
  });

  it('keeps secrets out of both messages', async () => {
    const secret = exchange('https://a.example/', 'x', {
      headers: [
        ['Set-Cookie', 'id=hush'],
        ['set-cookie', 'b=hush'],
      ],
      requestHeaders: [
        ['Cookie', 'id=hush'],
        ['AUTHORIZATION', 'Basic hush'],
        ['Proxy-Authorization', 'hush'],
      ],
    });
    const text = gunzipSync(await written(secret)).toString('latin1');
    expect(text).not.toContain('hush');
    expect(text).toContain('Set-Cookie: redacted\r\n');
  });

  it('writes equal bodies once, but the page itself always whole', async () => {
    const records = await recordsOf(
      await written(
        exchange('https://a.example/', 'same'),
        exchange('https://a.example/b', 'same'),
        exchange('https://a.example/c', ''),
        exchange('https://a.example/d', ''),
      ),
    );
    expect(records.filter((record) => record.type !== 'request').map((record) => record.type)).toEqual([
      'warcinfo',
      'response',
      'revisit',
      'response',
      'response',
    ]);
  });

  it('gives back the page, whatever stands before and after it', async () => {
    const writer = warcWriter({ startedAt: STARTED, info: {} });
    await writer.exchange(exchange('https://a.example/', 'first answer'));
    await writer.exchange(exchange('https://a.example/page', '<p>page'), true);
    await writer.exchange(exchange('https://a.example/i', 'image'));
    const stored = await payloadOf(await writer.finish());
    expect(Buffer.from(stored.payload).toString()).toBe('<p>page');
    expect(stored.url).toBe('https://a.example/page');
  });

  it('gives back any bytes unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 3000 }),
        fc.array(fc.tuple(fc.stringMatching(/^[A-Za-z-]{1,12}$/), fc.string({ unit: 'binary-ascii', maxLength: 20 })), {
          maxLength: 5,
        }),
        async (body, extra) => {
          const headers = [
            ['Content-Type', 'text/plain'],
            ...extra.map(([name, value]) => [`X-${name}`, value] as const),
          ] as const;
          const warc = await written(exchange('https://a.example/', body, { headers }));
          expect(Buffer.from((await payloadOf(warc)).payload).equals(Buffer.from(body))).toBe(true);
        },
      ),
      { numRuns: 60, seed: 20261125 },
    );
  });

  it('says when a stored capture holds no page', async () => {
    await expect(payloadOf(await warcWriter({ startedAt: STARTED, info: {} }).finish())).rejects.toMatchObject({
      code: 'damaged',
    });
  });
});
