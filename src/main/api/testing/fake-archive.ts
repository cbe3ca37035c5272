import { setTimeout as sleep } from 'node:timers/promises';
import { ArchiveError } from '../../../shared/archive-error.ts';
import { contract } from '../../../shared/contract/contract.ts';
import type { Archive, ArchiveService } from '../../archive/archive.ts';
import type { Call } from '../../archive/ports.ts';

/** A small archive in memory for tests of what stands in front of one: collections, notes, one object, and streams that tell whether they were stopped. */
export interface FakeArchive extends Archive {
  /** What reached the archive, `subject.verb` each, with the trust it came with. */
  readonly calls: { readonly name: string; readonly trust: Call['trust'] }[];
  /** How many streams ended because their caller left. */
  readonly stopped: () => number;
  readonly state: () => string;
}

export const IMAGE = { sha256: 'a'.repeat(64), mime: 'image/png', bytes: new Uint8Array([137, 80, 78, 71]) };
export const RENDITION = { sha256: 'b'.repeat(64), mime: 'text/html', bytes: new TextEncoder().encode('<p>Stored page</p>') };

/** What a capture stored: bytes that are no UTF-8. */
export const ORIGINAL = { captureId: 'c-1', mime: 'text/plain', bytes: new Uint8Array([0xd0, 0x0a, 0xff, 0x00, 0x80]) };

/** A rendition that a test writes itself, to `hostile.html` in the archive's folder. */
export const HOSTILE = 'c'.repeat(64);

export function fakeArchive({ folder = '/nowhere', missing = false } = {}): FakeArchive {
  const calls: FakeArchive['calls'] = [];
  const collections: { id: string; name: string; parentId: null; path: string; count: number; deepCount: number }[] = [];
  const settings = { settings: {} as Record<string, unknown>, uiState: {} as Record<string, unknown> };
  let isMissing = missing;
  let stopped = 0;

  const verbs: Record<string, (input: never, call: Call) => unknown> = {
    'archive.info': async () => ({
      archiveId: isMissing ? null : 'arc_test',
      name: 'Test archive',
      path: folder,
      state: isMissing ? 'missing' : 'open',
      notice: null,
      index: { state: 'ready', done: 0, total: 0 },
      freeBytes: 1,
      lastVerify: null,
      revision: collections.length,
    }),
    'archive.create': async () => {
      const created = isMissing;
      isMissing = false;
      return { archiveId: 'arc_test', path: folder, created };
    },
    'archive.verify': async function* (_input: never, call: Call) {
      try {
        for (let done = 0; ; done++) {
          if (call.signal?.aborted) throw new ArchiveError('cancelled', 'The check was stopped.');
          yield { type: 'progress', done, of: 1000 };
          await sleep(5, undefined, { signal: call.signal }).catch(() => undefined);
        }
      } finally {
        stopped++;
      }
    },
    'archive.reindex': async function* () {
      yield { type: 'progress', done: 1, of: 2 };
      yield { type: 'progress', done: 2, of: 2 };
      yield { type: 'done', articles: 2, tookMs: 1 };
    },
    'archive.stats': async () => {
      throw new TypeError('/users/somebody/secret: a fault of ours');
    },
    'changes.watch': async function* (_input: never, call: Call) {
      await sleep(2 ** 30, undefined, { signal: call.signal }).catch(() => undefined);
      stopped++;
      yield* [];
    },
    'articles.get': async (input: { id: string }) => {
      throw new ArchiveError('not-found', `No article ${input.id} is in this archive.`, {
        cause: new Error('/users/admin/secret'),
      });
    },
    'collections.list': async () => ({ collections }),
    'collections.create': async (input: { path: string }) => {
      if (input.path === '') throw new ArchiveError('invalid', 'A collection needs a name.');
      const collection = {
        id: `col_${collections.length}`,
        name: input.path,
        parentId: null,
        path: input.path,
        count: 0,
        deepCount: 0,
      };
      collections.push(collection);
      return { collection };
    },
    'notes.add': async (input: { text: string }) => ({
      note: { id: 'note_1', text: input.text, createdAt: 'then', updatedAt: 'then' },
    }),
    'settings.get': async () => settings,
    'settings.set': async (input: { settings?: object; uiState?: object }) => {
      Object.assign(settings.settings, input.settings);
      Object.assign(settings.uiState, input.uiState);
      return { saved: true };
    },
    // The fake's own crash, reached through a verb that is otherwise free: a worker that dies under a call.
    'savedSearches.list': async () => process.exit(9),
  };

  const service = Object.fromEntries(
    Object.entries(contract).map(([subject, procedures]) => [
      subject,
      Object.fromEntries(
        Object.keys(procedures).map((verb) => [
          verb,
          (input: never, call: Call) => {
            const name = `${subject}.${verb}`;
            calls.push({ name, trust: call.trust });
            const served = verbs[name];
            if (!served) throw new ArchiveError('unsupported', `The test archive does not do ${name}.`);
            return served(input, call);
          },
        ]),
      ),
    ]),
  ) as unknown as ArchiveService; // safe: a function for each procedure; what it answers is checked by the schemas under test

  return {
    service,
    calls,
    stopped: () => stopped,
    state: () => JSON.stringify({ collections, settings }),
    async content(sha256) {
      if (sha256 === IMAGE.sha256) return { mime: IMAGE.mime, bytes: IMAGE.bytes, kind: 'image' };
      if (sha256 === RENDITION.sha256) return { mime: RENDITION.mime, bytes: RENDITION.bytes, kind: 'rendition' };
      return null;
    },
    async original(captureId) {
      if (captureId === 'c-damaged') throw new ArchiveError('damaged', 'The stored capture is damaged.');
      return captureId === ORIGINAL.captureId ? ORIGINAL : null;
    },
    mended: Promise.resolve(),
    async close() {},
  };
}

/** A logger that keeps what it was told. */
export function quietLogger() {
  const lines: string[] = [];
  const log = (message: string, facts?: Readonly<Record<string, unknown>>) => {
    lines.push(`${message} ${facts ? Object.values(facts).map(String).join(' ') : ''}`);
  };
  return { lines, info: log, warn: log, error: log };
}
