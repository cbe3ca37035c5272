import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type Catalogue, openCatalogue } from '../catalogue/catalogue.ts';
import { nodeFs } from '../store/disk/node-fs.ts';
import type { Store } from '../store/store.ts';
import { handClock, inScratch, quiet, saveCapture, scratchStore, tagged, verified } from '../store/testing/scratch.ts';

const fs = nodeFs();

function catalogueOf(store: Store): Catalogue {
  const { folder, archiveId, installation, bootId } = store;
  return openCatalogue({ folder, archiveId, installation, bootId, logger: quiet, clock: handClock(), urlKey: (url) => url });
}

async function follow(store: Store, catalogue: Catalogue): Promise<number> {
  let count = 0;
  if (!(await store.holds(catalogue.positions()))) catalogue.clear();
  for await (const batch of store.replayBatches(catalogue.positions())) {
    catalogue.apply(batch);
    count += batch.length;
  }
  return count;
}

const listed = ({ columns, article }: Catalogue) => [...columns.id].sort().map((id) => article(id));

describe('the catalogue and the journal', () => {
  it('agree after any end: only the tail is read again, and everything when the catalogue is gone', async () => {
    await inScratch(async (scratch) => {
      const folder = `${scratch}/archive`;
      let store = await scratchStore(fs, { folder });
      let catalogue = catalogueOf(store);
      for (let number = 1; number <= 3; number++) catalogue.apply(await saveCapture(store, number));
      // Durable, and killed before it was listed.
      await store.append([tagged('late')]);
      catalogue.close();
      await store.close();

      store = await scratchStore(fs, { folder });
      catalogue = catalogueOf(store);
      expect(await follow(store, catalogue)).toBe(1);
      expect(catalogue.tags()).toEqual([{ tag: 'late', count: 1 }]);
      const before = listed(catalogue);
      catalogue.close();

      await rm(`${folder}/derived`, { recursive: true });
      catalogue = catalogueOf(store);
      expect(await follow(store, catalogue)).toBe(4);
      expect(listed(catalogue)).toEqual(before);
      catalogue.close();
      await store.close();
    });
  });

  it('are told apart when the archive was put back to an older state: listed is what is there, and it is said', async () => {
    await inScratch(async (scratch) => {
      const folder = `${scratch}/archive`;
      let store = await scratchStore(fs, { folder });
      let catalogue = catalogueOf(store);
      catalogue.apply(await saveCapture(store, 1));
      const [writer = ''] = await readdir(`${folder}/journal`);
      const older = await readFile(`${folder}/journal/${writer}/000001.jsonl`);
      catalogue.apply(await saveCapture(store, 2));
      catalogue.close();
      await store.close();
      await writeFile(`${folder}/journal/${writer}/000001.jsonl`, older);

      store = await scratchStore(fs, { folder });
      catalogue = catalogueOf(store);
      expect(await follow(store, catalogue)).toBe(1);
      expect(catalogue.counts().all).toBe(1);
      expect(store.notice).toContain('older than it was');
      expect((await verified(store)).journal.problems).toEqual([expect.stringContaining('which was acknowledged')]);
      catalogue.close();
      await store.close();
    });
  });
});
