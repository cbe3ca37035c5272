import type { Catalogue } from '../catalogue/catalogue.ts';
import type { SearchIndex } from '../indexing/search-index.ts';
import type { Logger } from '../ports.ts';
import type { IndexDocument } from '../seams.ts';
import type { Events } from './events.ts';

const BATCH = 64;

/** Keeps the index equal to the catalogue. What is not in it yet is counted, never hidden. */
export interface IndexKeeper {
  /** Brings changed articles into the index; resolves when they are searchable. */
  refresh(articleIds: readonly string[]): Promise<void>;
  /** Compares every article with what the index holds and mends the difference, newest first. Runs until done or closed. */
  catchUp(): Promise<void>;
  /** Rests between two batches of mending, until told to go on. What is saved meanwhile is indexed all the same. */
  pause(isPaused: boolean): void;
  state(): { state: 'ready' | 'building' | 'damaged'; done: number; total: number; paused: boolean };
  /** Articles whose newest state is not searchable yet. */
  readonly waiting: number;
  /** Goes up whenever an article begins to wait or has been brought: an answer during which it went up may lack some, even when none waits any more. */
  readonly changes: number;
  /** Resolves when it was compared for the first time: before that nobody knows what is missing. */
  readonly compared: Promise<void>;
}

export interface KeeperNeeds {
  readonly catalogue: Catalogue;
  readonly index: SearchIndex;
  readonly events: Events;
  readonly logger: Logger;
  readonly closing: AbortSignal;
  readonly documentOf: (articleId: string) => Promise<IndexDocument | null>;
}

export function createIndexKeeper({ catalogue, index, events, logger, closing, documentOf }: KeeperNeeds): IndexKeeper {
  const waiting = new Set<string>();
  let changes = 0;
  const wait = (articleIds: readonly string[]) => {
    for (const articleId of articleIds) waiting.add(articleId);
    changes++;
  };
  const compared = Promise.withResolvers<void>();
  let running = Promise.resolve();
  let building: { done: number; total: number } | null = null;
  let unreadable = 0;
  /** Resolves when a pause ends; null while there is none. */
  let rest: PromiseWithResolvers<void> | null = null;
  const resume = () => {
    rest?.resolve();
    rest = null;
  };
  closing.addEventListener('abort', resume, { once: true });

  const state = () => ({
    state: building ? ('building' as const) : index.state().state,
    done: building ? building.done : catalogue.columns.size - waiting.size,
    total: building ? building.total : catalogue.columns.size,
    paused: rest !== null,
  });
  const announce = () => {
    const { paused: _, ...told } = state();
    events.emit({ type: 'index.changed', ...told });
  };

  async function bring(articleIds: readonly string[]): Promise<void> {
    const documents: IndexDocument[] = [];
    const gone: string[] = [];
    for (const articleId of articleIds) {
      try {
        const document = await documentOf(articleId);
        if (document) documents.push(document);
        else gone.push(articleId);
      } catch (error) {
        // A damaged reading copy must not stop the others; the article stays counted as not indexed.
        unreadable += 1;
        logger.error('an article could not be read for the index', { articleId, error });
      }
    }
    if (documents.length > 0) await index.apply(documents);
    if (gone.length > 0) await index.remove(gone);
    for (const document of documents) waiting.delete(document.articleId);
    for (const articleId of gone) waiting.delete(articleId);
    changes++;
  }

  async function catchUp(): Promise<void> {
    const known = await index.known();
    const { size, id } = catalogue.columns;
    const versions = catalogue.textVersions();
    const stale: string[] = [];
    for (let ordinal = size - 1; ordinal >= 0; ordinal--) {
      const articleId = id[ordinal];
      const version = versions[ordinal];
      if (articleId === undefined || !version) continue;
      if (known.get(articleId) !== version) stale.push(articleId);
      known.delete(articleId);
    }
    if (stale.length > 0) wait(stale);
    compared.resolve();
    if (known.size > 0) await index.remove([...known.keys()]);
    if (stale.length === 0) return;
    building = { done: size - stale.length, total: size };
    announce();
    try {
      for (let at = 0; at < stale.length && !closing.aborted; at += BATCH) {
        if (rest) await rest.promise;
        await bring(stale.slice(at, at + BATCH));
        building.done = Math.min(size, size - stale.length + at + BATCH);
        if (at % (BATCH * 8) === 0) announce();
      }
      await index.flush();
    } finally {
      building = null;
      announce();
    }
    if (unreadable > 0) logger.warn('some articles are not searchable because their reading copy is damaged', { unreadable });
  }

  return {
    async refresh(articleIds) {
      wait(articleIds);
      for (let at = 0; at < articleIds.length && !closing.aborted; at += BATCH) await bring(articleIds.slice(at, at + BATCH));
    },
    catchUp() {
      // One at a time: rebuilding may be asked for while a start still catches up.
      // One that fails is told by whoever asked for it; searching does not wait for another.
      running = running
        .catch(() => undefined)
        .then(catchUp)
        .finally(compared.resolve);
      return running;
    },
    pause(isPaused) {
      if (!isPaused) resume();
      else if (!closing.aborted) rest ??= Promise.withResolvers();
      announce();
    },
    state,
    get waiting() {
      return waiting.size;
    },
    get changes() {
      return changes;
    },
    compared: compared.promise,
  };
}
