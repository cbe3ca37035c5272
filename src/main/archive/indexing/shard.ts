import { ByteReader } from './bytes.ts';
import { FIELDS } from './fields.ts';
import type { Segment } from './segment.ts';

/** A segment in use: which of its articles are gone, and what that takes off its statistics. */
export interface Shard {
  readonly segment: Segment;
  /** The archive-wide number of each article, the same in every segment it ever stands in. */
  readonly slots: Uint32Array;
  readonly dead: Uint8Array;
  deadCount: number;
  /** Postings of each term that belong to articles gone. */
  readonly lostPostings: Map<number, number>;
  /** Tokens of the articles that are there, by field. */
  readonly lengthSums: number[];
  /** The file it is saved in, null while it is only in memory. */
  file: { readonly name: string; readonly bytes: number; readonly crc: number } | null;
}

export function makeShard(segment: Segment, slots: Uint32Array, file: Shard['file']): Shard {
  return {
    segment,
    slots,
    file,
    dead: new Uint8Array(segment.articleIds.length),
    deadCount: 0,
    lostPostings: new Map(),
    lengthSums: segment.lengths.map((lengths) => lengths.reduce((sum, length) => sum + length, 0)),
  };
}

/** Takes an article out: its text stays in the file, its words and lengths leave the statistics, exactly. */
export function bury(shard: Shard, document: number): void {
  if (shard.dead[document] === 1) return;
  const { segment } = shard;
  shard.dead[document] = 1;
  shard.deadCount++;
  for (const [field, lengths] of segment.lengths.entries())
    shard.lengthSums[field] = (shard.lengthSums[field] ?? 0) - (lengths[document] ?? 0);
  for (const term of postingsOf(segment, document)) shard.lostPostings.set(term, (shard.lostPostings.get(term) ?? 0) + 1);
}

/** How many (field, article) pairs of articles that are there hold a term. */
export function liveDf(shard: Shard, term: number): number {
  return (shard.segment.df[term] ?? 0) - (shard.lostPostings.get(term) ?? 0);
}

/** Calls back for every article that is there and holds a term in one of the fields of a mask. */
export function eachPosting(
  shard: Shard,
  term: number,
  mask: number,
  visit: (document: number, frequency: number, field: number) => void,
): void {
  const { segment, dead } = shard;
  const reader = new ByteReader(segment.postings.read(segment.postingsAt[term] ?? 0, segment.postingsAt[term + 1] ?? 0));
  while (reader.more) {
    const field = reader.number();
    const count = reader.number();
    const bytes = reader.number();
    if ((mask & (1 << field)) === 0) {
      reader.at += bytes;
      continue;
    }
    let document = 0;
    for (let i = 0; i < count; i++) {
      const code = reader.number();
      document += code >>> 1;
      const frequency = (code & 1) === 1 ? 1 : reader.number();
      if (dead[document] === 0) visit(document, frequency, field);
    }
  }
}

/** One term for each posting of an article. */
function* postingsOf(segment: Segment, document: number): Generator<number> {
  const reader = new ByteReader(segment.streams.read(segment.streamsAt[document] ?? 0, segment.streamsAt[document + 1] ?? 0));
  while (reader.more) {
    if (reader.number() >= FIELDS.length) return;
    const end = reader.number() + reader.at;
    const terms = new Set<number>();
    while (reader.at < end) {
      const token = reader.number();
      if (token > 0) terms.add(segment.entryTerm[(token - 1) >>> 1] ?? 0);
    }
    yield* terms;
  }
}
