import type { DatabaseSync } from 'node:sqlite';
import type { MetaField } from '../../../shared/contract/shapes/article.ts';
import type { Dated } from '../../../shared/contract/shapes/dated.ts';
import type { CaptureEntry, ReadingEntry } from '../seams.ts';
import { type Cells, jsonIn, numberIn, textIn, textOrNullIn } from './cells.ts';
import { NEVER } from './stamp.ts';

export interface HeldCapture {
  readonly stamp: string;
  readonly manifest: string;
  readonly title: string;
  readonly url: string | null;
  readonly entry: CaptureEntry;
}

export interface HeldReading {
  readonly captureId: string;
  readonly reading: string;
  readonly text: string;
  readonly extractor: string;
  readonly entry: ReadingEntry;
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

/** Everything the journal says of one article. Captures newest first, readings in the order they were made. */
export interface ArticleFacts {
  readonly captures: readonly HeldCapture[];
  readonly readings: readonly HeldReading[];
  readonly fields: ArticleFields;
  readonly trashedAt: string | null;
  readonly tags: readonly string[];
  readonly collections: readonly string[];
  /** How many notes are not removed. */
  readonly notes: number;
  readonly isChangedOnDisk: boolean;
}

/** Field names that are not metadata. */
export type StatusField = 'unread' | 'starred' | 'trashed' | 'purged';
export type FieldName = MetaField | StatusField;

export interface FactReader {
  facts(ordinal: number): ArticleFacts;
  /** The stamp up to which an article's captures were deleted for ever. */
  purgedUpTo(ordinal: number): string;
}

export interface FactNeeds {
  /** Whether the last checks found one of an article's objects changed or missing. */
  readonly isChangedOnDisk: (ordinal: number) => boolean;
  /** Whether a collection is there: known, and not removed. */
  readonly hasCollection: (id: string) => boolean;
}

/** Reads an article's facts. */
export function factReader(db: DatabaseSync, { isChangedOnDisk, hasCollection }: FactNeeds): FactReader {
  const captures = db.prepare('SELECT stamp, manifest, title, url, entry FROM capture WHERE article = ?');
  const readings = db.prepare(
    'SELECT capture, stamp, reading, plain, extractor, entry FROM reading WHERE article = ? ORDER BY stamp',
  );
  const fields = db.prepare('SELECT name, stamp, value FROM field WHERE article = ?');
  const tags = db.prepare('SELECT tag FROM tag WHERE article = ? AND is_on = 1');
  const members = db.prepare('SELECT collection FROM member WHERE article = ? AND is_on = 1');
  const notes = db.prepare('SELECT count(*) AS n FROM note WHERE article = ? AND removed = 0');
  const purged = db.prepare("SELECT stamp FROM field WHERE article = ? AND name = 'purged'");

  function purgedUpTo(ordinal: number): string {
    const cells = purged.get(ordinal);
    return cells ? textIn(cells, 'stamp') : NEVER;
  }

  return {
    purgedUpTo,
    facts(ordinal) {
      const set = new Map(fields.all(ordinal).map((cells) => [textIn(cells, 'name'), cells]));
      const gone = set.get('purged');
      const upTo = gone ? textIn(gone, 'stamp') : NEVER;
      const isKept = (cells: Cells) => textIn(cells, 'stamp') > upTo;
      const held = captures.all(ordinal).filter(isKept).map(captureIn).sort(newestFirst);
      const read = readings.all(ordinal).filter(isKept).map(readingIn);
      return {
        captures: held,
        readings: read,
        ...fieldsIn(set),
        tags: tags
          .all(ordinal)
          .map((cells) => textIn(cells, 'tag'))
          .sort(),
        collections: members
          .all(ordinal)
          .map((cells) => textIn(cells, 'collection'))
          .filter(hasCollection)
          .sort(),
        notes: numberIn(notes.get(ordinal) ?? {}, 'n'),
        isChangedOnDisk: isChangedOnDisk(ordinal),
      };
    },
  };
}

function captureIn(cells: Cells): HeldCapture {
  return {
    stamp: textIn(cells, 'stamp'),
    manifest: textIn(cells, 'manifest'),
    title: textIn(cells, 'title'),
    url: textOrNullIn(cells, 'url'),
    entry: jsonIn<CaptureEntry>(cells, 'entry'),
  };
}

function readingIn(cells: Cells): HeldReading {
  return {
    captureId: textIn(cells, 'capture'),
    reading: textIn(cells, 'reading'),
    text: textIn(cells, 'plain'),
    extractor: textIn(cells, 'extractor'),
    entry: jsonIn<ReadingEntry>(cells, 'entry'),
  };
}

/** By time, then by id, so that two captures of one moment always stand in one order. */
function newestFirst({ entry: a }: HeldCapture, { entry: b }: HeldCapture): number {
  if (a.capturedAt !== b.capturedAt) return a.capturedAt > b.capturedAt ? -1 : 1;
  return a.id > b.id ? -1 : 1;
}

function fieldsIn(set: ReadonlyMap<string, Cells>): { fields: ArticleFields; trashedAt: string | null } {
  const fields: Record<string, unknown> = {};
  let trashedAt: string | null = null;
  for (const [name, cells] of set) {
    const value = jsonIn<unknown>(cells, 'value');
    if (name === 'trashed') {
      fields.trashed = value !== null;
      trashedAt = typeof value === 'string' ? value : null;
    } else if (value !== null) fields[name] = value;
  }
  // Safe: `fold` writes a field only when its value is of the field's type.
  return { fields: fields as ArticleFields, trashedAt };
}
