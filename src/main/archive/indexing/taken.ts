import { fold, spelled } from '../language/fold.ts';
import type { TextWord } from '../seams.ts';
import { ByteReader } from './bytes.ts';
import { indexOf, prefixRange } from './dictionary.ts';
import { termsOfForms } from './expand.ts';
import { readWays, skipForms, spellingOf, type Way, WRITING } from './record.ts';
import { readInto, type Segment } from './segment.ts';

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

function waysOf({ records, recordAt }: Segment, term: number): readonly Way[] {
  const reader = new ByteReader(new Uint8Array(0));
  readInto(reader, records, recordAt[term] ?? 0, recordAt[term + 1] ?? 0);
  skipForms(reader);
  const ways = readWays(reader, term);
  return ways.length > 0 ? ways : [{ form: term, writing: WRITING.plain, own: '', extra: false }];
}
