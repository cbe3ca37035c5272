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
  const item = items[at];
  if (item === undefined) return null;
  for (const each of item.senses) if (each.kind === kind) return each as SenseOf<K>; // safe: its kind was just compared
  return null;
}

export function senses<K extends Kind>({ items }: Reading, at: number, kind: K): SenseOf<K>[] {
  return (items[at]?.senses ?? []).filter((each): each is SenseOf<K> => each.kind === kind);
}

export function hasRole({ items }: Reading, at: number, ...roles: readonly Role[]): boolean {
  const own = items[at]?.roles;
  if (own === undefined || own.size === 0) return false;
  for (const role of roles) if (own.has(role)) return true;
  return false;
}

export const isMark = ({ items }: Reading, at: number, marks: string): boolean => {
  const text = items[at]?.text;
  return text !== undefined && text.length === 1 && marks.includes(text);
};

/** Behind any number of small words of these roles, and commas if allowed; an item that opens a line is never passed. */
export function past(reading: Reading, at: number, roles: readonly Role[], marks = ''): number {
  let next = at;
  for (; next < at + MOST_SMALL_WORDS; next++) {
    const item = reading.items[next];
    if (item === undefined || (item.opensLine && next > 0)) break;
    if (!(item.roles.size > 0 && hasRole(reading, next, ...roles)) && !(marks !== '' && isMark(reading, next, marks))) break;
  }
  return next;
}
const MOST_SMALL_WORDS = 4;

/** No line ends before an item, so that it may belong to the one before it. */
export const follows = ({ items }: Reading, at: number): boolean => items[at]?.opensLine === false;

/** Of several readings, the longest; of equally long ones, the first. */
export function longest<T>(reading: Reading, at: number, rules: readonly Rule<T>[]): Read<T> | null {
  let best: Read<T> | null = null;
  for (const rule of rules) {
    const read = rule(reading, at);
    if (read !== null && (best === null || read.next > best.next)) best = read;
  }
  return best;
}

/** From one date to another: `–`, `to`; `and` only behind `between`. */
export function rangeJoint(reading: Reading, at: number, first: number): number | null {
  if (!follows(reading, at)) return null;
  if (isMark(reading, at, '-~〜～')) return at + 1;
  if (!hasRole(reading, at, 'to')) return null;
  const between =
    hasRole(reading, first, 'between') || hasRole(reading, first - 1, 'between') || hasRole(reading, first - 2, 'between');
  return hasRole(reading, at, 'and') && !between ? null : at + 1;
}

/** The kinds of sense in the items from one on, as bits. */
export function kindsAhead({ items }: Reading, at: number, count: number): number {
  let kinds = 0;
  for (let i = at; i < at + count; i++) kinds |= items[i]?.kinds ?? 0;
  return kinds;
}

/** A point behind a short name shortens it; where nothing goes on behind it, it ends the sentence. */
export function isShortened(reading: Reading, at: number): boolean {
  const [name, point, after] = [reading.items[at], reading.items[at + 1], reading.items[at + 2]];
  if (point?.text !== '.' || point.spaced || (name?.text.length ?? 9) > 5) return false;
  if (after === undefined || after.opensLine || !/^[\p{sc=Latin}\p{sc=Cyrillic}]/u.test(name?.text ?? '')) return false;
  return /^[\p{Ll}\d,;:)]/u.test(reading.original.charAt(after.start));
}

export const isWeak = (each: Sense | null): boolean => each?.weak === true;
