import { fold, spelled } from '../language/fold.ts';
import type { TextWord } from '../seams.ts';
import { ByteReader } from './bytes.ts';
import { indexOf, prefixRange } from './dictionary.ts';
import { termsOfForms } from './expand.ts';
import { FIELDS, GAP } from './fields.ts';
import { ARTICLE, Keys, ListCursor } from './lists.ts';
import { readWays, skipForms, spellingOf, type Way } from './record.ts';
import type { Segment } from './segment.ts';
import type { Shard } from './shard.ts';
import type { Stop } from './stop.ts';

/** A term as one word of a phrase takes it: in which ways it may be written. Null when any way will do. */
export interface Taken {
  readonly term: number;
  readonly ways: Uint8Array | null;
}

/** The numbers of the forms in one segment that a word of a phrase takes. */
export function formsOf({ words }: Segment, { match, text }: TextWord): number[] {
  if (match === 'prefix') {
    const [from, to] = prefixRange(words, text);
    return Array.from({ length: to - from }, (_, i) => from + i);
  }
  const form = indexOf(words, match === 'spelling' ? fold(text) : text);
  return form < 0 ? [] : [form];
}

/** The terms a word of a phrase may be, in the ways it asks for. A further name takes no place, so it is no part of a longer phrase. */
export function takenBy(segment: Segment, word: TextWord, isAlone: boolean): Taken[] {
  const forms = formsOf(segment, word);
  const isForm = new Set(forms);
  const wanted = spelled(word.text);
  const caseCounts = wanted !== wanted.toLowerCase();
  const fits = (way: Way): boolean => {
    if (!isForm.has(way.form) || (way.extra && !isAlone)) return false;
    if (word.match !== 'spelling') return true;
    const spelling = spellingOf(way, segment.words);
    return (caseCounts ? spelling : spelling.toLowerCase()) === wanted;
  };
  return takenWhere(segment, termsOfForms(segment, forms), fits);
}

/** Terms in the ways that fit. */
export function takenWhere(segment: Segment, terms: Iterable<number>, fits: (way: Way) => boolean): Taken[] {
  const taken: Taken[] = [];
  for (const term of terms) {
    const ways = waysOf(segment, term).map(fits);
    if (!ways.includes(true)) continue;
    taken.push({ term, ways: ways.includes(false) ? Uint8Array.from(ways, (way) => (way ? 1 : 0)) : null });
  }
  return taken;
}

function waysOf({ records, recordAt }: Segment, term: number): Way[] {
  const reader = new ByteReader(records.read(recordAt[term] ?? 0, recordAt[term + 1] ?? 0));
  skipForms(reader);
  return readWays(reader, term);
}

/** Decides phrases, nearness and ways of writing on the places of terms. Keeps its room from one shard to the next. */
export class PlaceReader {
  private readonly cursor = new ListCursor();
  private readonly seen: Uint8Array[] = FIELDS.map(() => new Uint8Array(0));

  /** Articles of a shard that hold one of these in the ways it is taken. */
  holding(shard: Shard, fields: number, taken: readonly Taken[], visit: (document: number) => void): void {
    const { cursor } = this;
    for (const { term, ways } of taken) {
      cursor.open(shard.segment, term);
      while (cursor.next()) {
        if ((fields & (1 << cursor.field)) === 0) continue;
        cursor.decode();
        if (ways === null) {
          for (let i = 0; i < cursor.count; i++) {
            const document = cursor.documents[i] ?? 0;
            if (shard.dead[document] === 0) visit(document);
          }
          continue;
        }
        const keys = new Keys();
        cursor.places(shard.dead.map(flipped), ways, 0, keys);
        eachArticle(keys.view(), visit);
      }
    }
  }

  /** Articles where the words stand side by side, in this order, in one text. */
  phrases(
    shard: Shard,
    fields: number,
    words: readonly (readonly Taken[])[],
    stop: Stop,
    visit: (document: number) => void,
  ): void {
    const order = rarestFirst(shard, words);
    this.eachField(shard, fields, words, order, stop, (field, marked) => {
      let starts: Float64Array | null = null;
      for (const word of order) {
        stop.check();
        const keys = this.keysOf(shard, field, words[word] ?? [], marked, word);
        starts = starts === null ? keys : common(starts, keys);
        if (starts.length === 0) return;
      }
      if (starts) eachArticle(starts, visit);
    });
  }

  /** Articles where all the words stand near one another in one text, in any order, with at most `distance` other tokens between the first and the last. */
  near(
    shard: Shard,
    fields: number,
    words: readonly (readonly Taken[])[],
    distance: number,
    stop: Stop,
    visit: (document: number) => void,
  ): void {
    this.eachField(shard, fields, words, rarestFirst(shard, words), stop, (field, marked) => {
      const all = words.map((taken, word) => this.keysOf(shard, field, taken, marked, 0).map((key) => key * WORDS + word));
      const tagged = new Float64Array(all.reduce((sum, { length }) => sum + length, 0));
      let at = 0;
      for (const keys of all) {
        tagged.set(keys, at);
        at += keys.length;
      }
      eachNear(tagged.sort(), words.length, Math.min(distance, GAP - 1), visit);
    });
  }

