import type { Kind, Role, Sense } from './senses.ts';

/** What an item may mean, with what is asked of it most often worked out beforehand. */
export interface Meaning {
  readonly senses: readonly Sense[];
  readonly roles: ReadonlySet<Role>;
  /** A bit for each kind among the senses, as `KIND` gives them. */
  readonly kinds: number;
}

export function meaningOf(senses: readonly Sense[]): Meaning {
  if (senses.length === 0) return NOTHING;
  const roles = new Set<Role>();
  let kinds = 0;
  for (const each of senses) {
    kinds |= KIND[each.kind];
    if (each.kind === 'glue') roles.add(each.role);
  }
  return { senses, roles, kinds };
}

export const KIND: Readonly<Record<Kind, number>> = {
  number: 1 << 0,
  month: 1 << 1,
  weekday: 1 << 2,
  unit: 1 << 3,
  day: 1 << 4,
  now: 1 << 5,
  which: 1 << 6,
  period: 1 << 7,
  shift: 1 << 8,
  part: 1 << 9,
  half: 1 << 10,
  clock: 1 << 11,
  figures: 1 << 12,
  edge: 1 << 13,
  holiday: 1 << 14,
  season: 1 << 15,
  glue: 1 << 16,
  piece: 1 << 17,
  opaque: 1 << 18,
};

/** A word that has nothing to do with dates. */
export const NOTHING: Meaning = { senses: [], roles: new Set(), kinds: 0 };
