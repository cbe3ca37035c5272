import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectionTree, type HeldCollection } from './collection-tree.ts';

const held = (id: string, parentId: string | null, position = 0, name = id): HeldCollection => ({ id, name, parentId, position });

describe('the tree of collections', () => {
  it('stands depth first, siblings by position, then name', () => {
    const { rows } = collectionTree([
      held('c', 'a'),
      held('b', null, 2),
      held('a', null, 5),
      held('d', 'c'),
      held('e', null, 2, 'a first'),
    ]);
    expect(rows.map(({ path, parentId }) => [path, parentId])).toEqual([
      ['a first', null],
      ['b', null],
      ['a', null],
      ['a/c', 'a'],
      ['a/c/d', 'c'],
    ]);
    expect([...(rows[2]?.within ?? [])].sort()).toEqual(['a', 'c', 'd']);
  });

  it('shows what lost its parent at the top, and opens a ring at its lowest id', () => {
    const { rows } = collectionTree([held('x', 'gone'), held('b', 'c'), held('c', 'b'), held('d', 'c'), held('s', 's')]);
    expect(rows.map(({ path }) => path)).toEqual(['b', 'b/c', 'b/c/d', 's', 'x']);
  });

  it('shows every collection once, whatever the parents say', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ id, name: id, parentId: fc.option(id), position: fc.nat({ max: 2 }) }), {
          selector: (each) => each.id,
        }),
        (all) => {
          const { rows, pathOf } = collectionTree(all);
          expect(rows.map((row) => row.id).sort()).toEqual(all.map((each) => each.id).sort());
          expect(pathOf.size).toBe(all.length);
          expect(collectionTree([...all].reverse())).toEqual(collectionTree(all));
        },
      ),
    );
  });
});
