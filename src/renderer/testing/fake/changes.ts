import type { ChangeEvent } from '../../../shared/contract/library.ts';
import type { Service } from '../../../shared/contract/service.ts';
import type { FakeStore } from './store.ts';

/** The archive in memory: what happens, told to whoever watches. */
export function changesRoom(store: FakeStore): Service<void>['changes'] {
  return {
    async *watch() {
      const waiting: ChangeEvent[] = [];
      let wake: (() => void) | null = null;
      const listener = (event: ChangeEvent) => {
        waiting.push(event);
        wake?.();
      };
      store.listeners.add(listener);
      try {
        for (;;) {
          for (let event = waiting.shift(); event; event = waiting.shift()) yield event;
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      } finally {
        store.listeners.delete(listener);
      }
    },
  };
}
