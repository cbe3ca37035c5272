import type { Service } from '../../../shared/contract/service.ts';
import type { FakeStore } from './store.ts';

/** The archive in memory: saving and the queue of it. */
export function capturesRoom(store: FakeStore): Service<void>['captures'] {
  return {
    async *save() {
      yield { type: 'result', index: 0, result: { source: '-', status: 'saved', warnings: [] } };
    },
    preview: async ({ text }) => {
      const links = text.match(/https?:\/\/\S+/g) ?? [];
      return {
        kind: links.length > 0 ? 'links' : text.trim() === '' ? 'empty' : 'text',
        links: links.map((url, nth) => ({
          url,
          host: new URL(url).host,
          isPrivate: new URL(url).hostname === 'localhost',
          held:
            nth % 5 === 4
              ? { articleId: store.articles[0]?.id ?? '', capturedAt: '2022-03-12T09:00:00.000Z', captures: 1 }
              : null,
        })),
        notLinks: text.split('\n').filter((line) => line.trim() !== '' && !/https?:/.test(line)).length,
      };
    },
    enqueue: async ({ sources }) => ({ jobIds: sources.map((_, nth) => `job-${nth}`) }),
    jobs: async () => ({ jobs: [], paused: false, active: 0, waiting: 0, failed: 0, done: 0 }),
    cancel: async ({ jobIds }) => ({ jobIds }),
    retry: async ({ jobIds }) => ({ jobIds }),
    pause: async ({ paused }) => ({ paused }),
    clearDone: async () => ({ cleared: 0 }),
  };
}
