import type { LanguageTable } from '../languages/language-table.ts';

/** Where a sentence looks, by the words that say so. */
export interface Tense {
  /** Speaks of what is to come. */
  readonly ahead: boolean;
  /** Tells of what was. */
  readonly past: boolean;
}

export function tenseOf(sentence: string, table: LanguageTable): Tense {
  const text = sentence.slice(0, LONGEST).toLowerCase();
  const { ahead, told, past } = patternsOf(table);
  const looksAhead = ahead?.test(text) === true;
  const isTold = told?.test(text) === true;
  return { ahead: looksAhead && !isTold, past: isTold || (!looksAhead && past?.test(text) === true) };
}

/** Sentences of prose are far shorter; what is longer is none. */
const LONGEST = 2000;

interface Patterns {
  readonly ahead: RegExp | null;
  readonly told: RegExp | null;
  readonly past: RegExp | null;
}

const known = new Map<LanguageTable, Patterns>();

function patternsOf(table: LanguageTable): Patterns {
  const held = known.get(table);
  if (held !== undefined) return held;
  const whole = (source: string | undefined) =>
    source === undefined ? null : new RegExp(table.isUnspaced ? source : `(?<!\\p{L})(?:${source})(?!\\p{L})`, 'u');
  const made = { ahead: whole(table.ahead), told: whole(table.told), past: whole(table.past) };
  known.set(table, made);
  return made;
}
