import type { ChangeEvent } from '../../../shared/contract/library.ts';

/** Tells every watcher what happened to the archive. A slow watcher gets changes merged, never dropped. */
export interface Events {
  emit(event: ChangeEvent): void;
  /** Ends when the signal aborts. */
  watch(signal: AbortSignal | undefined): AsyncGenerator<ChangeEvent, void, void>;
}

interface Watcher {
  waiting: ChangeEvent[];
  wake: () => void;
}

export function createEvents(): Events {
  const watchers = new Set<Watcher>();
  return {
    emit(event) {
      for (const watcher of watchers) {
        watcher.waiting = merged(watcher.waiting, event);
        watcher.wake();
      }
    },
    async *watch(signal) {
      const watcher: Watcher = { waiting: [], wake: () => undefined };
      const stop = () => watcher.wake();
      watchers.add(watcher);
      signal?.addEventListener('abort', stop);
      try {
        while (!signal?.aborted) {
          const batch = watcher.waiting;
          watcher.waiting = [];
          yield* batch;
          if (watcher.waiting.length > 0 || signal?.aborted) continue;
          await new Promise<void>((wake) => {
            watcher.wake = wake;
          });
        }
      } finally {
        watchers.delete(watcher);
        signal?.removeEventListener('abort', stop);
      }
    },
  };
}

/** Adds an event to those not yet read: changes are united, counts and states replace older ones. */
function merged(waiting: readonly ChangeEvent[], event: ChangeEvent): ChangeEvent[] {
  const same = waiting.find((other) => other.type === event.type);
  const others = waiting.filter((other) => other !== same);
  if (event.type !== 'archive.changed' || same?.type !== 'archive.changed') return [...others, event];
  return [
    ...others,
    {
      type: 'archive.changed',
      revision: event.revision,
      articleIds: [...new Set([...same.articleIds, ...event.articleIds])],
      kinds: [...new Set([...same.kinds, ...event.kinds])],
    },
  ];
}
