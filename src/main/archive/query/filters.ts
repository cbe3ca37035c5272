import { fold } from '../language/fold.ts';
import type { CollectionRow, Columns } from '../seams.ts';
import type { Mask } from './mask.ts';
import type { FilterNode } from './tree.ts';

/** The articles a filter leaves, out of all the catalogue knows. */
export function filterMask(filter: FilterNode, columns: Columns, collections: readonly CollectionRow[]): Mask {
  return maskBy(columns, testOf(filter, columns, collections));
}

type Test = (ordinal: number) => boolean;

/** One pass over the catalogue. */
export function maskBy({ size }: Columns, test: Test): Mask {
  const mask = new Uint8Array(size);
  for (let ordinal = 0; ordinal < size; ordinal++) if (test(ordinal)) mask[ordinal] = 1;
  return mask;
}

function testOf(filter: FilterNode, columns: Columns, collections: readonly CollectionRow[]): Test {
  switch (filter.field) {
    case 'date':
      return overlaps(columns.publishedStart, columns.publishedEnd, filter);
    case 'updated':
      return overlaps(columns.updatedStart, columns.updatedEnd, filter);
    case 'captured':
      return (ordinal) => within(columns.captured[ordinal] ?? Number.NaN, filter);
    case 'words':
      return (ordinal) => within(columns.words[ordinal] ?? 0, filter);
    case 'source':
      return sourceTest(filter.typed, columns);
    case 'author': {
      const wanted = folded(filter.typed);
      const fits = remembered((name) => folded(name).includes(wanted));
      return (ordinal) => (columns.byline[ordinal] ?? []).some(fits);
    }
    case 'lang': {
      const wanted = filter.typed.toLowerCase();
      return (ordinal) => {
        const lang = columns.lang[ordinal]?.toLowerCase();
        return lang === wanted || lang?.startsWith(`${wanted}-`) === true;
      };
    }
    case 'tag': {
      const wanted = folded(filter.typed);
      const fits = remembered((tag) => folded(tag) === wanted);
      return (ordinal) => (columns.tags[ordinal] ?? []).some(fits);
    }
    case 'in': {
      const inside = insideOf(filter.typed, collections);
      return (ordinal) => (columns.collections[ordinal] ?? []).some((id) => inside.has(id));
    }
    case 'url': {
      const wanted = filter.typed.toLowerCase();
      return (ordinal) => columns.url[ordinal]?.toLowerCase().includes(wanted) === true;
    }
    case 'type': {
      const wanted = filter.typed.toLowerCase();
      return (ordinal) => isType(columns.mime[ordinal] ?? '', wanted);
    }
    case 'has':
      return {
        notes: (ordinal: number) => (columns.notes[ordinal] ?? 0) > 0,
        versions: (ordinal: number) => (columns.captures[ordinal] ?? 0) > 1,
        tags: (ordinal: number) => (columns.tags[ordinal] ?? []).length > 0,
        author: (ordinal: number) => (columns.byline[ordinal] ?? []).length > 0,
        url: (ordinal: number) => (columns.url[ordinal] ?? null) !== null,
      }[filter.typed];
    case 'is':
      return {
        unread: (ordinal: number) => columns.unread[ordinal] === 1,
        read: (ordinal: number) => columns.unread[ordinal] !== 1,
        starred: (ordinal: number) => columns.starred[ordinal] === 1,
        undated: (ordinal: number) => Number.isNaN(columns.publishedStart[ordinal]),
        dated: (ordinal: number) => !Number.isNaN(columns.publishedStart[ordinal]),
        'needs-care': (ordinal: number) => (columns.needsCare[ordinal] ?? []).length > 0,
      }[filter.typed];
  }
}

interface Range {
  readonly from: number | null;
  readonly to: number | null;
}

const within = (value: number, { from, to }: Range): boolean => (from === null || value >= from) && (to === null || value < to);

/** Spans that share a moment. What has no date (NaN) is in no range. */
function overlaps(starts: Float64Array, ends: Float64Array, { from, to }: Range): Test {
  return (ordinal) => {
    const start = starts[ordinal] ?? Number.NaN;
    const end = ends[ordinal] ?? Number.NaN;
    return start < (to ?? Number.POSITIVE_INFINITY) && end > (from ?? Number.NEGATIVE_INFINITY);
  };
}

/** Folded word by word: names are compared without regard to case and accents. */
const folded = (text: string): string => text.trim().split(/\s+/u).map(fold).join(' ');

/** Asks once for each name: a hundred thousand articles share few. */
function remembered(test: (name: string) => boolean): (name: string) => boolean {
  const known = new Map<string, boolean>();
  return (name) => {
    let answer = known.get(name);
    if (answer === undefined) {
      answer = test(name);
      known.set(name, answer);
    }
    return answer;
  };
}

/** A source by its key; if none is called so, by its name as shown; if none, by a word of either. */
function sourceTest(typed: string, { source, sourceLabel }: Columns): Test {
  const wanted = folded(typed);
  const keys = new Map<string, string>();
  for (const [ordinal, key] of source.entries()) if (key !== null) keys.set(key, folded(sourceLabel[ordinal] ?? key));
  const choose = (test: (key: string, label: string) => boolean): Set<string> =>
    new Set([...keys].filter(([key, label]) => test(key, label)).map(([key]) => key));
  let chosen = choose((key) => folded(key) === wanted);
  if (chosen.size === 0) chosen = choose((_, label) => label === wanted);
  if (chosen.size === 0) chosen = choose((key, label) => key.split('.').includes(wanted) || ` ${label} `.includes(` ${wanted} `));
  return (ordinal) => {
    const key = source[ordinal] ?? null;
    return key !== null && chosen.has(key);
  };
}

/** A collection by its path or, failing that, by its name, with everything inside it. */
function insideOf(typed: string, collections: readonly CollectionRow[]): Set<string> {
  const wanted = folded(typed.replace(/^\/|\/$/g, ''));
  const byPath = collections.filter(({ path }) => folded(path) === wanted);
  const chosen = byPath.length > 0 ? byPath : collections.filter(({ name }) => folded(name) === wanted);
  return new Set(chosen.flatMap(({ within: inside }) => [...inside]));
}

const TYPES: ReadonlyMap<string, readonly string[]> = new Map([
  ['html', ['text/html', 'application/xhtml+xml']],
  ['text', ['text/plain']],
  ['markdown', ['text/markdown', 'text/x-markdown']],
  ['pdf', ['application/pdf']],
]);

const isType = (mime: string, wanted: string): boolean =>
  TYPES.get(wanted)?.includes(mime) ?? (mime === wanted || mime.startsWith(`${wanted}/`) || mime.endsWith(`/${wanted}`));
