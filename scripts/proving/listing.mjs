// What a listing built from an archive's journals says, in a form that can be compared.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCatalogue } from '../../src/main/archive/catalogue/catalogue.ts';

const quiet = { info() {}, warn() {}, error() {} };

/** Works with a listing in a folder of its own, which is removed afterwards. */
export async function withListing({ archiveId, installation }, work) {
  const folder = mkdtempSync(join(tmpdir(), 'pressmark-listing-'));
  const catalogue = openCatalogue({
    folder,
    archiveId,
    installation,
    bootId: null,
    logger: quiet,
    clock: { now: () => Date.now(), monotonic: () => performance.now() },
    urlKey: (url) => url,
  });
  try {
    return await work(catalogue);
  } finally {
    catalogue.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Brings everything after what is listed already into a listing, in batches of a size. */
export async function follow(catalogue, store, batch = 500) {
  let items = [];
  for await (const item of store.replay(catalogue.positions())) {
    items.push(item);
    if (items.length < batch) continue;
    catalogue.apply(items);
    items = [];
  }
  catalogue.apply(items);
}

/** Everything that a listing shows, as text: the same for the same facts, in whatever order they came. */
export function shown(catalogue) {
  const ids = [...catalogue.columns.id].sort();
  const byId = (a, b) => (a.id < b.id ? -1 : 1);
  return JSON.stringify(
    {
      articles: ids.map((id) => catalogue.article(id)),
      collections: [...catalogue.collectionList()].sort(byId),
      notes: [...catalogue.notes()].sort(byId),
      tags: [...catalogue.tags()].sort((a, b) => (a.tag < b.tag ? -1 : 1)),
      counts: catalogue.counts(),
      stats: catalogue.stats(),
    },
    null,
    1,
  );
}
