import type { Collection } from '../../../shared/contract/library.ts';
import type { CollectionRow, Columns } from '../seams.ts';

/** A collection as its last record has it. */
export interface HeldCollection {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly position: number;
}

export interface CollectionTree {
  /** Depth first, siblings by position, then name, then id. */
  readonly rows: readonly CollectionRow[];
  readonly pathOf: ReadonlyMap<string, string>;
  readonly positionOf: ReadonlyMap<string, number>;
}

/**
 * Puts collections into a tree. Two machines may each have moved one of a pair into the other, or removed a parent: what has no way
 * up to the top is shown at the top, the lowest id of a ring first, so that nothing is ever hidden.
 */
export function collectionTree(held: readonly HeldCollection[]): CollectionTree {
  const byId = new Map(held.map((each) => [each.id, each]));
  const parentOf = new Map<string, string | null>(
    held.map(({ id, parentId }) => [id, parentId !== null && byId.has(parentId) ? parentId : null]),
  );
  for (const { id } of [...held].sort(byText('id'))) if (isInRing(id, parentOf)) parentOf.set(id, null);

  const children = new Map<string | null, HeldCollection[]>();
  for (const each of held) {
    const parent = parentOf.get(each.id) ?? null;
    children.set(parent, [...(children.get(parent) ?? []), each]);
  }
  const rows: CollectionRow[] = [];
  const walk = (parentId: string | null, above: string): Set<string> => {
    const inside = new Set<string>();
    for (const { id, name } of (children.get(parentId) ?? []).sort(bySibling)) {
      const path = above === '' ? name : `${above}/${name}`;
      const at = rows.length;
      rows.push({ id, name, path, parentId, within: new Set() });
      const within = walk(id, path).add(id);
      rows[at] = { id, name, path, parentId, within };
      for (const each of within) inside.add(each);
    }
    return inside;
  };
  walk(null, '');
  return {
    rows,
    pathOf: new Map(rows.map(({ id, path }) => [id, path])),
    positionOf: new Map(held.map(({ id, position }) => [id, position])),
  };
}

/** The rows with how many live articles each holds, itself and with those inside it. */
export function counted(rows: readonly CollectionRow[], { live, collections, size }: Columns): Collection[] {
  const own = new Map<string, number>();
  const deep = new Map<string, number>();
  const up = new Map<string, string[]>();
  for (const row of rows) for (const id of row.within) up.set(id, [...(up.get(id) ?? []), row.id]);
  for (let ordinal = 0; ordinal < size; ordinal++) {
    if (live[ordinal] !== 1) continue;
    const direct = collections[ordinal] ?? [];
    for (const id of direct) own.set(id, (own.get(id) ?? 0) + 1);
    for (const id of new Set(direct.flatMap((each) => up.get(each) ?? []))) deep.set(id, (deep.get(id) ?? 0) + 1);
  }
  return rows.map(({ id, name, parentId, path }) => ({
    id,
    name,
    parentId,
    path,
    count: own.get(id) ?? 0,
    deepCount: deep.get(id) ?? 0,
  }));
}

function isInRing(id: string, parentOf: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>();
  for (let at = parentOf.get(id) ?? null; at !== null && !seen.has(at); at = parentOf.get(at) ?? null) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
}

function bySibling(a: HeldCollection, b: HeldCollection): number {
  return a.position - b.position || byText('name')(a, b) || byText('id')(a, b);
}

const byText =
  (member: 'id' | 'name') =>
  (a: HeldCollection, b: HeldCollection): number =>
    a[member] < b[member] ? -1 : Number(a[member] > b[member]);
