import type { DatabaseSync } from 'node:sqlite';
import type { SaveOptions, Source } from '../../../shared/contract/captures.ts';
import type { ResultSpec, SortKey, SortOrder } from '../../../shared/contract/shapes/result-spec.ts';
import type { AliasGroup, ObjectEntry } from '../seams.ts';
import { objectsOf } from './article-facts.ts';
import { type Cells, flagIn, jsonIn, numberIn, textIn } from './cells.ts';
import { type FactTable, type HeldCapture, type HeldFacts, purgedUpTo } from './held-facts.ts';
import type { LookupTable } from './lookup-table.ts';

export interface NoteRow {
  readonly id: string;
  readonly ordinal: number;
  readonly text: string;
  readonly removed: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface SearchRow {
  readonly id: string;
  readonly name: string;
  readonly spec: ResultSpec;
  readonly sort: SortKey;
  readonly order: SortOrder;
  readonly removed: boolean;
}

export interface AliasRow extends AliasGroup {
  readonly removed: boolean;
}

export interface WaitingJob {
  readonly jobId: string;
  readonly source: Source;
  readonly options: SaveOptions;
  readonly at: string;
}

/** A capture that holds what was asked for. `isKept`: not deleted for ever. */
export interface FoundCapture {
  readonly ordinal: number;
  readonly captureId: string;
  readonly stamp: string;
  readonly isKept: boolean;
}

export interface FoundObject {
  readonly ordinal: number;
  readonly stamp: string;
  readonly isKept: boolean;
  readonly entry: ObjectEntry;
}

export interface LookupNeeds {
  readonly db: DatabaseSync;
  readonly table: FactTable;
  readonly lookup: LookupTable;
  readonly urlKey: (url: string) => string;
}

/** Questions to the facts that the columns cannot answer. Nothing here knows what is trashed. */
export function lookups({ db, table, lookup, urlKey }: LookupNeeds) {
  const notesOf = db.prepare('SELECT * FROM note WHERE article = ? ORDER BY first_stamp');
  const allNotes = db.prepare('SELECT * FROM note ORDER BY first_stamp');
  const note = db.prepare('SELECT * FROM note WHERE id = ?');
  const searches = db.prepare('SELECT * FROM search ORDER BY name, id');
  const aliases = db.prepare('SELECT * FROM alias ORDER BY id');
  const jobs = db.prepare('SELECT id, source, options, at FROM job WHERE waiting = 1 ORDER BY stamp');

  function captures(text: string, isMeant: (capture: HeldCapture, facts: HeldFacts) => boolean) {
    return lookup.find(text).flatMap((ordinal) => {
      const facts = table.facts(ordinal);
      const upTo = purgedUpTo(facts);
      return facts.captures
        .filter((capture) => isMeant(capture, facts))
        .map((capture) => ({
          ordinal,
          captureId: capture.record.capture.id,
          stamp: capture.stamp,
          isKept: capture.stamp > upTo,
          capture,
        }));
    });
  }

  /** Whether a capture was taken at an address, or calls it its own. */
  function isAt(key: string, { record: { capture: entry, url } }: HeldCapture, { readings }: HeldFacts): boolean {
    const own = readings.filter(({ record }) => record.captureId === entry.id).map(({ record }) => record.entry.canonicalUrl);
    return [entry.requestedUrl, entry.finalUrl, url, ...own].some((each) => each !== null && each !== '' && urlKey(each) === key);
  }

  return {
    notesOf: (ordinal: number) => notesOf.all(ordinal).map(noteIn),
    notes: () => allNotes.all().map(noteIn),
    note(id: string): NoteRow | null {
      const cells = note.get(id);
      return cells ? noteIn(cells) : null;
    },
    searches: () => searches.all().map(searchIn),
    aliases: () => aliases.all().map(aliasIn),
    waitingJobs: () => jobs.all().map(jobIn),
    /** Captures of an address, in the order they were made. */
    capturesAt: (key: string): FoundCapture[] => captures(key, (capture, facts) => isAt(key, capture, facts)).sort(byStamp),
    /** Captures of the same bytes, at an address when one is given; those without an address first. */
    capturesOf: (payload: string, key: string | null): FoundCapture[] =>
      captures(
        payload,
        (capture, facts) => capture.record.capture.sha256 === payload && (key === null || isAt(key, capture, facts)),
      ).sort((a, b) => Number(a.capture.record.url !== null) - Number(b.capture.record.url !== null) || byStamp(a, b)),
    manifestOf: (captureId: string): string | null =>
      captures(captureId, ({ record }) => record.capture.id === captureId)
        .sort(byStamp)
        .at(-1)?.capture.record.manifest ?? null,
    /** What records say of an object, in the order they were made. */
    objects(sha256: string): FoundObject[] {
      const found = lookup.find(sha256).flatMap((ordinal) => {
        const facts = table.facts(ordinal);
        const upTo = purgedUpTo(facts);
        return [...facts.captures, ...facts.readings].flatMap(({ stamp, record }) =>
          record.objects
            .filter((object) => object.sha256 === sha256)
            .map((entry) => ({ ordinal, stamp, isKept: stamp > upTo, entry })),
        );
      });
      return found.sort(byStamp);
    },
    objectsOf: (ordinal: number): string[] => [...new Set(objectsOf(table.facts(ordinal)).map(({ sha256 }) => sha256))],
  };
}

const byStamp = (a: { readonly stamp: string }, b: { readonly stamp: string }) =>
  a.stamp < b.stamp ? -1 : Number(a.stamp > b.stamp);

function noteIn(cells: Cells): NoteRow {
  return {
    id: textIn(cells, 'id'),
    ordinal: numberIn(cells, 'article'),
    text: textIn(cells, 'text'),
    removed: flagIn(cells, 'removed'),
    createdAt: textIn(cells, 'created'),
    updatedAt: textIn(cells, 'updated'),
  };
}

function searchIn(cells: Cells): SearchRow {
  return {
    id: textIn(cells, 'id'),
    name: textIn(cells, 'name'),
    spec: jsonIn<ResultSpec>(cells, 'spec'),
    // Safe: `fold` writes what a checked record says; an unknown key sorts as the default does.
    sort: textIn(cells, 'sort') as SortKey,
    order: textIn(cells, 'direction') === 'asc' ? 'asc' : 'desc',
    removed: flagIn(cells, 'removed'),
  };
}

function aliasIn(cells: Cells): AliasRow {
  return { id: textIn(cells, 'id'), names: jsonIn<string[]>(cells, 'names'), removed: flagIn(cells, 'removed') };
}

function jobIn(cells: Cells): WaitingJob {
  return {
    jobId: textIn(cells, 'id'),
    source: jsonIn<Source>(cells, 'source'),
    options: jsonIn<SaveOptions>(cells, 'options'),
    at: textIn(cells, 'at'),
  };
}
