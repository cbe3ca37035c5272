import type { DatabaseSync } from 'node:sqlite';
import type { Dated } from '../../../shared/contract/shapes/dated.ts';
import type { CaptureEntry, ObjectEntry, ReadingEntry } from '../seams.ts';
import { textIn } from './cells.ts';
import { type FactTable, type HeldFacts, type HeldField, purgedUpTo } from './held-facts.ts';

export interface CaptureFacts {
  readonly stamp: string;
  readonly manifest: string;
  readonly title: string;
  readonly url: string | null;
  readonly entry: CaptureEntry;
}

export interface ReadingFacts {
  readonly captureId: string;
  readonly reading: string;
  readonly text: string;
  readonly extractor: string;
  readonly entry: ReadingEntry;
}

/** A removal that a person put back, named so that it is found again in another reading copy. */
export interface RestoredRemoval {
  readonly rule: string;
  readonly text: string;
  readonly occurrence: number;
}

/** What people set over the captured values; undefined where they did not, or took it back. */
export interface ArticleFields {
  title?: string;
  byline?: readonly string[];
  siteName?: string;
  publishedAt?: Dated;
  updatedAt?: Dated;
  lang?: string;
  dir?: 'ltr' | 'rtl';
  url?: string;
  unread?: boolean;
  starred?: boolean;
  trashed?: boolean;
}

/** What counts of everything the journal says of one article. Captures newest first, readings in the order they were made. */
export interface ArticleFacts {
  readonly captures: readonly CaptureFacts[];
  readonly readings: readonly ReadingFacts[];
  readonly fields: ArticleFields;
  readonly trashedAt: string | null;
  /** Reasons for care that a person marked as right, and what of. */
  readonly settled: ReadonlyMap<string, string>;
  readonly tags: readonly string[];
  readonly collections: readonly string[];
  /** Texts of the notes that are not removed, oldest first. */
  readonly notes: readonly string[];
  readonly restored: readonly RestoredRemoval[];
  readonly isChangedOnDisk: boolean;
}

export interface FactNeeds {
  readonly db: DatabaseSync;
  readonly table: FactTable;
  /** Objects that the last checks found changed or missing. */
  readonly damaged: () => ReadonlySet<string>;
  /** Whether a collection is there: known, and not removed. */
  readonly hasCollection: (id: string) => boolean;
}

/** Reads an article's facts. */
export function factReader({ db, table, damaged, hasCollection }: FactNeeds): (ordinal: number) => ArticleFacts {
  const notes = db.prepare('SELECT text FROM note WHERE article = ? AND removed = 0 ORDER BY first_stamp');

  return (ordinal) => {
    const held = table.facts(ordinal);
    const upTo = purgedUpTo(held);
    const bad = damaged();
    return {
      captures: held.captures
        .filter(({ stamp }) => stamp > upTo)
        .map(({ stamp, record: { manifest, title, url, capture } }) => ({ stamp, manifest, title, url, entry: capture }))
        .sort(newestFirst),
      readings: held.readings
        .filter(({ stamp }) => stamp > upTo)
        .sort((a, b) => byText(a.stamp, b.stamp))
        .map(({ record: { captureId, objects, extractor, entry } }) => ({
          captureId,
          reading: named('reading', objects),
          text: named('text', objects),
          extractor,
          entry,
        })),
      ...fieldsIn(held.fields),
      tags: switchedOn(held.tags),
      collections: switchedOn(held.members).filter(hasCollection),
      notes: held.isNoted ? notes.all(ordinal).map((cells) => textIn(cells, 'text')) : [],
      restored: held.restored
        .filter(({ on }) => on)
        .map(({ rule, text, occurrence }) => ({ rule, text, occurrence }))
        .sort((a, b) => byText(a.rule, b.rule) || byText(a.text, b.text) || a.occurrence - b.occurrence),
      isChangedOnDisk: bad.size > 0 && objectsOf(held).some(({ sha256 }) => bad.has(sha256)),
    };
  };
}

/** Every object that the records of an article name. */
export function objectsOf({ captures, readings }: HeldFacts): ObjectEntry[] {
  return [...captures, ...readings].flatMap(({ record }) => record.objects);
}

function named(role: ObjectEntry['role'], objects: readonly ObjectEntry[]): string {
  return objects.find((object) => object.role === role)?.sha256 ?? '';
}

function switchedOn(held: HeldFacts['tags']): string[] {
  return held
    .filter(({ on }) => on)
    .map(({ name }) => name)
    .sort();
}

/** By time, then by id, so that two captures of one moment always stand in one order. */
function newestFirst({ entry: a }: CaptureFacts, { entry: b }: CaptureFacts): number {
  return -byText(a.capturedAt, b.capturedAt) || -byText(a.id, b.id);
}

const byText = (a: string, b: string) => (a < b ? -1 : Number(a > b));

function fieldsIn(held: readonly HeldField[]): Pick<ArticleFacts, 'fields' | 'trashedAt' | 'settled'> {
  const fields: Record<string, unknown> = {};
  const settled = new Map<string, string>();
  let trashedAt: string | null = null;
  for (const { name, value } of held) {
    if (name === 'trashed') {
      fields.trashed = value !== null;
      trashedAt = typeof value === 'string' ? value : null;
    } else if (name.startsWith(SETTLED)) {
      if (typeof value === 'string') settled.set(name.slice(SETTLED.length), value);
    } else if (value !== null) fields[name] = value;
  }
  // Safe: `fold` keeps a field only when its value is of the field's type.
  return { fields: fields as ArticleFields, trashedAt, settled };
}

const SETTLED = 'settled ';
