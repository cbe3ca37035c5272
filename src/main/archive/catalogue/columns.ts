import type { NeedsCareCode } from '../../../shared/contract/shapes/article.ts';
import type { Dated } from '../../../shared/contract/shapes/dated.ts';
import { spanOf } from '../dates/span.ts';
import type { Columns } from '../seams.ts';
import type { ListedRow } from './row-table.ts';

/** The catalogue in memory, one array a column, one place an ordinal. */
export interface ColumnStore {
  readonly columns: Columns;
  /** By ordinal: 1 where no reading copy was made of the newest capture. */
  readonly lacksReading: Uint8Array;
  /** Puts an article's row at its ordinal. */
  set(ordinal: number, id: string, row: ListedRow): void;
  /** Counts an applied change. */
  advance(): void;
  /** Forgets every article; the revision goes on. */
  clear(): void;
}

export function columnStore(): ColumnStore {
  let typed = typedColumns(1024);
  let held: TypedColumns | null = null;
  let listed = listedColumns();
  let revision = 0;
  let size = 0;
  /** Cut to size when they are asked for: while many articles come in nobody asks. */
  const views = () => {
    held ??= viewsOf(typed, size);
    return held;
  };
  const columns = {} as { -readonly [K in keyof Columns]: Columns[K] }; // safe: every member is defined right below, before anybody sees it
  const all: { readonly [K in keyof Columns]: () => Columns[K] } = {
    revision: () => revision,
    size: () => size,
    id: () => listed.id,
    ordinalOf: () => listed.ordinalOf,
    live: () => views().live,
    trashed: () => views().trashed,
    unread: () => views().unread,
    starred: () => views().starred,
    needsCare: () => listed.needsCare,
    published: () => listed.published,
    updated: () => listed.updated,
    publishedStart: () => views().publishedStart,
    publishedEnd: () => views().publishedEnd,
    updatedStart: () => views().updatedStart,
    updatedEnd: () => views().updatedEnd,
    captured: () => views().captured,
    title: () => listed.title,
    source: () => listed.source,
    sourceLabel: () => listed.sourceLabel,
    byline: () => listed.byline,
    url: () => listed.url,
    lang: () => listed.lang,
    words: () => views().words,
    captures: () => views().captures,
    notes: () => views().notes,
    mime: () => listed.mime,
    tags: () => listed.tags,
    collections: () => listed.collections,
  };
  // Getters, because a growing archive changes the arrays behind the columns, and holders of `columns` must see that.
  for (const [name, get] of Object.entries(all)) Object.defineProperty(columns, name, { get, enumerable: true });

  function makeRoom(ordinal: number): void {
    if (ordinal < size) return;
    size = ordinal + 1;
    if (size > typed.live.length) typed = grown(typed, size * 2);
    held = null;
  }

  return {
    columns,
    get lacksReading() {
      return views().lacksReading;
    },
    set(ordinal, id, row) {
      makeRoom(ordinal);
      listed.ordinalOf.set(id, ordinal);
      listed.id[ordinal] = id;
      listed.needsCare[ordinal] = row.needsCare;
      listed.published[ordinal] = row.publishedAt;
      listed.updated[ordinal] = row.updatedAt;
      listed.title[ordinal] = row.title;
      listed.source[ordinal] = row.source;
      listed.sourceLabel[ordinal] = row.sourceLabel;
      listed.byline[ordinal] = row.byline;
      listed.url[ordinal] = row.url;
      listed.lang[ordinal] = row.lang;
      listed.mime[ordinal] = row.mime;
      listed.tags[ordinal] = row.tags;
      listed.collections[ordinal] = row.collections;
      typed.live[ordinal] = Number(row.state === 'live');
      typed.trashed[ordinal] = Number(row.state === 'trashed');
      typed.unread[ordinal] = Number(row.unread);
      typed.starred[ordinal] = Number(row.starred);
      typed.lacksReading[ordinal] = Number(row.lacksReading);
      typed.captured[ordinal] = row.captured;
      typed.words[ordinal] = row.words;
      typed.captures[ordinal] = row.captures;
      typed.notes[ordinal] = row.notes;
      const published = placed(row.publishedAt);
      typed.publishedStart[ordinal] = published.start;
      typed.publishedEnd[ordinal] = published.end;
      const updated = placed(row.updatedAt);
      typed.updatedStart[ordinal] = updated.start;
      typed.updatedEnd[ordinal] = updated.end;
    },
    advance() {
      revision += 1;
    },
    clear() {
      listed = listedColumns();
      size = 0;
      held = null;
    },
  };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const NOWHERE: Span = { start: Number.NaN, end: Number.NaN };

/** Where dates lie, kept while they are held: many articles are of one day. */
const spans = new WeakMap<Dated, Span>();

function placed(date: Dated | null): Span {
  if (date === null) return NOWHERE;
  const held = spans.get(date) ?? spanIn(date);
  spans.set(date, held);
  return held;
}

/** A date that cannot be placed counts as none on the axis; it is still shown as it is written. */
function spanIn({ value, precision, zone }: Dated): Span {
  try {
    return spanOf(value, precision, zone);
  } catch {
    return NOWHERE;
  }
}

function listedColumns() {
  return {
    id: [] as string[],
    ordinalOf: new Map<string, number>(),
    needsCare: [] as (readonly NeedsCareCode[])[],
    published: [] as (Dated | null)[],
    updated: [] as (Dated | null)[],
    title: [] as string[],
    source: [] as (string | null)[],
    sourceLabel: [] as (string | null)[],
    byline: [] as (readonly string[])[],
    url: [] as (string | null)[],
    lang: [] as (string | null)[],
    mime: [] as string[],
    tags: [] as (readonly string[])[],
    collections: [] as (readonly string[])[],
  };
}

type TypedColumns = ReturnType<typeof typedColumns>;

function typedColumns(room: number) {
  return {
    live: new Uint8Array(room),
    trashed: new Uint8Array(room),
    unread: new Uint8Array(room),
    starred: new Uint8Array(room),
    lacksReading: new Uint8Array(room),
    publishedStart: new Float64Array(room),
    publishedEnd: new Float64Array(room),
    updatedStart: new Float64Array(room),
    updatedEnd: new Float64Array(room),
    captured: new Float64Array(room),
    words: new Uint32Array(room),
    captures: new Uint16Array(room),
    notes: new Uint16Array(room),
  };
}

function grown(old: TypedColumns, room: number): TypedColumns {
  const next = typedColumns(room);
  for (const [name, array] of Object.entries(old)) next[name as keyof TypedColumns].set(array); // safe: both have the same keys
  return next;
}

function viewsOf(typed: TypedColumns, size: number): TypedColumns {
  return {
    live: typed.live.subarray(0, size),
    trashed: typed.trashed.subarray(0, size),
    unread: typed.unread.subarray(0, size),
    starred: typed.starred.subarray(0, size),
    lacksReading: typed.lacksReading.subarray(0, size),
    publishedStart: typed.publishedStart.subarray(0, size),
    publishedEnd: typed.publishedEnd.subarray(0, size),
    updatedStart: typed.updatedStart.subarray(0, size),
    updatedEnd: typed.updatedEnd.subarray(0, size),
    captured: typed.captured.subarray(0, size),
    words: typed.words.subarray(0, size),
    captures: typed.captures.subarray(0, size),
    notes: typed.notes.subarray(0, size),
  };
}
