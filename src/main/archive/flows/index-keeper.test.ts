import { expect, test } from 'vitest';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { SearchIndex } from '../indexing/search-index.ts';
import type { IndexDocument } from '../seams.ts';
import { createEvents } from './events.ts';
import { createIndexKeeper } from './index-keeper.ts';

const COUNT = 200;

function keeperOf(closing = new AbortController()) {
  const ids = Array.from({ length: COUNT }, (_, n) => `a-${n}`);
  const known = new Map<string, string>();
  const index: Partial<SearchIndex> = {
    known: async () => new Map(known),
    apply: async (documents) => {
      for (const { articleId, version } of documents) known.set(articleId, version);
    },
    remove: async () => undefined,
    flush: async () => undefined,
    state: () => ({ state: 'ready', bytes: 0 }),
  };
  const catalogue = {
    columns: { size: COUNT, id: ids },
    textVersions: () => ids.map(() => 'v1'),
  };
  const keeper = createIndexKeeper({
    catalogue: catalogue as unknown as Catalogue, // safe: the keeper reads columns and versions only
    index: index as SearchIndex, // safe: likewise
    events: createEvents(),
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
    closing: closing.signal,
    documentOf: async (articleId) => ({ articleId, version: 'v1' }) as IndexDocument, // safe: the index above reads no more
  });
  return { keeper, known, closing, index };
}

const PATIENT = { timeout: 30_000 };

test('building the index rests when told to, keeps what it has, and goes on', async () => {
  const { keeper, known } = keeperOf();
  keeper.pause(true);
  const done = keeper.catchUp();
  await expect.poll(() => keeper.state(), PATIENT).toMatchObject({ state: 'building', paused: true, done: 0, total: COUNT });
  expect(known.size).toBe(0);
  await keeper.refresh(['a-7']);
  expect([...known.keys()]).toEqual(['a-7']);
  keeper.pause(false);
  await done;
  expect(known.size).toBe(COUNT);
  expect(keeper.state()).toMatchObject({ state: 'ready', paused: false, done: COUNT });
});

test('closing ends a rest', async () => {
  const { keeper, known, closing } = keeperOf();
  keeper.pause(true);
  const done = keeper.catchUp();
  await expect.poll(() => keeper.state().state, PATIENT).toBe('building');
  closing.abort();
  await done;
  expect(known.size).toBeLessThan(COUNT);
});

test('it is known what is missing once it was compared, also when comparing failed', async () => {
  const { keeper } = keeperOf();
  let isKnown = false;
  void keeper.compared.then(() => {
    isKnown = true;
  });
  keeper.pause(true);
  await new Promise(setImmediate);
  expect([isKnown, keeper.waiting, keeper.changes]).toEqual([false, 0, 0]);
  const done = keeper.catchUp();
  await keeper.compared;
  expect(keeper.waiting).toBe(COUNT);
  const { changes } = keeper;
  keeper.pause(false);
  await done;
  expect(keeper.waiting).toBe(0);
  expect(keeper.changes).toBeGreaterThan(changes);
  const failing = keeperOf();
  failing.index.known = async () => Promise.reject(new Error('no thread'));
  await expect(failing.keeper.catchUp()).rejects.toThrow('no thread');
  await failing.keeper.compared;
});