  /** Calls back for each field in which some article holds every word, with those articles marked. */
  private eachField(
    shard: Shard,
    fields: number,
    words: readonly (readonly Taken[])[],
    order: readonly number[],
    stop: Stop,
    decide: (field: number, marked: Uint8Array) => void,
  ): void {
    const { cursor } = this;
    const counts = FIELDS.map(() => 0);
    const used = new Set<number>();
    try {
      for (const [step, word] of order.entries()) {
        stop.check();
        counts.fill(0);
        for (const { term } of words[word] ?? []) {
          cursor.open(shard.segment, term);
          while (cursor.next()) {
            const { field } = cursor;
            if ((fields & (1 << field)) === 0 || (step > 0 && !used.has(field))) continue;
            used.add(field);
            cursor.decode();
            counts[field] = (counts[field] ?? 0) + this.stepped(shard, field, step);
          }
        }
        if (counts.every((count) => count === 0)) return;
      }
      for (const [field, count] of counts.entries()) {
        const seen = this.seen[field];
        if (count === 0 || !seen) continue;
        const all = order.length;
        for (let document = 0; document < seen.length; document++) seen[document] = seen[document] === all ? 1 : 0;
        decide(field, seen);
      }
    } finally {
      for (const field of used) this.seen[field]?.fill(0);
    }
  }

  /** Articles of the list read last that held the words before: they hold one more. */
  private stepped(shard: Shard, field: number, step: number): number {
    const { documents, count } = this.cursor;
    let seen = this.seen[field];
    if (!seen || seen.length < shard.slots.length) {
      seen = new Uint8Array(shard.slots.length);
      this.seen[field] = seen;
    }
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const document = documents[i] ?? 0;
      if (seen[document] !== step || shard.dead[document] === 1) continue;
      seen[document] = step + 1;
      kept++;
    }
    return kept;
  }

  private keysOf(shard: Shard, field: number, taken: readonly Taken[], marked: Uint8Array, from: number): Float64Array {
    const { cursor } = this;
    const keys = new Keys();
    for (const { term, ways } of taken) {
      cursor.open(shard.segment, term);
      while (cursor.next()) {
        if (cursor.field !== field) continue;
        cursor.decode();
        cursor.places(marked, ways, from, keys);
        break;
      }
    }
    return taken.length > 1 ? keys.view().sort() : keys.view();
  }
}

/** More words than a phrase can have. */
const WORDS = 64;

const flipped = (dead: number): number => 1 - dead;

function rarestFirst({ segment }: Shard, words: readonly (readonly Taken[])[]): number[] {
  const weights = words.map((taken) => taken.reduce((sum, { term }) => sum + (segment.df[term] ?? 0), 0));
  return words.map((_, word) => word).sort((a, b) => (weights[a] ?? 0) - (weights[b] ?? 0));
}

/** Each article of ascending keys, once. */
function eachArticle(keys: Float64Array, visit: (document: number) => void): void {
  let last = -1;
  for (let i = 0; i < keys.length; i++) {
    const document = Math.floor((keys[i] ?? 0) / ARTICLE);
    if (document !== last) visit(document);
    last = document;
  }
}

/** What two ascending lists have in common, written over the first. */
function common(a: Float64Array, b: Float64Array): Float64Array {
  let kept = 0;
  let j = 0;
  for (let i = 0; i < a.length; i++) {
    const key = a[i] ?? 0;
    while (j < b.length && (b[j] ?? 0) < key) j++;
    if (j === b.length) break;
    if (b[j] === key) a[kept++] = key;
  }
  return a.subarray(0, kept);
}

/** Walks over the places of all words in order; `tagged` is key * WORDS + word. */
function eachNear(tagged: Float64Array, words: number, distance: number, visit: (document: number) => void): void {
  /** Where each word was last seen, as a number among the places of words met in the article. */
  const last = new Int32Array(words).fill(-1);
  let places: number[] = [];
  let document = -1;
  let found = false;
  for (let i = 0; i < tagged.length; i++) {
    const key = Math.floor((tagged[i] ?? 0) / WORDS);
    const article = Math.floor(key / ARTICLE);
    const place = key - article * ARTICLE;
    if (article !== document) {
      document = article;
      places = [];
      last.fill(-1);
      found = false;
    }
    if (found) continue;
    if (places.at(-1) !== place) places.push(place);
    last[(tagged[i] ?? 0) - key * WORDS] = places.length - 1;
    const first = Math.min(...last);
    if (first < 0 || place - (places[first] ?? 0) - (places.length - 1 - first) > distance) continue;
    found = true;
    visit(article);
  }
}
