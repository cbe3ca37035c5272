/** How long, how much and how often a capture may ask; hits are reported, never silent. */
export interface CaptureLimits {
  readonly dnsMs: number;
  readonly connectMs: number;
  readonly headersMs: number;
  /** No byte for this long ends a body. */
  readonly idleMs: number;
  /** After this no further resource is started. */
  readonly softMs: number;
  /** After this everything ends, and what was got is kept. */
  readonly hardMs: number;
  readonly resourceBytes: number;
  readonly pageBytes: number;
  readonly requests: number;
  readonly redirects: number;
  /** Further tries of the page itself. */
  readonly retries: number;
  /** Further tries of a resource. */
  readonly resourceRetries: number;
  readonly backoffMs: readonly number[];
  readonly retryAfterMs: number;
  /** Requests under way at once within one page. */
  readonly concurrency: number;
}

const MIB = 1024 * 1024;

/** The defaults of the capture design. */
export const CAPTURE_LIMITS: CaptureLimits = {
  dnsMs: 5_000,
  connectMs: 10_000,
  headersMs: 20_000,
  idleMs: 20_000,
  softMs: 60_000,
  hardMs: 180_000,
  resourceBytes: 100 * MIB,
  pageBytes: 300 * MIB,
  requests: 2_000,
  redirects: 20,
  retries: 3,
  resourceRetries: 1,
  backoffMs: [1_000, 4_000, 15_000],
  retryAfterMs: 300_000,
  concurrency: 6,
};
