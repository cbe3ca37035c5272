import type { LanguageTable } from '../../languages/language-table.ts';
import type { Item, Kind, Role, Sense, SenseOf } from '../lexing/senses.ts';
import type { When } from '../when.ts';

/** A text that is being read. */
export interface Reading {
  readonly items: readonly Item[];
  readonly table: LanguageTable;
  readonly original: string;
}

/** What was read, up to the item `next`. */
export interface Read<T = When> {
  readonly value: T;
  readonly next: number;
}

/** Reads from an item on; null when nothing of the kind begins there. */
export type Rule<T = When> = (reading: Reading, at: number) => Read<T> | null;

export function sense<K extends Kind>({ items }: Reading, at: number, kind: K): SenseOf<K> | null {
  for (const each of items[at]?.senses ?? []) if (each.kind === kind) return each as SenseOf<K>; // safe: its kind was just compared
  return null;
}

export function senses<K extends Kind>({ items }: Reading, at: number, kind: K): SenseOf<K>[] {
  return (items[at]?.senses ?? []).filter((each): each is SenseOf<K> => each.kind === kind);
}

export const hasRole = (reading: Reading, at: number, ...roles: readonly Role[]): boolean =>
  (reading.items[at]?.senses ?? []).some((each) => each.kind === 'glue' && roles.includes(each.role));

export const isMark = ({ items }: Reading, at: number, marks: string): boolean => {
  const text = items[at]?.text;
  return text !== undefined && text.length === 1 && marks.includes(text);
};

/** Behind any number of small words of these roles, and commas if allowed; an item that opens a line is never passed. */
export function past(reading: Reading, at: number, roles: readonly Role[], marks = ''): number {
  let next = at;
  while (
    next < at + MOST_SMALL_WORDS &&
    reading.items[next] !== undefined &&
    !(reading.items[next]?.opensLine && next > 0) &&
    (hasRole(reading, next, ...roles) || (marks !== '' && isMark(reading, next, marks)))
  )
    next++;
  return next;
}
const MOST_SMALL_WORDS = 4;

/** No line ends before an item, so that it may belong to the one before it. */
export const follows = ({ items }: Reading, at: number): boolean => items[at] !== undefined && items[at]?.opensLine !== true;

/** Of several readings, the longest; of equally long ones, the first. */
export function longest<T>(reading: Reading, at: number, rules: readonly Rule<T>[]): Read<T> | null {
  let best: Read<T> | null = null;
  for (const rule of rules) {
    const read = rule(reading, at);
    if (read !== null && (best === null || read.next > best.next)) best = read;
  }
  return best;
}

export const isWeak = (each: Sense | null): boolean => each?.weak === true;
