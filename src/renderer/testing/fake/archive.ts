import type { Service } from '../../../shared/contract/service.ts';
import { reportOf, reprocessReport } from './fixity.ts';
import type { FakeStore } from './store.ts';

const AT = '2026-11-12T08:00:00.000Z';

/** The archive in memory: what it is and how it is. */
export function archiveRoom(store: FakeStore): Service<void>['archive'] {
  const size = () => store.articles.length;
  return {
    info: async () => ({
      archiveId: 'fake',
      name: 'Harbour casework',
      path: '/users/researcher/Documents/Pressmark',
      state: 'open',
      notice: null,
      holder: null,
      index: { state: 'ready', done: size(), total: size(), paused: false },
      freeBytes: 412_000_000_000,
      lastVerify: { at: AT, state: store.report?.state ?? 'clean' },
      lastBackup: null,
      revision: store.revision,
    }),
    create: async () => ({ archiveId: 'fake', path: '/users/researcher/Documents/Pressmark', created: false }),
    open: async () => ({ state: 'open' }),
    stats: async () => ({
      articles: size(),
      captures: store.articles.reduce((sum, { captures }) => sum + captures, 0),
      objects: size() * 3,
      bytes: size() * 48_000,
      indexBytes: size() * 3_000,
      languages: Object.fromEntries(store.countBy(store.everything, ({ lang }) => (lang ? [lang] : []))),
      sources: new Set(store.articles.map(({ source }) => source)).size,
      first: '2021-02-11T04:00:00.000Z',
      last: '2022-03-18T04:00:00.000Z',
    }),
    async *verify() {
      const of = size();
      for (let done = 0; done <= of; done += Math.max(1, Math.floor(of / 4))) yield { type: 'progress', done, of };
      yield { type: 'done', report: store.report ?? reportOf(size(), AT) };
    },
    lastReport: async () => ({ report: store.report }),
    markKnown: async ({ objects }) => ({ objects }),
    async *repair() {
      yield { type: 'progress', stage: 'checking', done: 0, of: size() };
      yield {
        type: 'done',
        report: { restored: [], rebuilt: [], quarantined: [], lost: [], state: 'whole', tookMs: 12 },
      };
    },
    async *backup({ to }) {
      yield { type: 'progress', done: size(), of: size() };
      yield {
        type: 'done',
        report: {
          to,
          copied: size(),
          bytes: size() * 48_000,
          objects: size(),
          journals: 1,
          verified: true,
          changed: [],
          missing: [],
          skipped: [],
          anchors: [],
          at: AT,
          tookMs: 12,
        },
      };
    },
    log: async () => ({ records: store.articles.slice(0, 20).map(entryOf), next: null }),
    heads: async () => ({ archiveId: 'fake', at: AT, heads: [] }),
    scrub: async () => ({ stage: 'waiting', round: null, lastRound: null }),
    pauseIndexing: async ({ paused }) => ({ paused }),
    async *reindex() {
      yield { type: 'progress', done: 0, of: size() };
      yield { type: 'done', articles: size(), tookMs: 12 };
    },
    async *reprocess() {
      yield { type: 'progress', done: 0, of: size() };
      yield { type: 'done', report: reprocessReport(size()) };
    },
  };
}

function entryOf({ id, title, capturedAt }: FakeStore['articles'][number], nth: number) {
  return {
    at: capturedAt,
    writer: 'w-fake-1',
    seq: nth + 1,
    lamport: nth + 1,
    hash: String(nth).padStart(64, '0'),
    type: 'capture.add',
    process: 'shell',
    installation: 'fake',
    isHere: true,
    sentence: `Saved a capture of “${title}”.`,
    articleIds: [id],
    articles: [{ id, title }],
    raw: '{}',
  };
}
