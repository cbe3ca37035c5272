import type { Service } from '../../../shared/contract/service.ts';
import type { FakeStore } from './store.ts';

/** The archive in memory: what it is and how it is. */
export function archiveRoom(store: FakeStore): Service<void>['archive'] {
  return {
    info: async () => ({
      archiveId: 'fake',
      name: 'Harbour casework',
      path: '/users/researcher/Documents/Pressmark',
      state: 'open',
      notice: null,
      index: { state: 'ready', done: store.articles.length, total: store.articles.length },
      freeBytes: 412_000_000_000,
      lastVerify: { at: '2026-11-12T08:00:00.000Z', state: 'clean' },
      revision: store.revision,
    }),
    create: async () => ({ archiveId: 'fake', path: '/users/researcher/Documents/Pressmark', created: false }),
    stats: async () => ({
      articles: store.articles.length,
      captures: store.articles.reduce((sum, { captures }) => sum + captures, 0),
      objects: store.articles.length * 3,
      bytes: store.articles.length * 48_000,
      indexBytes: store.articles.length * 3_000,
      languages: Object.fromEntries(store.countBy(store.everything, ({ lang }) => (lang ? [lang] : []))),
      sources: new Set(store.articles.map(({ source }) => source)).size,
      first: '2021-02-11T04:00:00.000Z',
      last: '2022-03-18T04:00:00.000Z',
    }),
    async *verify() {
      const of = store.articles.length;
      for (let done = 0; done <= of; done += Math.max(1, Math.floor(of / 4))) yield { type: 'progress', done, of };
      yield {
        type: 'done',
        report: {
          objects: of,
          bytes: of * 48_000,
          ok: of,
          changed: [],
          missing: [],
          orphans: [],
          journal: { records: of * 2, ok: true, problems: [] },
          state: 'clean',
        },
      };
    },
    lastReport: async () => ({ report: null }),
    markKnown: async ({ objects }) => ({ objects }),
    async *repair() {
      yield { type: 'progress', stage: 'checking', done: 0, of: 1 };
      yield { type: 'done', report: { restored: [], rebuilt: [], quarantined: [], lost: [], state: 'whole', tookMs: 3 } };
    },
    async *backup({ to }) {
      const { length } = store.articles;
      yield { type: 'progress', done: 0, of: length };
      yield {
        type: 'done',
        report: {
          to,
          copied: length,
          bytes: length * 48_000,
          objects: length,
          journals: 1,
          verified: true,
          changed: [],
          missing: [],
          skipped: [],
          anchors: [],
          at: '2026-11-25T09:00:00.000Z',
          tookMs: 5,
        },
      };
    },
    log: async () => ({ records: [], next: null }),
    heads: async () => ({ archiveId: 'fake', at: '2026-11-25T09:00:00.000Z', heads: [] }),
    scrub: async () => ({ stage: 'waiting', round: null, lastRound: null }),
    async *reindex() {
      yield { type: 'progress', done: 0, of: store.articles.length };
      yield { type: 'done', articles: store.articles.length, tookMs: 12 };
    },
  };
}
