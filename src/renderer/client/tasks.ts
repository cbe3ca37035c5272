import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Task, TaskKind, TaskRequest } from '../../shared/contract/tasks.ts';
import { useArchive } from './archive-context.tsx';

/** Long work of the archive, as every window sees it: it goes on in the host whatever is open here. */
export interface Tasks {
  /** The newest first. */
  readonly all: readonly Task[];
  readonly error: unknown;
  /** What is under way of a kind. */
  running(kind: TaskKind): Task | null;
  /** The newest of a kind, over or not. */
  latest(kind: TaskKind): Task | null;
  /** Begins it; what is under way already is not begun again. */
  start(request: TaskRequest): Promise<Task>;
  pause(task: Task, paused: boolean): Promise<void>;
  cancel(task: Task): Promise<void>;
  retry(task: Task): Promise<void>;
  clear(): Promise<number>;
}

const NONE: readonly Task[] = [];

/** The archive's long work and the ways to begin, pause and stop it. */
export function useTasks(): Tasks {
  const { client, orpc } = useArchive();
  const { data, error, refetch } = useQuery(orpc.tasks.list.queryOptions());
  const all = data?.tasks ?? NONE;
  return useMemo(() => {
    const then = async <T>(work: Promise<T>): Promise<T> => {
      const answer = await work;
      await refetch();
      return answer;
    };
    return {
      all,
      error,
      running: (kind) => all.find((task) => task.kind === kind && task.endedAt === null) ?? null,
      latest: (kind) => all.find((task) => task.kind === kind) ?? null,
      start: async (request) => (await then(client.tasks.start({ request }))).task,
      pause: async ({ id }, paused) => void (await then(client.tasks.pause({ id, paused }))),
      cancel: async ({ id }) => void (await then(client.tasks.cancel({ id }))),
      retry: async ({ id }) => void (await then(client.tasks.retry({ id }))),
      clear: async () => (await then(client.tasks.clear())).cleared,
    };
  }, [all, error, refetch, client]);
}

/** What a task still needs at the pace it has kept, in ms; null until that can be told. */
export function msLeft({ done, of, bytes, ofBytes, workedMs }: Task): number | null {
  const share = ofBytes && bytes !== null ? bytes / ofBytes : of && done !== null ? done / of : 0;
  return workedMs < 1500 || share <= 0.005 ? null : (workedMs / share) * (1 - share);
}
