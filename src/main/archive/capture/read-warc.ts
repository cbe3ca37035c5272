import { WARCParser, type WARCRecord } from 'warcio';
import { ArchiveError } from '../../../shared/archive-error.ts';
import { decodeBody } from './decode-body.ts';
import { type Headers, headerOf, mimeOf } from './header-values.ts';
import { CAPTURE_LIMITS } from './limits.ts';

/** One record of a stored WARC, as its headers and bytes say. */
export interface WarcRecordRead {
  readonly type: string;
  readonly id: string;
  readonly url: string | null;
  readonly date: string | null;
  readonly contentType: string;
  /** Of the HTTP message inside, null when there is none. */
  readonly status: number | null;
  readonly headers: Headers;
  /** As stored: still content-encoded. */
  readonly payload: Uint8Array;
  readonly payloadDigest: string | null;
  readonly blockDigest: string | null;
  readonly truncated: string | null;
}

/** The main document of a stored capture, content-decoded. */
export interface StoredPage {
  readonly mime: string;
  readonly payload: Uint8Array;
  /** Null for a file or a paste. */
  readonly url: string | null;
  readonly headers: Headers;
}

/** Every record of a WARC in order. */
export async function recordsOf(warc: Uint8Array): Promise<WarcRecordRead[]> {
  const found: WarcRecordRead[] = [];
  for await (const record of WARCParser.iterRecords([warc], { keepHeadersCase: true, parseHttp: true })) {
    found.push(await read(record));
  }
  return found;
}

/** The main document back out of a stored capture. Throws `damaged` when the WARC holds none. */
export async function payloadOf(warc: Uint8Array): Promise<StoredPage> {
  const records = await recordsOf(warc);
  const main = mainOf(records);
  if (main === undefined)
    throw new ArchiveError('damaged', 'The stored capture holds no main document. Check the archive with verify.');
  const isHttp = main.type === 'response';
  const contentType = isHttp ? headerOf(main.headers, 'content-type') : main.contentType;
  const payload = isHttp
    ? await decodeBody(main.payload, headerOf(main.headers, 'content-encoding'), CAPTURE_LIMITS.resourceBytes)
    : main.payload;
  return { mime: mimeOf(contentType), payload, url: isHttp ? main.url : null, headers: main.headers };
}

/** Our own WARCs name their main record; others mean their first successful answer. */
function mainOf(records: readonly WarcRecordRead[]): WarcRecordRead | undefined {
  const info = records.find((record) => record.type === 'warcinfo');
  const named =
    info === undefined ? undefined : /^main-record: (.*?)\r?$/m.exec(new TextDecoder('utf-8').decode(info.payload))?.[1];
  return (
    records.find((record) => record.id === named) ??
    records.find((record) => record.type === 'response' && record.status !== null && record.status < 300) ??
    records.find((record) => record.type === 'resource')
  );
}

async function read(record: WARCRecord): Promise<WarcRecordRead> {
  const payload = await record.readFully(false);
  const status = Number(record.httpHeaders?.statusCode);
  return {
    type: record.warcType,
    id: record.warcHeader('WARC-Record-ID') ?? '',
    url: record.warcTargetURI ?? null,
    date: record.warcDate ?? null,
    contentType: record.warcContentType ?? '',
    status: record.warcType === 'request' || !(status > 0) ? null : status,
    headers: record.httpHeaders === null ? [] : [...record.httpHeaders.headers],
    payload,
    payloadDigest: record.warcPayloadDigest ?? null,
    blockDigest: record.warcBlockDigest ?? null,
    truncated: record.warcHeader('WARC-Truncated') ?? null,
  };
}
