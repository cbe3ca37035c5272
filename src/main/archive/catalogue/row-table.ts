import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { NeedsCareCode } from '../../../shared/contract/shapes/article.ts';
import type { Dated } from '../../../shared/contract/shapes/dated.ts';
import type { ArticleRow } from './article-row.ts';
import { damaged } from './cells.ts';

export interface Placed<Row> {
  readonly ordinal: number;
  readonly id: string;
  readonly row: Row;
}

/** What the columns hold of a row: the rest is read when it is shown. */
export type ListedRow = Omit<ArticleRow, 'siteName' | 'dir' | 'capturedAt' | 'textVersion' | 'excerpt'> & {
  readonly captured: number;
};

/** The rows of articles as lists read them: one cell a member, because reading cells is quicker than reading JSON. */
export interface RowTable {
  /** Every row in the order of ordinals. Values that recur are the same object. */
  all(): Generator<Placed<ListedRow>>;
  at(ordinal: number): Placed<ArticleRow> | null;
  /** By ordinal: changes with whatever the index reads of an article; empty for one that is gone. */
  textVersions(): string[];
  write(ordinal: number, id: string, row: ArticleRow): void;
}

export function rowTable(db: DatabaseSync): RowTable {
  const every = db.prepare(`SELECT ${LISTED} FROM article ORDER BY ordinal`);
  every.setReturnArrays(true);
  const one = db.prepare(`SELECT ${LISTED}, ${SHOWN} FROM article WHERE ordinal = ?`);
  one.setReturnArrays(true);
  const versions = db.prepare('SELECT version FROM article ORDER BY ordinal');
  versions.setReturnArrays(true);
  const places = `${LISTED}, ${SHOWN}`.split(',').map(() => '?');
  const set = db.prepare(`INSERT OR REPLACE INTO article (${LISTED}, ${SHOWN}) VALUES (${places.join(', ')})`);

  return {
    *all() {
      const shared = sharedValues();
      for (const cells of every.iterate()) yield listedRow(cells as unknown as Cell[], shared); // safe: `setReturnArrays` makes each row an array
    },
    at(ordinal) {
      const cells = one.get(ordinal) as unknown as Cell[] | undefined; // safe: likewise
      return cells ? shownRow(cells) : null;
    },
    textVersions: () => versions.all().map((cells) => textOf((cells as unknown as Cell[])[0], 'version')), // safe: likewise
    write(ordinal, id, row) {
      set.run(
        ordinal,
        id,
        flagsOf(row),
        row.title,
        asJson(row.byline),
        row.source,
        row.sourceLabel,
        row.url,
        row.publishedAt && JSON.stringify(row.publishedAt),
        row.updatedAt && JSON.stringify(row.updatedAt),
        capturedMs(row),
        row.lang,
        row.words,
        row.mime,
        asJson(row.tags),
        asJson(row.collections),
        row.captures,
        row.notes,
        asJson(row.needsCare),
        row.siteName,
        row.dir,
        row.capturedAt,
        row.textVersion,
        row.excerpt,
      );
    },
  };
}

/** A row as the columns take it. */
export function listed(row: ArticleRow): ListedRow {
  return { ...row, captured: capturedMs(row) ?? Number.NaN };
}

const LISTED =
  'ordinal, id, flags, title, byline, source, label, url, published, updated, captured, lang, words, mime, tags, collections, captures, notes, care';
const SHOWN = 'site, dir, captured_at, version, excerpt';
const SHOWN_FROM = LISTED.split(',').length;

type Cell = SQLOutputValue | undefined;

/** Null when nothing is held: it has no place in time. */
function capturedMs({ capturedAt }: ArticleRow): number | null {
  const ms = Date.parse(capturedAt);
  return Number.isNaN(ms) ? null : ms;
}

const STATES = ['live', 'trashed', 'gone'] as const;

