import type { Index, Vector } from 'lunr';
import { FIELDS } from '../fields.ts';
import { liveCount, type Shard } from '../shard.ts';
import { type Held, heldIn } from './held-terms.ts';
import { stockLunr } from './oracle.ts';

const K1 = 1.2;
const B = 0.75;

/**
 * Lunr's own index, unmodified, over our store: terms, postings and the weights of articles are read from shards, and `lunr.Index.query` does the rest. Terms
 * are looked through one by one, so that finding shares no code with what it is compared with.
 */
export function facadeOver(shards: readonly Shard[], articleIdOf: (slot: number) => string): Index {
  const held = heldIn(shards, articleIdOf);
  const terms = [...held.keys()];
  const numbers = new Map(terms.map((term, number) => [term, number]));
  const invertedIndex = new Proxy(
    {},
    { get: (_, term) => Object.assign(postingsOf(held.get(String(term)) ?? []), { _index: numbers.get(String(term)) }) },
  );
  const attributes = {
    invertedIndex,
    fieldVectors: fieldVectors(shards, articleIdOf, held),
    tokenSet: { intersect: (automaton: State) => ({ toArray: () => terms.filter((term) => isTaken(automaton, term)) }) },
    fields: FIELDS.map(({ name }) => name),
    pipeline: new stockLunr.Pipeline(),
  };
  // Safe: this is what `query` reads of an index, and of a token set it uses these two methods alone.
  return new stockLunr.Index(attributes as unknown as Index.Attributes);
}

/** A term's articles by field, as Lunr keeps them. */
function postingsOf(list: readonly Held[]): Record<string, Record<string, object>> {
  const posting = bare<Record<string, object>>();
  for (const { name } of FIELDS) posting[name] = bare<object>();
  for (const { articleId, field } of list) {
    const byArticle = posting[nameOf(field)];
    if (byArticle) byArticle[articleId] = {};
  }
  return posting;
}

/** What each term weighs in each field of each article, by Lunr's formula. */
function fieldVectors(
  shards: readonly Shard[],
  articleIdOf: (slot: number) => string,
  held: ReadonlyMap<string, readonly Held[]>,
): Record<string, Vector> {
  const elements = new Map<string, number[]>();
  const sums = FIELDS.map(() => 0);
  for (const { slots, dead, segment } of shards)
    for (const [document, slot] of slots.entries()) {
      if (dead.has(document)) continue;
      for (const [field, { name }] of FIELDS.entries()) {
        elements.set(`${name}/${articleIdOf(slot)}`, []);
        sums[field] = (sums[field] ?? 0) + (segment.lengths[field]?.[document] ?? 0);
      }
    }
  const articles = shards.reduce((sum, shard) => sum + liveCount(shard), 0);
  let number = 0;
  for (const list of held.values()) {
    const idf = Math.log(1 + Math.abs((articles - list.length + 0.5) / (list.length + 0.5)));
    for (const { articleId, field, frequency, length } of list) {
      const average = (sums[field] ?? 0) / articles;
      const weight = (idf * ((K1 + 1) * frequency)) / (K1 * (1 - B + B * (length / average)) + frequency);
      const boosted = weight * (FIELDS[field]?.boost ?? 1);
      elements.get(`${nameOf(field)}/${articleId}`)?.push(number, Math.round(boosted * 1000) / 1000);
    }
    number++;
  }
  const vectors = bare<Vector>();
  for (const [name, list] of elements) vectors[name] = new stockLunr.Vector(list);
  return vectors;
}

/** An object without a prototype, so that any name is its own. */
const bare = <T>(): Record<string, T> => Object.create(null) as Record<string, T>; // safe: it is empty
const nameOf = (field: number): string => FIELDS[field]?.name ?? '';

/** A state of Lunr's query automata: `*` is an edge for any character. */
interface State {
  readonly final: boolean;
  readonly edges: Readonly<Record<string, State>>;
}

function isTaken(automaton: State, term: string): boolean {
  let states = new Set([automaton]);
  for (let i = 0; i < term.length && states.size > 0; i++) {
    const next = new Set<State>();
    for (const { edges } of states)
      for (const label of [term.charAt(i), '*']) {
        const reached = Object.hasOwn(edges, label) ? edges[label] : undefined;
        if (reached) next.add(reached);
      }
    states = next;
  }
  return [...states].some(({ final }) => final);
}
