import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { NeedsCareCode } from '../../../shared/contract/shapes/article.ts';
import type { Dated } from '../../../shared/contract/shapes/dated.ts';
import type { ArticleRow } from './article-row.ts';
import { damaged } from './cells.ts';

export interface PlacedRow {
  readonly ordinal: number;
  readonly id: string;
  readonly row: ArticleRow;
}

/** The rows of articles as lists read them: one cell a member, because reading cells is quicker than reading JSON. */
export interface RowTable {
  /** Every row in the order of ordinals. Values that recur are the same object. Excerpts are left out: only `at` gives them. */
  all(): Generator<PlacedRow>;
  at(ordinal: number): PlacedRow | null;
  write(ordinal: number, id: string, row: ArticleRow): void;
}

export function rowTable(db: DatabaseSync): RowTable {
  const every = db.prepare(`SELECT ${LISTED} FROM article ORDER BY ordinal`);
  every.setReturnArrays(true);
  const one = db.prepare(`SELECT ${LISTED}, excerpt FROM article WHERE ordinal = ?`);
  one.setReturnArrays(true);
  const places = `${LISTED}, excerpt`.split(',').map(() => '?');
  const set = db.prepare(`INSERT OR REPLACE INTO article (${LISTED}, excerpt) VALUES (${places.join(', ')})`);

  return {
    *all() {
      const shared = sharedValues();
      for (const cells of every.iterate()) yield rowOf(cells as unknown as Cell[], shared); // safe: `setReturnArrays` makes each row an array
    },
    at(ordinal) {
      const cells = one.get(ordinal);
      return cells ? rowOf(cells as unknown as Cell[], sharedValues()) : null; // safe: likewise
    },
    write(ordinal, id, row) {
      set.run(
        ordinal,
        id,
        row.state,
        row.title,
        asJson(row.byline),
        row.siteName,
        row.source,
        row.sourceLabel,
        row.url,
        row.publishedAt && JSON.stringify(row.publishedAt),
        row.updatedAt && JSON.stringify(row.updatedAt),
        row.capturedAt,
        row.lang,
        row.dir,
        row.words,
        row.mime,
        asJson(row.tags),
        asJson(row.collections),
        row.captures,
        row.notes,
        Number(row.unread),
        Number(row.starred),
        asJson(row.needsCare),
        Number(row.lacksReading),
        row.textVersion,
        row.excerpt,
      );
    },
  };
}

const LISTED =
  'ordinal, id, state, title, byline, site, source, label, url, published, updated, captured, lang, dir, words, mime, tags, collections, captures, notes, unread, starred, care, lacks_reading, version';

type Cell = SQLOutputValue | undefined;

/** Most lists are empty. */
const asJson = (list: readonly string[]) => (list.length === 0 ? '[]' : JSON.stringify(list));

interface SharedValues {
  text(cell: Cell, name: string): string;
  json<T>(cell: Cell, name: string): T;
}

/** Languages, sources, dates, lists of tags: few values and many rows, so each value is held once. */
function sharedValues(): SharedValues {
  const texts = new Map<string, string>();
  const parsed = new Map<string, unknown>();
  return {
    text(cell, name) {
      const value = textOf(cell, name);
      const held = texts.get(value);
      if (held !== undefined) return held;
      texts.set(value, value);
      return value;
    },
    json<T>(cell: Cell, name: string): T {
      const value = textOf(cell, name);
      if (!parsed.has(value)) parsed.set(value, parsedJson(value, name));
      return parsed.get(value) as T; // safe for the caller to type: only `write` writes these, from checked records
    },
  };
}

function rowOf(cells: readonly Cell[], shared: SharedValues): PlacedRow {
  const [ordinal, id, state, title, byline, site, source, label, url, published, updated, captured, lang, dir, ...rest] = cells;
  const [words, mime, tags, collections, captures, notes, unread, starred, care, lacksReading, version, excerpt] = rest;
  return {
    ordinal: numberOf(ordinal, 'ordinal'),
    id: textOf(id, 'id'),
    row: {
      state: state === 'live' || state === 'trashed' ? state : 'gone',
      title: textOf(title, 'title'),
      byline: shared.json<string[]>(byline, 'byline'),
      siteName: site === null ? null : shared.text(site, 'site'),
      source: source === null ? null : shared.text(source, 'source'),
      sourceLabel: label === null ? null : shared.text(label, 'label'),
      url: url === null ? null : textOf(url, 'url'),
      publishedAt: published === null ? null : shared.json<Dated>(published, 'published'),
      updatedAt: updated === null ? null : shared.json<Dated>(updated, 'updated'),
      capturedAt: textOf(captured, 'captured'),
      lang: lang === null ? null : shared.text(lang, 'lang'),
      dir: dir === 'rtl' ? 'rtl' : 'ltr',
      words: numberOf(words, 'words'),
      mime: shared.text(mime, 'mime'),
      tags: shared.json<string[]>(tags, 'tags'),
      collections: shared.json<string[]>(collections, 'collections'),
      captures: numberOf(captures, 'captures'),
      notes: numberOf(notes, 'notes'),
      unread: unread === 1,
      starred: starred === 1,
      needsCare: shared.json<NeedsCareCode[]>(care, 'care'),
      lacksReading: lacksReading === 1,
      textVersion: textOf(version, 'version'),
      excerpt: excerpt === undefined ? '' : textOf(excerpt, 'excerpt'),
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
