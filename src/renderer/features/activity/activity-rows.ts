import type { Job } from '../../../shared/contract/captures.ts';
import type { Task } from '../../../shared/contract/tasks.ts';
import { type Cause, failedByCause } from './causes.ts';
import { isOver } from './job-words.ts';

/** A line of the drawer: long work, the head of a group of failures, or a job. */
export type ActivityRow =
  | { readonly kind: 'task'; readonly task: Task }
  | { readonly kind: 'cause'; readonly cause: Cause; readonly jobs: readonly Job[]; readonly isOpen: boolean }
  | { readonly kind: 'job'; readonly job: Job };

/** Long work under way first; then failures, grouped by cause and folded until opened; what runs, what waits, and what is over, newest first. */
export function activityRows(jobs: readonly Job[], open: ReadonlySet<Cause>, tasks: readonly Task[] = []): ActivityRow[] {
  const work = (some: readonly Task[]) => some.map((task): ActivityRow => ({ kind: 'task', task }));
  const job = (one: Job): ActivityRow => ({ kind: 'job', job: one });
  const failures = failedByCause(jobs).flatMap((group): ActivityRow[] => {
    const isOpen = open.has(group.cause);
    return [{ kind: 'cause', ...group, isOpen }, ...(isOpen ? group.jobs.map(job) : [])];
  });
  const running = jobs.filter((one) => !isOver(one) && one.stage !== 'waiting');
  const waiting = jobs.filter((one) => one.stage === 'waiting');
  const over = jobs.filter((one) => one.stage === 'done' || one.stage === 'cancelled').toReversed();
  return [
    ...work(tasks.filter(({ endedAt }) => endedAt === null)),
    ...work(tasks.filter(({ state }) => state === 'failed')),
    ...failures,
    ...[...running, ...waiting].map(job),
    ...work(tasks.filter(({ state }) => state === 'done' || state === 'cancelled')),
    ...over.map(job),
  ];
}

/** How far the queue has come, as a quarter that screen readers are told: 0, 25, 50, 75 or 100. */
export function quarterDone(counts: {
  readonly active: number;
  readonly waiting: number;
  readonly failed: number;
  readonly done: number;
}): number {
  const all = counts.active + counts.waiting + counts.failed + counts.done;
  return all === 0 ? 0 : Math.floor(((counts.failed + counts.done) / all) * 4) * 25;
}
