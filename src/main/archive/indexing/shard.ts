import { ArticleSet } from './article-set.ts';
import { ListCursor } from './lists.ts';
import type { Lengths, Segment } from './segment.ts';

/** A segment in use: which of its articles are gone, and what that takes off its statistics. */
export interface Shard {
  /** What it holds; read from its file once it has one. */
  segment: Segment;
  /** The archive-wide number of each article, the same in every segment it ever stands in. */
  readonly slots: Uint32Array;
  readonly dead: ArticleSet;
  deadCount: number;
  /** Tokens of the articles that are there, by field. */
  readonly lengthSums: number[];
  /** Postings of a term that belong to articles gone, as counted when so many were. */
  readonly lost: Map<number, { readonly deadCount: number; readonly postings: number }>;
  /** The file it is saved in, null while it is only in memory. */
  file: SegmentFileName | null;
}

/** A segment's file, how long it is, and what the part that is read on opening sums up to. */
export interface SegmentFileName {
  readonly name: string;
  readonly bytes: number;
  readonly crc: number;
}

export function makeShard(segment: Segment, slots: Uint32Array, file: Shard['file']): Shard {
  return {
    segment,
    slots,
    file,
    dead: new ArticleSet(slots.length),
    deadCount: 0,
    lengthSums: segment.lengths.map(summed),
    lost: new Map(),
  };
}

function summed(lengths: Lengths): number {
  let sum = 0;
  for (let document = 0; document < lengths.length; document++) sum += lengths[document] ?? 0;
  return sum;
}

/** How many articles of a shard are there. */
export const liveCount = ({ slots, deadCount }: Shard): number => slots.length - deadCount;

/** Takes an article out: its text stays in the file, its words and lengths leave the statistics, exactly. */
export function bury(shard: Shard, document: number): void {
  if (shard.dead.has(document)) return;
  shard.dead.add(document);
  shard.deadCount++;
  for (const [field, lengths] of shard.segment.lengths.entries())
    shard.lengthSums[field] = (shard.lengthSums[field] ?? 0) - (lengths[document] ?? 0);
}

/** How many (field, article) pairs of articles that are there hold a term. */
export function liveDf(shard: Shard, term: number): number {
  const { deadCount, lost, segment } = shard;
  const df = segment.df[term] ?? 0;
  if (deadCount === 0) return df;
  let known = lost.get(term);
  if (known?.deadCount !== deadCount) {
    // Counted when asked for: an edit must not pay for every word of its article.
    if (lost.size > MOST_COUNTED) lost.clear();
    known = { deadCount, postings: deadPostings(shard, term) };
    lost.set(term, known);
  }
  return df - known.postings;
}

const MOST_COUNTED = 50_000;
const cursor = new ListCursor();

function deadPostings({ segment, dead }: Shard, term: number): number {
  let postings = 0;
  cursor.open(segment, term);
  while (cursor.next()) {
    cursor.decode();
    for (let i = 0; i < cursor.count; i++) if (dead.has(cursor.documents[i] ?? 0)) postings++;
  }
  return postings;
}
