import { setTimeout as sleep } from 'node:timers/promises';
import { ArchiveError, isArchiveError } from '../../../shared/archive-error.ts';
import type { GivenTaskResult, Task, TaskRequest } from '../../../shared/contract/tasks.ts';
import type { ArchiveService, Call } from '../ports.ts';
import type { Session } from './session.ts';
import { type Step, stepsOf, type TaskNeeds } from './task-steps.ts';

const ANNOUNCE_EVERY_MS = 200;
const KEPT_OVER = 50;
const CHECK_ALL: Extract<TaskRequest, { kind: 'verify' }>['input'] = { mode: 'full', scope: { kind: 'all' }, against: [] };

interface Held {
  readonly task: Mutable<Task>;
  readonly request: TaskRequest;
  readonly trust: Call['trust'];
  readonly stop: AbortController;
  result: GivenTaskResult | null;
  /** Resolves when a pause ends; null while it runs. */
  resumed: PromiseWithResolvers<void> | null;
}
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Runs long work in the host, so that it outlives the view it was begun in, and tells every window how far it is. */
export function taskFlow(session: Session, needs: TaskNeeds): ArchiveService['tasks'] {
  const { clock, logger } = session.ports;
  const all = new Map<string, Held>();
  let announced: ReturnType<typeof setTimeout> | null = null;

  const isOver = ({ task }: Held) => task.endedAt !== null;
  const announce = () => {
    if (announced) return;
    announced = setTimeout(() => {
      announced = null;
      session.events.emit({ type: 'tasks.changed', running: [...all.values()].filter((held) => !isOver(held)).length });
    }, ANNOUNCE_EVERY_MS);
    announced.unref();
  };
  const one = (id: string): Held => {
    const held = all.get(id);
    if (!held) throw new ArchiveError('not-found', 'This piece of work is not on the list any more.');
    return held;
  };
  const now = () => new Date(clock.now()).toISOString();

  function begin(request: TaskRequest, trust: Call['trust']): Task {
    const same = [...all.values()].find((held) => held.request.kind === request.kind && !isOver(held));
    if (same && request.kind !== 'export') return { ...same.task };
    const held: Held = {
      task: {
        id: session.store.newId('t'),
        kind: request.kind,
        state: 'running',
        about: request.kind === 'export' ? request.input.name : request.kind === 'backup' ? request.input.to : null,
        done: null,
        of: null,
        bytes: null,
        ofBytes: null,
        step: null,
        canPause: request.kind !== 'reindex',
        startedAt: now(),
        endedAt: null,
        workedMs: 0,
        outcome: null,
        error: null,
      },
      request,
      trust,
      stop: new AbortController(),
      result: null,
      resumed: null,
    };
    all.set(held.task.id, held);
    for (const old of [...all.values()].filter(isOver).slice(0, -KEPT_OVER)) all.delete(old.task.id);
    void run(held);
    announce();
    return { ...held.task };
  }

  async function run(held: Held): Promise<void> {
    const { task, request, trust, stop } = held;
    const signal = AbortSignal.any([stop.signal, session.closing]);
    try {
      const { steps, workShare } = stepsOf(needs, request, { signal, trust });
      await follow(held, steps[Symbol.asyncIterator](), workShare, signal);
      task.state = 'done';
      // What was put back is told of as changed until it has been read again.
      if (request.kind === 'repair') begin({ kind: 'verify', input: CHECK_ALL }, trust);
    } catch (error) {
      task.state = signal.aborted ? 'cancelled' : 'failed';
      if (!signal.aborted) task.error = told(error);
      if (!signal.aborted && !isArchiveError(error)) logger.error('a task failed', { kind: task.kind, error });
    }
    task.endedAt = now();
    announce();
    // What it found is told also where nothing could be recorded of it.
    const { revision } = session.catalogue.columns;
    session.events.emit({ type: 'archive.changed', revision, articleIds: [], kinds: [] });
  }

  /** Takes one step after another. Work that is only pulled for stands still while nobody pulls: that is a pause, and a rest. */
  async function follow(held: Held, steps: AsyncIterator<Step>, workShare: number, signal: AbortSignal): Promise<void> {
    const { task } = held;
    try {
      for (;;) {
        if (held.resumed) await held.resumed.promise;
        signal.throwIfAborted();
        const began = clock.monotonic();
        const step = await steps.next();
        const worked = clock.monotonic() - began;
        if (step.done === true) return;
        const { progress, result, outcome } = step.value;
        if (result) {
          held.result = result;
          task.outcome = outcome;
        }
        Object.assign(task, progress);
        announce();
        const rest = worked * (1 / workShare - 1);
        if (rest >= 1) await sleep(rest, undefined, { signal });
        task.workedMs += clock.monotonic() - began;
      }
    } finally {
      await steps.return?.();
    }
  }

  return {
    start: async ({ request }, { trust }) => ({ task: begin(request, trust) }),
    list: async () => ({ tasks: [...all.values()].map(({ task }) => ({ ...task })).toReversed() }),
    result: async ({ id }) => ({ result: one(id).result }),
    async pause({ id, paused }) {
      const held = one(id);
      if (!isOver(held) && held.task.canPause && paused !== (held.resumed !== null)) {
        held.resumed?.resolve();
        held.resumed = paused ? Promise.withResolvers() : null;
        held.task.state = paused ? 'paused' : 'running';
        announce();
      }
      return { task: { ...held.task } };
    },
    async cancel({ id }) {
      const held = one(id);
      held.stop.abort();
      held.resumed?.resolve();
      held.resumed = null;
      return { task: { ...held.task } };
    },
    async retry({ id }) {
      const held = one(id);
      if (!isOver(held)) return { task: { ...held.task } };
      all.delete(id);
      return { task: begin(held.request, held.trust) };
    },
    async clear() {
      const over = [...all.values()].filter(isOver);
      for (const { task } of over) all.delete(task.id);
      announce();
      return { cleared: over.length };
    },
  };
}

function told(error: unknown): { code: string; message: string } {
  if (isArchiveError(error)) return { code: error.code, message: error.message };
  return { code: 'internal', message: 'It stopped because of a fault in Pressmark. What was saved is safe; the log says more.' };
}
