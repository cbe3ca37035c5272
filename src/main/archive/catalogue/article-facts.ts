import type { DatabaseSync } from 'node:sqlite';
import type { MetaField } from '../../../shared/contract/shapes/article.ts';
import type { Dated } from '../../../shared/contract/shapes/dated.ts';
import type { CaptureEntry, ReadingEntry } from '../seams.ts';
import { type Cells, jsonIn, textIn, textOrNullIn } from './cells.ts';
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
  // What people added, in one question: a rebuild asks it of every article.
  const added = db.prepare(
    `SELECT 'field' AS kind, name, stamp, value FROM field WHERE article = ?1
     UNION ALL SELECT 'tag', tag, '', '' FROM tag WHERE article = ?1 AND is_on = 1
     UNION ALL SELECT 'member', collection, '', '' FROM member WHERE article = ?1 AND is_on = 1
     UNION ALL SELECT 'note', id, '', '' FROM note WHERE article = ?1 AND removed = 0`,
  );
  const purged = db.prepare("SELECT stamp FROM field WHERE article = ? AND name = 'purged'");

  function purgedUpTo(ordinal: number): string {
    const cells = purged.get(ordinal);
    return cells ? textIn(cells, 'stamp') : NEVER;
  }

  return {
    purgedUpTo,
    facts(ordinal) {
      const all = added.all(ordinal);
      const named = (kind: string) => all.filter((cells) => cells.kind === kind).map((cells) => textIn(cells, 'name'));
      const set = new Map(all.filter((cells) => cells.kind === 'field').map((cells) => [textIn(cells, 'name'), cells]));
      const gone = set.get('purged');
      const upTo = gone ? textIn(gone, 'stamp') : NEVER;
      const isKept = (cells: Cells) => textIn(cells, 'stamp') > upTo;
      return {
        captures: captures.all(ordinal).filter(isKept).map(captureIn).sort(newestFirst),
        readings: readings.all(ordinal).filter(isKept).map(readingIn),
        ...fieldsIn(set),
        tags: named('tag').sort(),
        collections: named('member').filter(hasCollection).sort(),
        notes: named('note').length,
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
