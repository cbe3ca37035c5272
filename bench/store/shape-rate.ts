import type { Change, NewObject } from '../../src/main/archive/seams.ts';
import type { Store } from '../../src/main/archive/store/store.ts';
import { seededRandom } from '../generate/random.ts';
import { generateRecords } from '../generate/records.ts';
import { GROUP, openBesideSqlite } from './beside-sqlite.ts';
import { median } from './median.ts';
import { chance, perSecond } from './save-rate.ts';
import type { Line } from './table.ts';

/** How an article of 50 KB could be divided into objects. Each list is put and flushed before the next; a record follows the last of each. */
const SHAPES: readonly { readonly what: string; readonly steps: readonly (readonly number[])[]; readonly records: number }[] = [
  {
    what: 'seven objects: dom and screenshot on their own',
    steps: [[8000, 12_000, 10_000, 10_000], [2500], [5000, 2500]],
    records: 2,
  },
  { what: 'five objects: as it is', steps: [[20_000, 20_000], [2500], [5000, 2500]], records: 2 },
  { what: 'four: text inside the reading copy', steps: [[20_000, 20_000], [2500], [7500]], records: 2 },
  { what: 'three: rendition a record of the WARC too', steps: [[40_000], [2500], [7500]], records: 2 },
  { what: 'two: reading copies in packs', steps: [[40_000], [2500]], records: 2 },
  { what: 'one: everything in one file', steps: [[50_000]], records: 1 },
];

/** What fewer objects an article would bring, sixty-four articles at once: the figures behind decision 0104. */
export async function shapeRate(articles: number, rounds: number): Promise<Line[]> {
  const { store, peer, syncs, close } = await openBesideSqlite();
  const changes = [...generateRecords({ n: articles, seed: 5 }).take(articles)];
  let salt = 0;
  const made = (bytes: number): NewObject => {
    salt += 1;
    return { role: 'image', mime: 'application/octet-stream', bytes: chance(seededRandom(salt), bytes) };
  };
  const peerRates: number[] = [];
  const rates = SHAPES.map(() => [] as number[]);
  const ratios = SHAPES.map(() => [] as number[]);
  const flushes = SHAPES.map(() => 0);
  for (let round = 0; round < rounds; round++) {
    const given = changes.map((each) => ({
      evidence: [made(40_000)],
      manifest: [made(2500)],
      reading: [made(7500)],
      changes: each,
    }));
    const beside = await perSecond(given, (all) => peer.oneByOne(all));
    peerRates.push(beside);
    for (const [at, { what, steps, records }] of SHAPES.entries()) {
      const work = changes.map((each) => ({ each, steps: steps.map((sizes) => sizes.map(made)) }));
      syncs.count = 0;
      const rate = await perSecond(work, (all) => together(store, all, records));
      flushes[at] = syncs.count / articles;
      rates[at]?.push(rate);
      ratios[at]?.push(rate / beside);
      console.log(`  round ${round + 1} of ${rounds}: ${what}, ${rate.toFixed(0)}/s`);
    }
  }
  await close();
  return [
    { what: 'SQLite, one transaction an article', rate: `${median(peerRates).toFixed(0)} articles/s` },
    ...SHAPES.map(({ what }, at) => ({
      what,
      rate: `${median(rates[at] ?? []).toFixed(0)} articles/s, ${flushes[at]?.toFixed(1)} flushes each, ${median(ratios[at] ?? []).toFixed(2)} × SQLite`,
    })),
  ];
}

interface Work {
  readonly each: readonly Change[];
  readonly steps: readonly (readonly NewObject[])[];
}

async function together(store: Store, articles: readonly Work[], records: number): Promise<void> {
  const rest = articles.values();
  const lane = async () => {
    for (const { each, steps } of rest) {
      for (const [at, objects] of steps.entries()) {
        await store.put(objects);
        if (at === Math.min(1, steps.length - 1)) await store.append(each.slice(0, 1));
      }
      if (records > 1) await store.append(each.slice(1, 2));
    }
  };
  await Promise.all(Array.from({ length: GROUP }, lane));
}
