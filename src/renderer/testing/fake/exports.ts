import type { Service } from '../../../shared/contract/service.ts';
import type { FakeStore } from './store.ts';

/** The archive in memory: plans and runs that write nothing. */
export function exportsRoom(store: FakeStore): Service<void>['exports'] {
  return {
    plan: async ({ target, formats, name }) => {
      const count = store.chosen(target).length;
      const files = formats.map((format) => ({ path: `${name}/${format}`, format, bytes: count * 4_000, what: format }));
      return {
        folder: name,
        files,
        fileCount: files.length,
        articles: count,
        bytes: count * 4_000 * formats.length,
        warnings: [],
        skipped: [],
        leftOut: ['Notes', 'Computer name'],
      };
    },
    async *run({ target, name }) {
      const articlesOut = store.chosen(target).length;
      yield { type: 'progress', done: 0, of: articlesOut, file: `${name}/index` };
      yield {
        type: 'done',
        report: { out: `/exports/${name}`, files: [], articles: articlesOut, skipped: [], verified: true },
      };
    },
  };
}
