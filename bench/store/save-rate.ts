import type { Change, NewObject, ObjectRole } from '../../src/main/archive/seams.ts';
import type { Store } from '../../src/main/archive/store/store.ts';
import { seededRandom } from '../generate/random.ts';
import { generateRecords } from '../generate/records.ts';
import { type Article, GROUP, openBesideSqlite } from './beside-sqlite.ts';
import { median } from './median.ts';
import type { Line } from './table.ts';

/** The objects of an article of 50 KB: what is stored before it is called saved, and what is made of it afterwards. */
const EVIDENCE: readonly [ObjectRole, number][] = [
  ['warc', 20_000],
  ['rendition', 20_000],
];
const MANIFEST: readonly [ObjectRole, number][] = [['manifest', 2500]];
const READING: readonly [ObjectRole, number][] = [
  ['reading', 5000],
  ['text', 2500],
];

/** How many articles a second are acknowledged, one by one and sixty-four at once, beside SQLite (WAL, synchronous=FULL) that stores the same bytes. In turn, several rounds. */
export async function saveRate(articles: number, rounds: number): Promise<Line[]> {
  const { store, peer, syncs, close } = await openBesideSqlite();
  let made = 0;
  const next = (count: number) => {
    const from = made;
    made += count;
    return Array.from(generateRecords({ n: count, seed: 5 }).take(count), (changes, at) => articleOf(changes, from + at));
  };
  // The first saves make the 256 folders of objects.
  await saveTogether(store, next(512));
  const rates = { one: [] as number[], group: [] as number[], peer: [] as number[], peerGroup: [] as number[] };
  const perArticle = { one: 0, group: 0 };
  for (let round = 0; round < rounds; round++) {
    rates.peer.push(await perSecond(next(articles), (given) => peer.oneByOne(given)));
    rates.peerGroup.push(await perSecond(next(articles), (given) => peer.inGroups(given)));
    syncs.count = 0;
    rates.one.push(
      await perSecond(next(Math.ceil(articles / 4)), async (given) => {
        for (const article of given) await save(store, article);
      }),
    );
    perArticle.one = syncs.count / Math.ceil(articles / 4);
    syncs.count = 0;
    rates.group.push(await perSecond(next(articles), (given) => saveTogether(store, given)));
    perArticle.group = syncs.count / articles;
    console.log(
      `  round ${round + 1} of ${rounds}: ${Object.entries(rates)
        .map(([name, all]) => `${name} ${all.at(-1)?.toFixed(0)}/s`)
        .join(', ')}`,
    );
  }
  await close();
  const ratio = median(rates.group.map((rate, at) => rate / (rates.peer[at] ?? Number.NaN)));
  const line = (what: string, all: readonly number[], more = ''): Line => ({
    what,
    rate: `${median(all).toFixed(0)} articles/s${more}`,
  });
  return [
    line('SQLite, one transaction an article', rates.peer),
    line(`SQLite, ${GROUP} articles a transaction`, rates.peerGroup),
    line('store, one by one', rates.one, `, ${perArticle.one.toFixed(1)} flushes each`),
    line(`store, ${GROUP} at once`, rates.group, `, ${perArticle.group.toFixed(1)} flushes each`),
    { what: `${GROUP} at once, times SQLite one by one`, rate: `${ratio.toFixed(2)} ×` },
  ];
}

/** As the save flow does it: evidence, then the manifest, then the record that says saved; then what was made of it. */
async function save(store: Store, { evidence, manifest, reading, changes }: Article): Promise<void> {
  const [captured, read] = changes;
  if (!captured || !read) return;
  await store.put(evidence);
  await store.put(manifest);
  await store.append([captured]);
  await store.put(reading);
  await store.append([read]);
}

async function saveTogether(store: Store, articles: readonly Article[]): Promise<void> {
  const rest = articles.values();
  const lane = async () => {
    for (const article of rest) await save(store, article);
  };
  await Promise.all(Array.from({ length: GROUP }, lane));
}

export async function perSecond<T>(work: readonly T[], task: (work: readonly T[]) => Promise<void> | void): Promise<number> {
  const from = performance.now();
  await task(work);
  return (work.length / (performance.now() - from)) * 1000;
}

function articleOf(changes: readonly Change[], salt: number): Article {
  const random = seededRandom(salt);
  const made = (parts: readonly [ObjectRole, number][]): NewObject[] =>
    parts.map(([role, size]) => ({ role, mime: 'application/octet-stream', bytes: chance(random, size) }));
  return { evidence: made(EVIDENCE), manifest: made(MANIFEST), reading: made(READING), changes };
}

export function chance(random: () => number, size: number): Uint8Array {
  const words = Uint32Array.from({ length: Math.ceil(size / 4) }, () => random() * 2 ** 32);
  return new Uint8Array(words.buffer, 0, size);
}
