import { foldName } from './fold-name.ts';

/** Something articles can be put into: a collection by its path, or a tag. */
export interface PickerOption {
  readonly key: string;
  readonly name: string;
  readonly count: number;
}

/** How many of the chosen articles are in an option. */
export type Membership = 'all' | 'none' | 'unknown' | { readonly some: number };

/** What the list shows for a typed text: names that hold every typed word, those that begin with the text first. */
export function matchingOptions(options: readonly PickerOption[], typed: string): PickerOption[] {
  const text = foldName(typed.trim());
  if (text === '') return [...options];
  const words = text.split(/[\s/]+/).filter(Boolean);
  const begins = (option: PickerOption) => foldName(option.name.split('/').at(-1) ?? option.name).startsWith(text);
  return options
    .filter((option) => words.every((word) => foldName(option.name).includes(word)))
    .toSorted((a, b) => Number(begins(b)) - Number(begins(a)));
}

/** The name a typed text would create; null when it is empty or taken. */
export function creatable(options: readonly PickerOption[], typed: string): string | null {
  const name = typed
    .trim()
    .replaceAll(/\s*\/\s*/g, '/')
    .replaceAll(/^\/+|\/+$/g, '');
  if (name === '') return null;
  return options.some((option) => foldName(option.name) === foldName(name)) ? null : name;
}

/** What pressing Enter does: into all of them, unless all are in it already. */
export function nextMembership(membership: Membership): 'all' | 'none' {
  return membership === 'all' ? 'none' : 'all';
}

/** Counts how many of some articles are in each option. */
export function membershipOf(memberships: readonly (readonly string[])[], key: string): Membership {
  const some = memberships.filter((keys) => keys.includes(key)).length;
  return some === 0 ? 'none' : some === memberships.length ? 'all' : { some };
}
