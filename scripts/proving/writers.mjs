// Several processes write to one archive at once and are killed, again and again, while others read it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { initArchive, openStore } from '../../src/main/archive/store/store.ts';
import { checkedArchive, realNeeds } from './checked-archive.mjs';
import { inventedEdit } from './invented-changes.mjs';
import { saving } from './kill-points.mjs';
import { follow, shown, withListing } from './listing.mjs';
import { between, seeded } from './seeded.mjs';

/** Runs `writers` processes at a time until `kills` have been killed. Without the lock they all believe to be the same writer. */
export async function writersRace({ writers = 8, kills, edits = 100, seed, isLocked, report = () => {} }) {
  const folder = mkdtempSync(join(tmpdir(), 'pressmark-writers-'));
  const cache = join(folder, 'cache');
  const archive = join(folder, 'archive');
  const acknowledged = new Set();
  const total = { kills: 0, acknowledged: 0, reads: 0, writers: 0, records: 0, wrong: [] };
  try {
    await initArchive(archive, realNeeds());
    const plan = { captures: 2, edits, isLocked, folder: archive };
    let pace = await saving({ ...plan, seed, key: 'pace' }, { cache });
    for (const hash of pace.saved) acknowledged.add(hash);
    let next = 0;
    const lane = async () => {
      while (total.kills < kills) {
        const number = next++;
        const random = seeded(seed * 1_000_003 + number);
        const moment = random() * (pace.tookMs - pace.readyMs);
        const options = { cache, from: 'ready', killAfterMs: random() < 0.1 ? null : moment };
        const run = await saving({ ...plan, seed: between(random, 0, 2 ** 31), key: `w${number}` }, options);
        if (!run.isKilled) pace = { readyMs: run.readyMs, tookMs: run.tookMs };
        for (const hash of run.saved) acknowledged.add(hash);
        total.kills += run.isKilled ? 1 : 0;
        total.acknowledged = acknowledged.size;
        report(total);
      }
    };
    let isOver = false;
    const reader = async () => {
      while (!isOver) {
        const before = new Set(acknowledged);
        const wrong = await readWhileWritten(archive, before);
        total.wrong.push(...wrong);
        total.reads += 1;
        await new Promise((done) => setTimeout(done, 200));
      }
    };
    const reading = reader();
    await Promise.all(Array.from({ length: writers }, lane));
    isOver = true;
    await reading;
    const { wrong, items } = await checkedArchive(archive, acknowledged, { key: 'after' });
    total.wrong.push(...wrong);
    total.records = items.length;
    total.writers = new Set(items.map(({ record }) => record.writer)).size;
    total.wrong.push(...(await differences(archive)));
    return total;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Suspends a process that saves, as a laptop does that is closed, lets another one write meanwhile, and wakes it. */
export async function suspendedWriter({ times, seed, isLocked }) {
  const folder = mkdtempSync(join(tmpdir(), 'pressmark-suspended-'));
  const archive = join(folder, 'archive');
  const random = seeded(seed);
  const acknowledged = new Set();
  const take = async () => ({ release: async () => undefined });
  try {
    await initArchive(archive, realNeeds());
    for (let time = 0; time < times; time++) {
      const plan = { folder: archive, seed: between(random, 0, 2 ** 31), key: `s${time}`, captures: 3, edits: 12, isLocked };
      const sleeper = saving(plan, {
        cache: join(folder, 'cache'),
        from: 'ready',
        pauseAfterMs: random() * 40,
        async whilePaused() {
          const store = await openStore(archive, realNeeds(isLocked ? {} : { take }));
          for (let number = 0; number < 3; number++) {
            const edit = inventedEdit(random, [`art-s${time}-0`], `meanwhile-${time}-${number}`);
            for (const { position } of await store.append([edit])) acknowledged.add(position.hash);
          }
          await store.close();
        },
      });
      for (const hash of (await sleeper).saved) acknowledged.add(hash);
    }
    const { wrong, items } = await checkedArchive(archive, acknowledged, { key: 'after' });
    return { wrong, writers: new Set(items.map(({ record }) => record.writer)).size };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A reader that opens while others write sees everything acknowledged before it came, and takes nothing for damage. */
async function readWhileWritten(archive, acknowledged) {
  const store = await openStore(archive, realNeeds({ readOnly: true }));
  const there = new Set();
  for await (const { position } of store.replay(new Map())) there.add(position.hash);
  const wrong = [];
  for (const hash of acknowledged)
    if (!there.has(hash)) wrong.push(`a reader did not see record ${hash}, acknowledged before it came`);
  if (store.notice !== null) wrong.push(`a reader was told: ${store.notice}`);
  await store.close();
  return wrong;
}

/** Listings that several machines build, at once and step by step, must all say the same. */
async function differences(archive) {
  const texts = [];
  for (const [installation, batch] of [
    ['aaa', 1_000_000],
    ['bbb', 7],
    ['zzz', 501],
  ]) {
    const store = await openStore(archive, realNeeds({ readOnly: true, installation }));
    await withListing({ archiveId: store.archiveId, installation }, async (catalogue) => {
      await follow(catalogue, store, batch);
      texts.push(shown(catalogue));
    });
    await store.close();
  }
  return texts.every((text) => text === texts[0]) ? [] : ['listings of the same journals differ'];
}
