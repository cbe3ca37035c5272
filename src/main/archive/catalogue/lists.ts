import type { Columns } from '../seams.ts';

export interface TagCount {
  readonly tag: string;
  readonly count: number;
}

export interface SourceCount {
  readonly source: string;
  readonly label: string;
  readonly count: number;
}

/** Tags of live articles, most used first. */
export function tagCounts({ live, tags, size }: Columns): TagCount[] {
  const counts = new Map<string, number>();
  for (let ordinal = 0; ordinal < size; ordinal++) {
    if (live[ordinal] === 1) for (const tag of tags[ordinal] ?? []) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return mostFirst(
    [...counts].map(([tag, count]) => ({ tag, count })),
    ({ tag }) => tag,
  );
}

/** Sources of live articles, most articles first; a source is called what most of its articles call it. */
export function sourceCounts({ live, source, sourceLabel, size }: Columns): SourceCount[] {
  const counts = new Map<string, { count: number; labels: Map<string, number> }>();
  for (let ordinal = 0; ordinal < size; ordinal++) {
    const key = source[ordinal];
    if (live[ordinal] !== 1 || !key) continue;
    const entry = counts.get(key) ?? { count: 0, labels: new Map<string, number>() };
    const label = sourceLabel[ordinal] ?? key;
    entry.count += 1;
    entry.labels.set(label, (entry.labels.get(label) ?? 0) + 1);
    counts.set(key, entry);
  }
  const rows = [...counts].map(([key, { count, labels }]) => {
    const named = mostFirst(
      [...labels].map(([label, n]) => ({ label, count: n })),
      ({ label }) => label,
    );
    return { source: key, label: named[0]?.label ?? key, count };
  });
  return mostFirst(rows, (row) => row.source);
}

/** How many articles each smart row of the sidebar holds. */
export function smartCounts({ live, trashed, unread, starred, needsCare, size }: Columns): {
  all: number;
  unread: number;
  starred: number;
  needsCare: number;
  trash: number;
} {
  const counts = { all: 0, unread: 0, starred: 0, needsCare: 0, trash: 0 };
  for (let ordinal = 0; ordinal < size; ordinal++) {
    if (trashed[ordinal] === 1) counts.trash += 1;
    if (live[ordinal] !== 1) continue;
    counts.all += 1;
    if (unread[ordinal] === 1) counts.unread += 1;
    if (starred[ordinal] === 1) counts.starred += 1;
    if ((needsCare[ordinal] ?? []).length > 0) counts.needsCare += 1;
  }
  return counts;
}

/** Counts over live articles, for `stats`. */
export function articleStats(columns: Columns): {
  articles: number;
  captures: number;
  languages: Record<string, number>;
  sources: number;
  first: string | null;
  last: string | null;
} {
  const { live, lang, captures, captured, source, size } = columns;
  const languages = new Map<string, number>();
  const sources = new Set<string>();
  const stats = { articles: 0, captures: 0, first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY };
  for (let ordinal = 0; ordinal < size; ordinal++) {
    if (live[ordinal] !== 1) continue;
    stats.articles += 1;
    stats.captures += captures[ordinal] ?? 0;
    const at = captured[ordinal] ?? Number.NaN;
    if (at < stats.first) stats.first = at;
    if (at > stats.last) stats.last = at;
    const key = source[ordinal];
    if (key) sources.add(key);
    const code = lang[ordinal] ?? 'und';
    languages.set(code, (languages.get(code) ?? 0) + 1);
  }
  const asTime = (ms: number) => (Number.isFinite(ms) ? new Date(ms).toISOString() : null);
  return {
    articles: stats.articles,
    captures: stats.captures,
    languages: Object.fromEntries([...languages].sort(([, a], [, b]) => b - a)),
    sources: sources.size,
    first: asTime(stats.first),
    last: asTime(stats.last),
  };
}

function mostFirst<T extends { readonly count: number }>(rows: T[], name: (row: T) => string): T[] {
  return rows.sort((a, b) => b.count - a.count || (name(a) < name(b) ? -1 : 1));
}