/** State and switches in one number. */
function flagsOf({ state, unread, starred, lacksReading }: ArticleRow): number {
  return STATES.indexOf(state) + 4 * Number(unread) + 8 * Number(starred) + 16 * Number(lacksReading);
}

/** Most lists are empty. */
const asJson = (list: readonly string[]) => (list.length === 0 ? '[]' : JSON.stringify(list));

interface SharedValues {
  text(cell: Cell, name: string): string;
  json<T>(cell: Cell, name: string): T;
  list<T = string>(cell: Cell, name: string): readonly T[];
}

const NOTHING: readonly never[] = [];

/** Languages, sources, dates, lists of tags: few values and many rows, so each value is held once. */
function sharedValues(): SharedValues {
  const texts = new Map<string, string>();
  const parsed = new Map<string, unknown>();
  function json<T>(cell: Cell, name: string): T {
    const value = textOf(cell, name);
    if (!parsed.has(value)) parsed.set(value, parsedJson(value, name));
    return parsed.get(value) as T; // safe for the caller to type: only `write` writes these, from checked records
  }

  return {
    json,
    list: <T>(cell: Cell, name: string) => (cell === '[]' ? NOTHING : json<readonly T[]>(cell, name)),
    text(cell, name) {
      const value = textOf(cell, name);
      const held = texts.get(value);
      if (held !== undefined) return held;
      texts.set(value, value);
      return value;
    },
  };
}

function listedRow(cells: readonly Cell[], shared: SharedValues): Placed<ListedRow> {
  const [ordinal, id, flagCell, title, byline, source, label, url, published, updated, captured, lang, ...rest] = cells;
  const [words, mime, tags, collections, captures, notes, care] = rest;
  const flags = numberOf(flagCell, 'flags');
  return {
    ordinal: numberOf(ordinal, 'ordinal'),
    id: textOf(id, 'id'),
    row: {
      state: STATES[flags & 3] ?? 'gone',
      unread: (flags & 4) > 0,
      starred: (flags & 8) > 0,
      lacksReading: (flags & 16) > 0,
      title: textOf(title, 'title'),
      byline: shared.list(byline, 'byline'),
      source: source === null ? null : shared.text(source, 'source'),
      sourceLabel: label === null ? null : shared.text(label, 'label'),
      url: url === null ? null : textOf(url, 'url'),
      publishedAt: published === null ? null : shared.json<Dated>(published, 'published'),
      updatedAt: updated === null ? null : shared.json<Dated>(updated, 'updated'),
      captured: captured === null ? Number.NaN : numberOf(captured, 'captured'),
      lang: lang === null ? null : shared.text(lang, 'lang'),
      words: numberOf(words, 'words'),
      mime: shared.text(mime, 'mime'),
      tags: shared.list(tags, 'tags'),
      collections: shared.list(collections, 'collections'),
      captures: numberOf(captures, 'captures'),
      notes: numberOf(notes, 'notes'),
      needsCare: shared.list<NeedsCareCode>(care, 'care'),
    },
  };
}

function shownRow(cells: readonly Cell[]): Placed<ArticleRow> {
  const [site, dir, capturedAt, version, excerpt] = cells.slice(SHOWN_FROM);
  const { row, ...placed } = listedRow(cells, sharedValues());
  return {
    ...placed,
    row: {
      ...row,
      siteName: site === null ? null : textOf(site, 'site'),
      dir: dir === 'rtl' ? 'rtl' : 'ltr',
      capturedAt: textOf(capturedAt, 'captured_at'),
      textVersion: textOf(version, 'version'),
      excerpt: textOf(excerpt, 'excerpt'),
    },
  };
}

function textOf(cell: Cell, name: string): string {
  if (typeof cell === 'string') return cell;
  throw damaged(name);
}

function numberOf(cell: Cell, name: string): number {
  if (typeof cell === 'number') return cell;
  throw damaged(name);
}

function parsedJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw damaged(name, error);
  }
}
