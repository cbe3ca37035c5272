import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Logger } from '../../ports.ts';
import type { CaptureEntry, Change, JournalItem, ObjectEntry, ReadingEntry } from '../../seams.ts';
import { type Catalogue, type CatalogueNeeds, openCatalogue } from '../catalogue.ts';
import { FACT_TABLES } from '../schema.ts';

const quiet: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
const START = Date.UTC(2026, 10, 25, 9);

/** Opens a catalogue in a folder; everything about it can be said otherwise. */
export function openIn(folder: string, options: Partial<CatalogueNeeds> = {}): Catalogue {
  return openCatalogue({
    folder,
    archiveId: 'arc-1',
    installation: 'here',
    bootId: 'boot-1',
    logger: quiet,
    clock: { now: () => START, monotonic: () => 0 },
    urlKey: (url) => url.replace(/^https?:\/\//, '').replace(/\/$/, ''),
    ...options,
  });
}

export function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'pressmark-catalogue-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes records as a store would: each writer its own chain of numbers, one logical clock for all. */
export function journal() {
  const seqs = new Map<string, number>();
  let lamport = 0;
  return (change: Change, writer = 'here-test', at = lamport + 1): JournalItem => {
    lamport = Math.max(lamport, at);
    const seq = (seqs.get(writer) ?? 0) + 1;
    seqs.set(writer, seq);
    const head = { v: 1, seq, prev: '', writer, lamport: at, at: new Date(START + at * 1000).toISOString() } as const;
    return {
      record: { ...head, ...change },
      position: { writer, segment: '000001.jsonl', offset: seq * 100, seq, hash: `${writer} ${seq}` },
    };
  };
}

/** A made-up object name: 64 digits that a number stands in. */
export const sha = (number: number) => number.toString(16).padStart(64, '0');

const object = (role: ObjectEntry['role'], number: number): ObjectEntry => ({
  role,
  mime: role === 'image' ? 'image/png' : 'text/html',
  sha256: sha(number),
  bytes: 10,
});

export interface CaptureLike extends Partial<CaptureEntry> {
  readonly tags?: readonly string[];
  readonly collectionId?: string | null;
  readonly title?: string;
}

/** A capture of an article: `n` names capture and objects, so two captures with one `n` share their bytes. */
export function captureAdd(
  article: string,
  n: number,
  { tags = [], collectionId = null, title = `Captured ${n}`, ...entry }: CaptureLike = {},
): Change {
  const url = entry.finalUrl ?? null;
  return {
    type: 'capture.add',
    articleId: article,
    manifest: sha(n * 10),
    objects: [object('manifest', n * 10), object('warc', n * 10 + 1), object('image', n * 10 + 2)],
    title,
    url,
    tags,
    collectionId,
    capture: {
      id: `c-${article}-${n}`,
      capturedAt: new Date(START + n * 60_000).toISOString(),
      method: 'fetch',
      status: 'complete',
      requestedUrl: url,
      finalUrl: url,
      redirects: [],
      httpStatus: 200,
      mime: 'text/html',
      bytes: 100,
      sha256: sha(n * 10 + 3),
      warc: sha(n * 10 + 1),
      rendition: null,
      resourcesSaved: 1,
      resourcesWanted: 1,
      interventions: [],
      warnings: [],
      ...entry,
    },
  };
}

export function readingAdd(article: string, n: number, entry: Partial<ReadingEntry> = {}, extractor = '1'): Change {
  const mark = Number(extractor) * 1000;
  return {
    type: 'reading.add',
    articleId: article,
    captureId: `c-${article}-${n}`,
    objects: [object('reading', n * 10 + 4 + mark), object('text', n * 10 + 5 + mark)],
    extractor,
    entry: {
      title: `Read ${n}`,
      byline: ['A. Writer'],
      siteName: 'The Example',
      canonicalUrl: null,
      publishedAt: { value: '2024-12-09', precision: 'day', zone: null, certainty: 'stated', raw: '9 Dec 2024' },
      updatedAt: null,
      lang: 'en',
      dir: 'ltr',
      excerpt: 'First words.',
      wordCount: 7,
      leadImage: null,
      needsCare: [],
      warnings: [],
      ...entry,
    },
  };
}

/** Everything a catalogue holds, by ids and not by ordinals: equal for equal journals. */
export function dump(catalogue: Catalogue, folder: string): unknown {
  const { columns } = catalogue;
  const db = new DatabaseSync(join(folder, 'derived', 'catalogue-here.sqlite'), { readOnly: true });
  try {
    const facts = FACT_TABLES.map((table) => {
      const rows = db
        .prepare(`SELECT * FROM ${table}`)
        .all()
        .map((row) => ('article' in row ? { ...row, article: columns.id[Number(row.article)] } : { ...row }))
        .map((row) =>
          'entry' in row
            ? { hash: Math.floor(Number(row.entry) / 2 ** 25), article: columns.id[Number(row.entry) % 2 ** 25] }
            : row,
        );
      return [table, rows.map((row) => JSON.stringify(row)).sort()];
    });
    const ids = [...columns.id].sort();
    return {
      facts,
      articles: ids.map((id) => [id, catalogue.article(id)]),
      columns: ids.map((id) => columnsAt(catalogue, columns.ordinalOf.get(id) ?? -1)),
      collections: catalogue.collectionList(),
      lists: [
        catalogue.tags(),
        catalogue.sources(),
        catalogue.counts(),
        catalogue.notes(),
        catalogue.savedSearches(true),
        catalogue.aliases(),
        catalogue.waitingJobs(),
        catalogue.lastVerify(),
      ],
    };
  } finally {
    db.close();
  }
}

function columnsAt({ columns, textVersion }: Catalogue, ordinal: number): unknown {
  const { revision: _revision, size: _size, ordinalOf: _ordinalOf, ...arrays } = columns;
  return [...Object.entries(arrays).map(([name, array]) => [name, array[ordinal]]), ['text', textVersion(ordinal)]];
}
