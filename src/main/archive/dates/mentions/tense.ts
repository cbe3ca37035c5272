import type { LanguageTable } from '../languages/language-table.ts';
import type { Stretch } from './sentences.ts';

/** Where a sentence looks, by the words that say so. */
export interface Tense {
  /** Speaks of what is to come. */
  readonly ahead: boolean;
  /** Tells of what was. */
  readonly past: boolean;
}

/** How a sentence speaks at a stretch of it. What somebody said on a day was said, whatever they spoke of: `It will open in May, he said on Monday`. */
export type TenseAt = (stretch: Stretch) => Tense;

export function tensesOf(text: string, sentence: Stretch, table: LanguageTable): TenseAt {
  const lower = text.slice(sentence.start, Math.min(sentence.end, sentence.start + LONGEST)).toLowerCase();
  const { ahead, told, past } = patternsOf(table);
  const verbs =
    told === null ? [] : [...lower.matchAll(told)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const looksAhead = ahead?.test(lower) === true;
  const rest = told === null ? lower : lower.replace(told, ' ');
  const whole: Tense = { ahead: looksAhead, past: !looksAhead && past?.test(rest) === true };
  return ({ start, end }) => {
    const [from, to] = [start - sentence.start, end - sentence.start];
    const isTold = verbs.some((verb) =>
      verb.end <= from
        ? from - verb.end <= BEFORE && ahead?.test(lower.slice(verb.end, from)) !== true
        : verb.start >= to && verb.start - to <= BEHIND && /^[\s\p{L}]*$/u.test(lower.slice(to, verb.start)),
    );
    return isTold ? { ahead: false, past: true } : whole;
  };
}

/** Sentences of prose are far shorter; what is longer is none. */
const LONGEST = 2000;
/** How far a verb of saying may stand from the day it was said on. */
const BEFORE = 30;
const BEHIND = 4;

interface Patterns {
  readonly ahead: RegExp | null;
  readonly told: RegExp | null;
  readonly past: RegExp | null;
}

const known = new Map<LanguageTable, Patterns>();

function patternsOf(table: LanguageTable): Patterns {
  const held = known.get(table);
  if (held !== undefined) return held;
  const whole = (source: string | undefined, flags: string) =>
    source === undefined ? null : new RegExp(table.isUnspaced ? source : `(?<!\\p{L})(?:${source})(?!\\p{L})`, flags);
  const made = { ahead: whole(table.ahead, 'u'), told: whole(table.told, 'gu'), past: whole(table.past, 'u') };
  known.set(table, made);
  return made;
}
