import type { Change, NewObject, ReadingEntry } from '../../seams.ts';
import { initArchive, openStore, type Store } from '../store.ts';
import { type Disk, diskFs, emptyDisk } from './disk.ts';
import { bytesOf, captureAdd, tagged } from './scratch.ts';
import { type Chance, chance } from './seeded.ts';
import { ARCHIVE, storeNeeds } from './world.ts';

export interface FixtureOptions {
  readonly seed: number;
  readonly articles: number;
  /** One in so many articles has a page above 16 KiB. */
  readonly largeEvery: number;
}

/** An archive on a disk in memory: invented articles with reading copies and edits, journals of two processes, several segments each. */
export async function fixtureArchive({ seed, articles, largeEvery }: FixtureOptions): Promise<Disk> {
  const disk = emptyDisk();
  const fs = diskFs(disk);
  await initArchive(ARCHIVE, storeNeeds(fs));
  const random = chance(seed);
  for (const process of ['web', 'cli'] as const) {
    const store = await openStore(ARCHIVE, { ...storeNeeds(fs), process, segmentBytes: 8192 });
    for await (const _ of store.replay(new Map()));
    const first = process === 'web' ? 1 : Math.floor(articles / 2) + 1;
    const last = process === 'web' ? Math.floor(articles / 2) : articles;
    for (let number = first; number <= last; number++) await saveArticle(store, number, random, number % largeEvery === 0);
    await store.close();
  }
  return disk;
}

/** One that is edited, trashed and put back, deleted for ever, cut short, and opened by several processes: whole all the same. */
export async function variedArchive(seed: number): Promise<Disk> {
  const disk = await fixtureArchive({ seed, articles: 2 + (seed % 5), largeEvery: 3 });
  const fs = diskFs(disk);
  const random = chance(seed);
  for (let turn = 0; turn < 3; turn++) {
    const store = await openStore(ARCHIVE, { ...storeNeeds(fs), process: random.pick(['web', 'cli', 'shell'] as const) });
    for await (const _ of store.replay(new Map()));
    const articleIds = [`a-${1 + random.below(2)}`];
    const steps: Change[] = [{ type: 'trash', articleIds }, { type: 'restore', articleIds }, tagged(`turn ${turn}`)];
    await store.append(steps.slice(random.below(3)));
    await store.put([{ role: 'image', mime: 'image/png', bytes: bytesOf(`left over ${turn}`) }]);
    await store.close();
  }
  return disk;
}

const WORDS = ['pier', 'Tarn', 'ferry', 'harbour', 'council', 'storm', 'timber', 'witness', 'ledger', 'night', 'crew', 'tide'];

async function saveArticle(store: Store, number: number, random: Chance, isLarge: boolean): Promise<void> {
  const words = (count: number) => Array.from({ length: count }, () => random.pick(WORDS)).join(' ');
  const text = `${number} ${words(40 + random.below(120))}`;
  const evidence: NewObject[] = [
    {
      role: 'warc',
      mime: 'application/warc',
      bytes: bytesOf(`WARC/1.1 ${number} ${words(isLarge ? 4000 : 60 + random.below(150))}`),
    },
    { role: 'rendition', mime: 'text/html', bytes: bytesOf(`<article>${text}</article>`) },
  ];
  const entries = await store.put(evidence);
  const manifest = { archiveId: store.archiveId, articleId: `a-${number}`, capture: {}, objects: entries };
  const [written] = await store.put([{ role: 'manifest', mime: 'application/json', bytes: bytesOf(JSON.stringify(manifest)) }]);
  await store.append([captureAdd(number, written ? [...entries, written] : entries)]);
  const objects = await store.put([
    {
      role: 'reading',
      mime: 'application/json',
      bytes: bytesOf(JSON.stringify({ title: `Article ${number}`, blocks: [{ text }] })),
    },
    { role: 'text', mime: 'text/plain', bytes: bytesOf(text) },
  ]);
  await store.append([
    { type: 'reading.add', articleId: `a-${number}`, captureId: `c-${number}`, objects, entry: entryOf(number), extractor: '1' },
    tagged(`tag-${number % 7}`),
  ]);
}

function entryOf(number: number): ReadingEntry {
  return {
    title: `Article ${number}`,
    byline: ['A. Witness'],
    siteName: 'The Tarn Ledger',
    canonicalUrl: null,
    publishedAt: null,
    updatedAt: null,
    lang: 'en',
    dir: 'ltr',
    excerpt: 'The pier was closed at night.',
    wordCount: 120,
    leadImage: null,
    needsCare: [],
    warnings: [],
  };
}
