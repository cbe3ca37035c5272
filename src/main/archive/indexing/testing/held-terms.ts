import { countOf, stringAt } from '../dictionary.ts';
import { ListCursor } from '../lists.ts';
import type { Shard } from '../shard.ts';

/** One article that has a term in one field. */
export interface Held {
  readonly articleId: string;
  readonly field: number;
  readonly frequency: number;
  /** Tokens of that field. */
  readonly length: number;
}

/** Everything that shards hold of articles that are there: term to articles, read list by list, terms sorted. */
export function heldIn(shards: readonly Shard[], articleIdOf: (slot: number) => string): Map<string, Held[]> {
  const held = new Map<string, Held[]>();
  const cursor = new ListCursor();
  for (const { segment, dead, slots } of shards)
    for (let word = 0; word < countOf(segment.words); word++) {
      if ((segment.df[word] ?? 0) === 0) continue;
      const term = stringAt(segment.words, word);
      const list = held.get(term) ?? [];
      cursor.open(segment, word);
      while (cursor.next()) {
        const { field } = cursor;
        cursor.decode();
        for (let i = 0; i < cursor.count; i++) {
          const document = cursor.documents[i] ?? 0;
          if (dead.has(document)) continue;
          const [frequency, length] = [cursor.frequencies[i] ?? 0, segment.lengths[field]?.[document] ?? 0];
          list.push({ articleId: articleIdOf(slots[document] ?? 0), field, frequency, length });
        }
      }
      if (list.length > 0) held.set(term, list);
    }
  return new Map([...held].sort(([a], [b]) => (a < b ? -1 : 1)));
}
