import { ArchiveError } from '../../../shared/archive-error.ts';
import type { CaptureDraft } from '../seams.ts';
import { captureFailure } from './capture-failure.ts';
import { type Charset, decodeAs, decodeText } from './charset.ts';
import { decodeBody } from './decode-body.ts';
import type { CaptureLine, Exchange } from './exchange.ts';
import { follow } from './follow.ts';
import { charsetOf, headerOf, mimeOf } from './header-values.ts';
import { isBotWall } from './judge-page.ts';
import { resolveReference } from './page-references.ts';
import { type PageScan, scanPage } from './scan-page.ts';
import { REDACTED_HEADERS } from './warc-writer.ts';

/** The main document of a capture, read. */
export interface OpenedPage {
  readonly requestedUrl: string;
  /** The answers before the last: redirects, and pages that only refreshed to another. */
  readonly hops: readonly Exchange[];
  readonly answer: Exchange;
  readonly mime: string;
  readonly kind: CaptureDraft['kind'];
  readonly payload: Uint8Array;
  readonly text: string;
  readonly charset: Charset;
  /** Null for what is not HTML. */
  readonly scan: PageScan | null;
}

/** Asks for a page until it is there: redirects and immediate `meta refresh` followed, errors thrown as `CaptureFailure`. */
export async function openPage(line: CaptureLine, requestedUrl: string, onReading: () => void): Promise<OpenedPage> {
  const hops: Exchange[] = [];
  let url = withoutFragment(requestedUrl);
  for (let refreshed = 0; ; refreshed += 1) {
    const trail = await follow(line, url, {
      accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
      referer: null,
      retries: line.limits.retries,
      deadline: () => AbortSignal.timeout(line.limits.hardMs),
    });
    hops.push(...trail.hops);
    onReading();
    const page = await readPage(line, requestedUrl, hops, trail.last);
    const next = refreshed < MOST_REFRESHES ? refreshTarget(page) : null;
    if (next === null) return page;
    hops.push(trail.last);
    url = next;
  }
}

const MOST_REFRESHES = 5;

/** A page that shows this much is a page that reloads itself, not one that only points elsewhere. */
const POINTER_TEXT = 600;

function refreshTarget({ scan, answer }: OpenedPage): string | null {
  if (scan?.refresh == null || scan.refresh.delay > 5 || scan.textWeight > POINTER_TEXT) return null;
  const target = resolveReference(scan.refresh.url, answer.url);
  return target === answer.url ? null : target;
}

async function readPage(
  line: CaptureLine,
  requestedUrl: string,
  hops: readonly Exchange[],
  answer: Exchange,
): Promise<OpenedPage> {
  const { hostname } = new URL(answer.url);
  const contentType = headerOf(answer.headers, 'content-type');
  const payload = await decoded(answer, hostname, line.limits.resourceBytes);
  if (answer.status < 200 || answer.status >= 300) throw httpStatusFailure(answer, payload);
  if (payload.length === 0)
    throw captureFailure(
      'failed',
      `${hostname} sent an empty page. Try again later, or open it in a browser and save it there as a file.`,
      {
        reason: 'empty',
        ...answerFacts(answer),
      },
    );
  const { mime, kind } = kindOf(payload, mimeOf(contentType), answer.url);
  if (kind === 'other') {
    const nothing = { text: '', charset: { name: 'binary', decidedBy: 'given' } } as const;
    return { requestedUrl, hops: [...hops], answer, mime, kind, payload, ...nothing, scan: null };
  }
  const { text, charset } = decodeText(payload, { header: charsetOf(contentType), html: kind === 'html' });
  const scan = kind === 'html' ? await scanPage(text) : null;
  return { requestedUrl, hops: [...hops], answer, mime, kind, payload, text, charset, scan };
}

async function decoded(answer: Exchange, hostname: string, capBytes: number): Promise<Uint8Array> {
  try {
    return await decodeBody(answer.raw, headerOf(answer.headers, 'content-encoding'), capBytes);
  } catch (cause) {
    const code = cause instanceof ArchiveError ? cause.code : 'failed';
    const what = cause instanceof Error ? cause.message : String(cause);
    const reason = code === 'too-large' ? 'too-large' : 'protocol';
    throw captureFailure(
      code === 'too-large' ? code : 'failed',
      `${hostname}: ${what}`,
      { reason, ...answerFacts(answer) },
      { cause },
    );
  }
}

function kindOf(payload: Uint8Array, said: string, url: string): { mime: string; kind: CaptureDraft['kind'] } {
  const path = new URL(url).pathname;
  if (said === 'text/html' || said === 'application/xhtml+xml') return { mime: said, kind: 'html' };
  if (said === 'text/markdown' || said === 'text/x-markdown') return { mime: 'text/markdown', kind: 'markdown' };
  if (said === 'text/plain')
    return /\.(md|markdown)$/i.test(path) ? { mime: said, kind: 'markdown' } : { mime: said, kind: 'text' };
  if (said === '' || said === 'application/octet-stream' || said === 'unknown/unknown') {
    const head = decodeAs(payload.subarray(0, 1024), 'windows-1252').replace(/^(?:\ufeff|ï»¿)?\s*(?:<!--.*?-->\s*)*/s, '');
    if (/^<(!doctype html|html|head|body|title|meta|script)\b/i.test(head)) return { mime: 'text/html', kind: 'html' };
  }
  return { mime: said === '' ? 'application/octet-stream' : said, kind: 'other' };
}

function withoutFragment(url: string): string {
  const parsed = new URL(url);
  parsed.hash = '';
  return parsed.href;
}

/** A failure for an answer that is an error: its headers go to the journal, since being down at this time is evidence. */
function httpStatusFailure(answer: Exchange, payload: Uint8Array): Error {
  const { hostname } = new URL(answer.url);
  const said = `${answer.status} ${answer.statusText}`.trim();
  const botWall = isBotWall(answer.status, answer.headers, decodeAs(payload.subarray(0, 200_000), 'utf-8'));
  return captureFailure('failed', `${hostname} answered ${said}. ${adviceFor(answer.status, botWall)}`, {
    reason: 'http-status',
    botWall,
    ...answerFacts(answer),
  });
}

function adviceFor(status: number, botWall: boolean): string {
  if (botWall) return 'It takes this program for a robot: open the page in a browser, save it there as a file, and add the file.';
  if (status === 404 || status === 410) return 'The page is not there. Check the address.';
  if (status >= 500 || status === 429) return 'Try again later.';
  return 'It may need a login: save the page from a browser where you have one, and add the file.';
}

function answerFacts(answer: Exchange): Record<string, unknown> {
  return {
    url: answer.url,
    status: answer.status,
    remoteAddress: answer.remoteAddress,
    headers: answer.headers.filter(([name]) => !REDACTED_HEADERS.has(name.toLowerCase())),
    at: answer.startedAt,
  };
}
