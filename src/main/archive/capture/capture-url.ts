import { createHash } from 'node:crypto';
import { ArchiveError } from '../../../shared/archive-error.ts';
import type { Clock, Fetch } from '../ports.ts';
import type { CaptureDraft, CaptureProgress } from '../seams.ts';
import { cookieJar } from './cookies.ts';
import { type CaptureLine, type Exchange, realSleep, type Sleep } from './exchange.ts';
import { headerOf } from './header-values.ts';
import { CAPTURE_LIMITS, type CaptureLimits } from './limits.ts';
import { openNetwork } from './network.ts';
import { normaliseUrl } from './normalise-url.ts';
import { openPage } from './open-page.ts';
import { pageReferences } from './page-references.ts';
import { type SavedResources, saveResources } from './save-resources.ts';
import { statusOf } from './status-of.ts';
import { REDACTED_HEADERS, warcWriter } from './warc-writer.ts';

/** What a capture of a page needs and may do. */
export interface CaptureUrlOptions {
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** The person typed a private or loopback address and confirmed it. Ends as soon as a public address has answered. */
  readonly allowPrivate: boolean;
  readonly ownPorts: readonly number[];
  /** Default: a plain browser-like one that names no tool. */
  readonly userAgent?: string;
  /** Images and fonts too; without it only stylesheets. */
  readonly images: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: CaptureProgress | undefined;
  readonly appVersion: string;
  readonly sleep?: Sleep;
  readonly limits?: Partial<CaptureLimits>;
}

/** Sent when no other is set: announcing an archive to a hostile site endangers the person who saves from it. */
export const DEFAULT_USER_AGENT = 'Mozilla/5.0 (compatible)';

/**
 * A page over HTTP as a draft: every hop recorded, what the page needs to be shown fetched beside it, and a status that never claims more than was got.
 * Throws a `CaptureFailure` when there is no page to store.
 */
export async function captureUrl(address: string, options: CaptureUrlOptions): Promise<CaptureDraft> {
  const requestedUrl = normaliseUrl(address);
  const { clock, onProgress } = options;
  const limits = { ...CAPTURE_LIMITS, ...options.limits };
  const network = openNetwork(options.fetch, options);
  const line: CaptureLine = {
    network,
    cookies: cookieJar(),
    userAgent: options.userAgent ?? DEFAULT_USER_AGENT,
    clock,
    sleep: options.sleep ?? realSleep,
    limits,
    signal: options.signal ?? new AbortController().signal,
    budget: { bytes: limits.pageBytes, requests: limits.requests },
  };
  const started = clock.now();
  try {
    onProgress?.('connecting');
    const page = await openPage(line, requestedUrl, () => onProgress?.('reading'));
    const saved = await resourcesOf(line, page, options, limits);
    const warc = await writeWarc(page, saved, options, line.userAgent);
    const { status, warnings } = statusOf(page, saved);
    return {
      method: 'fetch',
      status,
      warnings,
      capturedAt: page.answer.startedAt,
      requestedUrl,
      finalUrl: page.answer.url,
      redirects: page.hops.map((hop) => hop.url),
      httpStatus: page.answer.status,
      mime: page.mime,
      kind: page.kind,
      payload: page.payload,
      sha256: createHash('sha256').update(page.payload).digest('hex'),
      text: page.text,
      charset: page.charset,
      fidelity: 'wire',
      resources: saved.resources,
      missing: saved.missing,
      warc,
      interventions: interventionsOf([...page.hops, page.answer, ...saved.exchanges]),
      facts: {
        engine: 'plain fetch',
        appVersion: options.appVersion,
        userAgent: line.userAgent,
        startedAt: new Date(started).toISOString(),
        endedAt: new Date(clock.now()).toISOString(),
        remoteAddress: page.answer.remoteAddress,
        protocol: `HTTP/${page.answer.httpVersion}`,
        serverDate: headerOf(page.answer.headers, 'date') || null,
        lastModified: headerOf(page.answer.headers, 'last-modified') || null,
        contentType: headerOf(page.answer.headers, 'content-type') || null,
        charset: page.charset,
        robots: page.scan?.robots || null,
        xRobotsTag: headerOf(page.answer.headers, 'x-robots-tag') || null,
        redirects: page.hops.map((hop) => ({ url: hop.url, status: hop.status, remoteAddress: hop.remoteAddress })),
        missing: saved.missing,
      },
    };
  } catch (error) {
    // Whatever broke because the person stopped it, they stopped it.
    if (line.signal.aborted) throw new ArchiveError('cancelled', `Stopped before ${requestedUrl} was stored.`, { cause: error });
    throw error;
  } finally {
    await network.close();
  }
}

type OpenedPage = Awaited<ReturnType<typeof openPage>>;

const NOTHING: SavedResources = { resources: [], missing: [], exchanges: [], outOfTime: false };

async function resourcesOf(
  line: CaptureLine,
  page: OpenedPage,
  options: CaptureUrlOptions,
  limits: CaptureLimits,
): Promise<SavedResources> {
  if (page.scan === null) return NOTHING;
  const references = pageReferences(page.scan, page.answer.url, options.images);
  const left = Math.max(0, limits.hardMs - (options.clock.now() - Date.parse(page.answer.startedAt)));
  return saveResources(line, {
    url: page.answer.url,
    references,
    images: options.images,
    deadline: AbortSignal.timeout(left),
    enough: AbortSignal.timeout(Math.min(left, limits.softMs)),
    onProgress: options.onProgress,
  });
}

async function writeWarc(
  page: OpenedPage,
  saved: SavedResources,
  options: CaptureUrlOptions,
  userAgent: string,
): Promise<Uint8Array> {
  const writer = warcWriter({
    startedAt: page.answer.startedAt,
    info: { software: `Pressmark ${options.appVersion}`, 'http-header-user-agent': userAgent, robots: 'ignore' },
  });
  for (const hop of page.hops) await writer.exchange(hop);
  await writer.exchange(page.answer, true);
  for (const exchange of saved.exchanges) await writer.exchange(exchange);
  for (const { url, reason } of saved.missing) await writer.metadata(url, { 'not-saved': reason });
  return writer.finish();
}

/** What was done to the evidence on its way into the archive. */
function interventionsOf(exchanges: readonly Exchange[]): string[] {
  const redacted = new Set<string>();
  for (const { headers, requestHeaders } of exchanges)
    for (const [name] of [...headers, ...requestHeaders])
      if (REDACTED_HEADERS.has(name.toLowerCase())) redacted.add(name.toLowerCase());
  return redacted.size === 0 ? [] : [`redacted headers: ${[...redacted].sort().join(', ')}`];
}
