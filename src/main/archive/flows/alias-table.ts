import type { Catalogue } from '../catalogue/catalogue.ts';
import { BUILT_IN_ALIASES } from '../query/built-in-aliases.ts';
import type { AliasGroup } from '../seams.ts';

/** The groups of names that hold in an archive, and the built-in ones that were taken out of it. */
export interface AliasTable {
  readonly groups: readonly (AliasGroup & { readonly isBuiltIn: boolean })[];
  readonly leftOut: readonly AliasGroup[];
}

/** What the archive's records say, over the built-in groups. Its own groups come first, each part in the order of first names. */
export function aliasTable(catalogue: Pick<Catalogue, 'aliases'>): AliasTable {
  const rows = catalogue.aliases();
  const set = new Set(rows.map(({ id }) => id));
  const all = [...rows, ...BUILT_IN_ALIASES.filter(({ id }) => !set.has(id)).map((group) => ({ ...group, removed: false }))];
  return {
    groups: all
      .filter(({ removed }) => !removed)
      .map(({ id, names }) => ({ id, names, isBuiltIn: isAsBuiltIn({ id, names }) }))
      .sort((a, b) => Number(a.isBuiltIn) - Number(b.isBuiltIn) || byFirstName(a, b)),
    leftOut: rows.filter(({ id, removed }) => removed && BUILT_IN_ALIASES.some((group) => group.id === id)),
  };
}

function isAsBuiltIn({ id, names }: AliasGroup): boolean {
  const known = BUILT_IN_ALIASES.find((group) => group.id === id);
  return known !== undefined && JSON.stringify(known.names) === JSON.stringify(names);
}

const order = new Intl.Collator('en');
const byFirstName = (a: AliasGroup, b: AliasGroup): number => order.compare(a.names[0] ?? '', b.names[0] ?? '');
