import type { Removed } from '../../../shared/contract/shapes/block.ts';

/** A removal that a person put back, told apart from equal ones by its number among them. */
export interface RestoredChoice {
  readonly rule: string;
  readonly text: string;
  readonly occurrence: number;
}

type Piece = Pick<Removed, 'rule' | 'text'>;

/**
 * Finds what a person put back among the removals of a reading copy, by their places. The copy may be of another version than the one the choice was made
 * on: a removal found by another rule, written with other spaces, cut into more pieces or part of a longer one, is still the one that was meant.
 */
export function placesOfChoices(removed: readonly Piece[], choices: readonly RestoredChoice[]): Map<number, RestoredChoice[]> {
  const places = new Map<number, RestoredChoice[]>();
  if (choices.length === 0 || removed.length === 0) return places;
  const put = (at: number, choice: RestoredChoice) => places.set(at, [...(places.get(at) ?? []), choice]);
  const numbered = numberedByKey(removed);
  const moved = choices.filter((choice) => {
    const at = numbered.get(keyOf(choice, choice.occurrence));
    if (at !== undefined) put(at, choice);
    return at === undefined;
  });
  if (moved.length === 0) return places;
  const plain = removed.map(({ text }) => folded(text));
  for (const choice of moved) {
    const wanted = folded(choice.text);
    const free = [...plain.keys()].filter((at) => !places.has(at));
    const same = free.filter((at) => plain[at] === wanted);
    const whole = same[choice.occurrence] ?? same.at(-1);
    const around = whole ?? free.find((at) => wanted.length >= TELLING && plain[at]?.includes(wanted));
    if (around !== undefined) put(around, choice);
    else for (const at of free) if ((plain[at] ?? '').length >= TELLING && wanted.includes(plain[at] ?? '')) put(at, choice);
  }
  return places;
}

/** Which of several equal removals the one at `index` is. */
export function occurrenceOf(removed: readonly Piece[], index: number): number {
  const wanted = removed[index];
  return removed.slice(0, index).filter((entry) => entry.rule === wanted?.rule && entry.text === wanted.text).length;
}

/** Shorter texts, such as “Share”, stand inside others by chance. */
const TELLING = 12;

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200f\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

const keyOf = ({ rule, text }: Piece, occurrence: number): string => JSON.stringify([rule, text, occurrence]);

function numberedByKey(removed: readonly Piece[]): Map<string, number> {
  const seen = new Map<string, number>();
  return new Map(
    removed.map((entry, at) => {
      const key = keyOf(entry, -1);
      const occurrence = seen.get(key) ?? 0;
      seen.set(key, occurrence + 1);
      return [keyOf(entry, occurrence), at];
    }),
  );
}
