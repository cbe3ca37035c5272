import { createHash, randomUUID } from 'node:crypto';
import { StatusAndHeaders, WARCRecord, WARCSerializer } from 'warcio';
import type { Exchange } from './exchange.ts';
import type { Headers } from './header-values.ts';

/** Builds the WARC of one capture, one gzip member a WARC record. */
export interface WarcWriter {
  /** A request with its response, or with a `revisit` when the same bytes are in this WARC already. */
  exchange(exchange: Exchange, main?: boolean): Promise<void>;
  /** Bytes that came without HTTP: a file, a paste. */
  resource(targetUri: string, mime: string, bytes: Uint8Array): Promise<void>;
  /** What is known of an address that gave nothing, or of the capture itself. */
  metadata(targetUri: string, fields: Readonly<Record<string, string>>): Promise<void>;
  /** The whole file. */
  finish(): Promise<Uint8Array>;
}

/** Names of headers whose values are kept out of every WARC. */
export const REDACTED_HEADERS: ReadonlySet<string> = new Set([
  'cookie',
  'set-cookie',
  'set-cookie2',
  'authorization',
  'proxy-authorization',
]);

/** Starts a WARC; `info` goes into its `warcinfo`. */
export function warcWriter(options: { readonly startedAt: string; readonly info: Readonly<Record<string, string>> }): WarcWriter {
  const { startedAt } = options;
  const members: Uint8Array[] = [];
  const held = new Map<string, { readonly url: string; readonly date: string }>();
  const mainId = recordId();

  const add = async (record: WARCRecord): Promise<void> => {
    members.push(await WARCSerializer.serialize(record, { gzip: true }));
  };

  return {
    async exchange(exchange, main = false) {
      const { url, startedAt: date } = exchange;
      const responseId = main ? mainId : recordId();
      const digest = `sha256:${createHash('sha256').update(exchange.raw).digest('hex')}`;
      const earlier = main || exchange.raw.length === 0 ? undefined : held.get(digest);
      const warcHeaders: Record<string, string> = { 'WARC-Record-ID': responseId };
      if (exchange.remoteAddress !== null) warcHeaders['WARC-IP-Address'] = exchange.remoteAddress;
      if (exchange.truncated !== null) warcHeaders['WARC-Truncated'] = exchange.truncated;
      if (earlier !== undefined) warcHeaders['WARC-Payload-Digest'] = digest;
      else if (exchange.raw.length > 0) held.set(digest, { url, date });

      const response = WARCRecord.create(
        {
          url,
          date,
          type: earlier === undefined ? 'response' : 'revisit',
          warcVersion: 'WARC/1.1',
          warcHeaders,
          ...(earlier === undefined ? {} : { refersToUrl: earlier.url, refersToDate: earlier.date }),
        },
        earlier === undefined ? [exchange.raw] : [],
      );
      response.warcHeaders.headers.set('Content-Type', 'application/http; msgtype=response');
      const statusLine = `HTTP/${exchange.httpVersion} ${exchange.status} ${exchange.statusText}`.trim();
      response.httpHeaders = message(statusLine, unchunked(exchange.headers));
      await add(response);

      const { pathname, search } = new URL(url);
      const request = WARCRecord.create({
        url,
        date,
        type: 'request',
        warcVersion: 'WARC/1.1',
        warcHeaders: { 'WARC-Concurrent-To': responseId },
      });
      request.httpHeaders = message(`GET ${pathname}${search} HTTP/${exchange.httpVersion}`, exchange.requestHeaders);
      await add(request);
    },
    async resource(targetUri, mime, bytes) {
      await add(
        WARCRecord.create(
          {
            url: targetUri,
            date: startedAt,
            type: 'resource',
            warcVersion: 'WARC/1.1',
            warcHeaders: { 'WARC-Record-ID': mainId, 'Content-Type': mime },
          },
          [bytes],
        ),
      );
    },
    async metadata(targetUri, fields) {
      await add(
        WARCRecord.create(
          { url: targetUri, date: startedAt, type: 'metadata', warcVersion: 'WARC/1.1', warcHeaders: { 'Content-Type': FIELDS } },
          [fieldLines(fields)],
        ),
      );
    },
    async finish() {
      const info = { ...options.info, format: 'WARC File Format 1.1', 'main-record': mainId };
      const first = await WARCSerializer.serialize(
        WARCRecord.create(
          { date: startedAt, type: 'warcinfo', warcVersion: 'WARC/1.1', warcHeaders: { 'Content-Type': FIELDS } },
          [fieldLines(info)],
        ),
        { gzip: true },
      );
      return Buffer.concat([first, ...members]);
    },
  };
}

const FIELDS = 'application/warc-fields';

function recordId(): string {
  return `<urn:uuid:${randomUUID()}>`;
}

/** Control characters would end a line early and let a page write headers of its own. */
function oneLine(text: string): string {
  return [...text].map((char) => (char < ' ' || char === '\u007f' ? ' ' : char)).join('');
}

function fieldLines(fields: Readonly<Record<string, string>>): Uint8Array {
  return Buffer.from(
    Object.entries(fields)
      .map(([name, value]) => `${name}: ${oneLine(value)}\r\n`)
      .join(''),
  );
}

/** Bodies are stored without chunking, so a reader must not try to undo it; the header is kept under the name archives use. */
function unchunked(headers: Headers): Headers {
  return headers.map(([name, value]) => [/^transfer-encoding$/i.test(name) ? `X-Archive-Orig-${name}` : name, value] as const);
}

function message(statusline: string, headers: Headers): StatusAndHeaders {
  const lines = headers.map(
    ([name, value]) => `${name}: ${REDACTED_HEADERS.has(name.toLowerCase()) ? 'redacted' : oneLine(value)}\r\n`,
  );
  const status = new StatusAndHeaders({ statusline, headers: new Headers() });
  // The serializer writes what `toString` gives: the headers in the order, case and number they came in, which no map keeps.
  return Object.assign(status, { toString: () => `${oneLine(statusline)}\r\n${lines.join('')}` });
}
