import type { Browser, Page } from 'playwright';

/** A task of the page's main thread: how long it held the thread by the clock, and how long the processor really worked on it. */
export interface Task {
  readonly wallMs: number;
  readonly workMs: number;
  /** What ran inside it, the longest first: scripts by place, layout, style, paint. */
  readonly parts: readonly string[];
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string; readonly data?: { readonly functionName?: string; readonly type?: string } };
}

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];
/** Around the others, and no cause by themselves. */
const WRAPPERS = new Set(['RunTask', 'RunMicrotasks', 'ProfileCall']);
const LONG_MS = 50;

/** The tasks over 50 ms of a page while `work` goes on. On a busy computer the clock counts other programs too; the work does not. */
export async function longTasks(browser: Browser, page: Page, work: () => Promise<void>): Promise<Task[]> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await work();
  // Safe: the trace format of the browser.
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const timed = traceEvents.filter(({ ph, pid, tid }) => ph === 'X' && mains.has(`${pid} ${tid}`));
  return timed
    .filter(({ name, dur = 0 }) => name === 'RunTask' && dur > LONG_MS * 1000)
    .map((task) => ({ wallMs: (task.dur ?? 0) / 1000, workMs: (task.tdur ?? 0) / 1000, parts: partsOf(task, timed) }))
    .sort((a, b) => b.wallMs - a.wallMs);
}

const MOST_PARTS = 4;

function partsOf(task: TraceEvent, timed: readonly TraceEvent[]): string[] {
  const end = task.ts + (task.dur ?? 0);
  return timed
    .filter(({ name, ts, tid, dur = 0 }) => !WRAPPERS.has(name) && tid === task.tid && ts >= task.ts && ts + dur <= end)
    .sort((a, b) => (b.dur ?? 0) - (a.dur ?? 0))
    .slice(0, MOST_PARTS)
    .map(({ name, args, dur = 0, tdur = 0 }) => {
      const what = args?.data?.functionName || args?.data?.type;
      return `${name}${what ? ` ${what}` : ''} ${(dur / 1000).toFixed(0)}/${(tdur / 1000).toFixed(0)}`;
    });
}
