import { describe, expect, it } from 'vitest';
import { nudge, placeOf, placesFor } from './places.ts';

const tree = [
  ['a', null, 'A'],
  ['a1', 'a', 'A/One'],
  ['a2', 'a', 'A/Two'],
  ['a3', 'a', 'A/Three'],
  ['b', null, 'B'],
].map(([id, parentId, path]) => ({
  id: id ?? '',
  parentId: parentId ?? null,
  path: path ?? '',
  name: path?.split('/').at(-1) ?? '',
  count: 0,
  deepCount: 0,
}));

describe('moving collections', () => {
  it('among their siblings', () => {
    expect(nudge(tree, 'a2', 'up')).toEqual({ parentId: 'a', before: 'a1' });
    expect(nudge(tree, 'a1', 'down')).toEqual({ parentId: 'a', before: 'a3' });
    expect(nudge(tree, 'a2', 'down')).toEqual({ parentId: 'a', before: null });
    expect(nudge(tree, 'a1', 'up')).toBeNull();
    expect(nudge(tree, 'a3', 'down')).toBeNull();
  });

  it('into the sibling above, and out beside the parent', () => {
    expect(nudge(tree, 'a2', 'in')).toEqual({ parentId: 'a1', before: null });
    expect(nudge(tree, 'a2', 'out')).toEqual({ parentId: null, before: 'b' });
    expect(nudge(tree, 'b', 'out')).toBeNull();
    expect(nudge(tree, 'a', 'in')).toBeNull();
  });

  it('knows the place to come back to, and never offers a place inside the collection itself', () => {
    expect(placeOf(tree, 'a1')).toEqual({ parentId: 'a', before: 'a2' });
    expect(placesFor(tree, 'a').map(({ id }) => id)).toEqual(['b']);
  });
});
