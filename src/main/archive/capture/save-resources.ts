import { createHash } from 'node:crypto';
import { ArchiveError } from '../../../shared/archive-error.ts';
import { mediaTypeOf } from '../../../shared/media-type.ts';
import type { CapturedResource, CaptureProgress } from '../seams.ts';
import { decodeText } from './charset.ts';
import { decodeBody } from './decode-body.ts';
import type { CaptureLine, Exchange } from './exchange.ts';
import { follow } from './follow.ts';
import { charsetOf, headerOf, mimeOf } from './header-values.ts';
import { type PageReferences, sheetReferences } from './page-references.ts';

/** What was got of a page's stylesheets, images and fonts. */
export interface SavedResources {
  readonly resources: readonly CapturedResource[];
  readonly missing: readonly { readonly url: string; readonly reason: string }[];
  /** Every exchange, redirects included, in the order they ended. */
  readonly exchanges: readonly Exchange[];
  /** The time for resources ran out before all were asked for. */
  readonly outOfTime: boolean;
}

/** Fetches what a page refers to, stylesheets first and what they refer to after them. One that fails is listed, never thrown. */
export async function saveResources(
  line: CaptureLine,
  page: {
    readonly url: string;
    readonly references: PageReferences;
    readonly images: boolean;
    /** Ends what is under way. */
    readonly deadline: AbortSignal;
    /** After this none is started. */
    readonly enough: AbortSignal;
    readonly onProgress?: CaptureProgress | undefined;
  },
): Promise<SavedResources> {
  const resources: CapturedResource[] = [];
  const missing: { url: string; reason: string }[] = [];
  const exchanges: Exchange[] = [];
  const wanted = new Set<string>();
  const queue: { readonly url: string; readonly kind: 'sheet' | 'image'; readonly depth: number; readonly referer: string }[] =
    [];
  let done = 0;
  let outOfTime = false;

  const want = (references: PageReferences, depth: number, referer: string): void => {
    if (depth > IMPORT_DEPTH) return;
    for (const [kind, urls] of [
      ['sheet', references.sheets],
      ['image', references.images],
    ] as const) {
      for (const url of urls) {
        if (wanted.has(url)) continue;
        wanted.add(url);
        queue.push({ url, kind, depth, referer });
      }
    }
  };

  const take = async (next: (typeof queue)[number]): Promise<void> => {
    if (page.enough.aborted) {
      outOfTime = true;
      missing.push({ url: next.url, reason: 'time limit' });
      return;
    }
    try {
      const { hops, last } = await follow(line, next.url, {
        accept: next.kind === 'sheet' ? 'text/css,*/*;q=0.1' : 'image/avif,image/webp,image/svg+xml,image/*,*/*;q=0.5',
        referer: refererFor(next.referer, next.url),
        retries: line.limits.resourceRetries,
        deadline: () => page.deadline,
      });
      exchanges.push(...hops, last);
      const bytes = await accepted(last, next.kind, line.limits.resourceBytes);
      const finalUrl = last.url === next.url ? {} : { finalUrl: last.url };
      // By its bytes: servers call a JPEG image/jpg, octet-stream, or nothing.
      const mime = next.kind === 'sheet' ? 'text/css' : (mediaTypeOf(bytes) ?? mimeOf(headerOf(last.headers, 'content-type')));
      resources.push({ url: next.url, ...finalUrl, mime, bytes, sha256: hash(bytes) });
      if (next.kind === 'sheet') {
        const header = charsetOf(headerOf(last.headers, 'content-type'));
        want(sheetReferences(decodeText(bytes, { header, html: false }).text, last.url, page.images), next.depth + 1, last.url);
      }
    } catch (error) {
      if (line.signal.aborted) throw error;
      missing.push({ url: next.url, reason: error instanceof Error ? error.message : String(error) });
    } finally {
      done += 1;
      page.onProgress?.('resources', done, wanted.size);
    }
  };

  want(page.references, 0, page.url);
  page.onProgress?.('resources', 0, wanted.size);
  const running = new Set<Promise<void>>();
  while (queue.length > 0 || running.size > 0) {
    while (running.size < line.limits.concurrency) {
      const next = queue.shift();
      if (next === undefined) break;
      const work = take(next).finally(() => running.delete(work));
      running.add(work);
    }
    await Promise.race(running);
  }
  return { resources, missing, exchanges, outOfTime };
}

const IMPORT_DEPTH = 5;

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What browsers send by default: the whole address within an origin, the origin alone beyond it, nothing towards plain http. */
function refererFor(from: string, to: string): string | null {
  const [page, target] = [new URL(from), new URL(to)];
  page.hash = '';
  if (page.origin === target.origin) return page.href;
  return page.protocol === 'https:' && target.protocol === 'http:' ? null : `${page.origin}/`;
}

async function accepted(answer: Exchange, kind: 'sheet' | 'image', capBytes: number): Promise<Uint8Array> {
  if (answer.status < 200 || answer.status >= 300) throw new ArchiveError('failed', `HTTP ${answer.status}`);
  if (answer.truncated === 'length') throw new ArchiveError('too-large', 'larger than the limit');
  if (answer.truncated !== null) throw new ArchiveError('failed', 'broke off before its end');
  const bytes = await decodeBody(answer.raw, headerOf(answer.headers, 'content-encoding'), capBytes);
  if (bytes.length === 0) throw new ArchiveError('failed', 'empty');
  const mime = mimeOf(headerOf(answer.headers, 'content-type'));
  const isPage = mime === 'text/html' || mime === 'application/xhtml+xml';
  if (isPage) throw new ArchiveError('failed', `a page came instead of ${kind === 'sheet' ? 'a stylesheet' : 'an image'}`);
  return bytes;
}
