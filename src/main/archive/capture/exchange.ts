import { setTimeout as delay } from 'node:timers/promises';
import type { Clock, FetchResponse } from '../ports.ts';
import { captureFailure } from './capture-failure.ts';
import type { CookieJar } from './cookies.ts';
import { type Headers, headerOf, headersOf } from './header-values.ts';
import type { CaptureLimits } from './limits.ts';
import type { Network } from './network.ts';
import { isRetryable, networkFailure } from './network-failure.ts';

/** One request and its answer, as they went over the wire. */
export interface Exchange {
  readonly url: string;
  readonly startedAt: string;
  readonly status: number;
  readonly statusText: string;
  readonly httpVersion: string;
  readonly headers: Headers;
  readonly requestHeaders: Headers;
  readonly remoteAddress: string | null;
  /** The payload, still content-encoded. */
  readonly raw: Uint8Array;
  /** Why the payload ends early, in WARC's words; null when it is whole. */
  readonly truncated: 'length' | 'time' | 'disconnect' | null;
}

/** Waits, unless told to stop. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

/** Sleeps in real time. */
export const realSleep: Sleep = async (ms, signal) => {
  await delay(ms, undefined, { signal });
};

/** What every request of one capture shares. */
export interface CaptureLine {
  readonly network: Network;
  readonly cookies: CookieJar;
  readonly userAgent: string;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly limits: CaptureLimits;
  /** The person's stop. */
  readonly signal: AbortSignal;
  /** Bytes and requests left of the page's budget. */
  readonly budget: { bytes: number; requests: number };
}

/** How one request is made. */
export interface Ask {
  readonly accept: string;
  readonly referer: string | null;
  readonly retries: number;
  /** Ends the request whatever it is doing; what came until then is kept. */
  readonly deadline: () => AbortSignal;
}

/** Asks once and again as the limits allow: after a failed connection, a 5xx or a 429, with `Retry-After` honoured. */
export async function exchange(line: CaptureLine, url: string, ask: Ask): Promise<Exchange> {
  for (let tried = 0; ; tried += 1) {
    line.signal.throwIfAborted();
    let wait: number;
    try {
      const answer = await once(line, url, ask);
      if (tried >= ask.retries || !(answer.status >= 500 || answer.status === 429)) return answer;
      wait = retryAfterMs(line, headerOf(answer.headers, 'retry-after')) ?? backoff(line.limits, tried);
    } catch (error) {
      if (tried >= ask.retries || !isRetryable(error)) throw error;
      wait = backoff(line.limits, tried);
    }
    await line.sleep(wait, line.signal);
  }
}

/** Exponential, with up to a quarter of jitter so that many captures do not come back at the same moment. */
function backoff(limits: CaptureLimits, tried: number): number {
  const base = limits.backoffMs[Math.min(tried, limits.backoffMs.length - 1)] ?? 0;
  return Math.round(base * (1 + Math.random() / 4));
}

function retryAfterMs(line: CaptureLine, value: string): number | null {
  if (value === '') return null;
  const ms = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - line.clock.now();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), line.limits.retryAfterMs) : null;
}

async function once(line: CaptureLine, url: string, ask: Ask): Promise<Exchange> {
  if (line.budget.requests <= 0)
    throw captureFailure('too-large', `${url}: the page asks for more than ${line.limits.requests} things.`, {
      reason: 'too-large',
      url,
    });
  line.budget.requests -= 1;
  const startedAt = new Date(line.clock.now()).toISOString();
  const signal = AbortSignal.any([line.signal, ask.deadline()]);
  let response: FetchResponse;
  try {
    response = await line.network.request(url, { headers: requestHeaders(line, url, ask), signal });
  } catch (error) {
    line.signal.throwIfAborted();
    throw networkFailure(error, url);
  }
  line.cookies.take(url, headersOf(response.headers, 'set-cookie'));
  const { raw, truncated } = await readBody(line, response, url);
  const { status, statusText, httpVersion, headers, requestHeaders: asked, remoteAddress } = response;
  return { url, startedAt, status, statusText, httpVersion, headers, requestHeaders: asked, remoteAddress, raw, truncated };
}

function requestHeaders(line: CaptureLine, url: string, ask: Ask): Record<string, string> {
  const cookie = line.cookies.headerFor(url);
  return {
    'User-Agent': line.userAgent,
    Accept: ask.accept,
    'Accept-Language': 'en,*;q=0.5',
    'Accept-Encoding': 'gzip, deflate, br, zstd',
    ...(ask.referer === null ? {} : { Referer: ask.referer }),
    ...(cookie === '' ? {} : { Cookie: cookie }),
  };
}

/** Reads what comes until the end, a limit or a break; a break after the first byte keeps what came. */
async function readBody(line: CaptureLine, response: FetchResponse, url: string): Promise<Pick<Exchange, 'raw' | 'truncated'>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const cap = Math.min(line.limits.resourceBytes, line.budget.bytes);
  let truncated: Exchange['truncated'] = null;
  try {
    for await (const chunk of response.body) {
      const room = cap - size;
      chunks.push(chunk.length > room ? chunk.subarray(0, room) : chunk);
      size += Math.min(chunk.length, room);
      if (chunk.length > room) {
        truncated = 'length';
        break;
      }
    }
  } catch (error) {
    line.signal.throwIfAborted();
    const failure = networkFailure(error, url);
    if (size === 0) throw failure;
    truncated = failure.facts.reason === 'timeout' ? 'time' : 'disconnect';
  }
  line.budget.bytes -= size;
  return { raw: Buffer.concat(chunks), truncated };
}
