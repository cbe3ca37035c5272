/** How much a page may cost before it is given up. */
export interface ExtractLimits {
  readonly workers: number;
  /** Wall time of one page. */
  readonly timeoutMs: number;
  /** Time a new thread has to load its tables. */
  readonly startMs: number;
  readonly heapMb: number;
  /** What is new and mostly short-lived: left to itself a thread takes some hundred MB for it, to save little time. */
  readonly youngMb: number;
  /** UTF-16 units. */
  readonly inputLength: number;
  /** A thread without work is let go after this: its tables are large. */
  readonly idleMs: number;
}

/** What one page is granted. */
export const LIMITS: ExtractLimits = {
  workers: 2,
  timeoutMs: 10_000,
  startMs: 60_000,
  heapMb: 512,
  youngMb: 32,
  inputLength: 50_000_000,
  idleMs: 120_000,
};
