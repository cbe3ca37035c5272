import type { Service } from '../../../shared/contract/service.ts';
import type { Task, TaskRequest, TaskResult } from '../../../shared/contract/tasks.ts';
import { reportOf, reprocessReport } from './fixity.ts';
import type { FakeStore } from './store.ts';

const AT = '2026-11-25T04:00:00.000Z';

/** The archive in memory: long work, which is over as soon as it has begun. */
export function tasksRoom(store: FakeStore): Service<void>['tasks'] {
  const one = (id: string): Task => {
    const found = store.tasks.find(({ task }) => task.id === id)?.task;
    if (!found) throw new Error(`No task ${id}.`);
    return found;
  };
  const change = (id: string, to: Partial<Task>) => {
    const task = { ...one(id), ...to };
    store.tasks = store.tasks.map((held) => (held.task.id === id ? { ...held, task } : held));
    store.say({ type: 'tasks.changed', running: 0 });
    return { task };
  };
  return {
    async start({ request }) {
      const task = taskOf(request, `task-${store.tasks.length + 1}`, store.articles.length);
      store.tasks = [{ task, result: resultOf(request, store) }, ...store.tasks];
      if (request.kind === 'verify') store.report = reportOf(store.articles.length, AT);
      store.say({ type: 'tasks.changed', running: 0 });
      store.tell({ articleIds: [] }, []);
      return { task };
    },
    list: async () => ({ tasks: store.tasks.map(({ task }) => task) }),
    result: async ({ id }) => ({ result: store.tasks.find(({ task }) => task.id === id)?.result ?? null }),
    pause: async ({ id, paused }) => change(id, { state: paused ? 'paused' : 'running' }),
    cancel: async ({ id }) => change(id, { state: 'cancelled', endedAt: AT }),
    retry: async ({ id }) => change(id, { state: 'done', error: null }),
    async clear() {
      const over = store.tasks.filter(({ task }) => task.endedAt !== null);
      store.tasks = store.tasks.filter((held) => !over.includes(held));
      return { cleared: over.length };
    },
  };
}

const OUTCOMES: { readonly [kind in TaskRequest['kind']]: Task['outcome'] } = {
  verify: 'clean',
  repair: 'whole',
  backup: 'clean',
  export: 'clean',
  reindex: null,
  reprocess: null,
};

function taskOf(request: TaskRequest, id: string, count: number): Task {
  return {
    id,
    kind: request.kind,
    state: 'done',
    about: request.kind === 'backup' ? request.input.to : request.kind === 'export' ? request.input.name : null,
    done: count,
    of: count,
    bytes: null,
    ofBytes: null,
    step: null,
    canPause: request.kind !== 'reindex',
    startedAt: AT,
    endedAt: AT,
    workedMs: 1000,
    outcome: OUTCOMES[request.kind],
    error: null,
  };
}

function resultOf(request: TaskRequest, store: FakeStore): TaskResult | null {
  if (request.kind === 'verify') return { kind: 'verify', report: reportOf(store.articles.length, AT) };
  if (request.kind === 'reindex') return { kind: 'reindex', report: { articles: store.articles.length, tookMs: 12 } };
  if (request.kind === 'reprocess') return { kind: 'reprocess', report: reprocessReport(store.articles.length) };
  if (request.kind === 'repair')
    return {
      kind: 'repair',
      report: { restored: [], rebuilt: [], quarantined: [], lost: [], state: 'whole', tookMs: 12 },
    };
  return null;
}
