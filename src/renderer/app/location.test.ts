import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromFragment, HOME, type Locator, toFragment } from './location.ts';

const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const locator: fc.Arbitrary<Locator> = fc.record({
  view: fc.constantFrom('list', 'timeline'),
  scope: fc.oneof(
    fc.constantFrom({ kind: 'all' } as const, { kind: 'unread' } as const, { kind: 'trash' } as const),
    name.map((tag) => ({ kind: 'tag', tag }) as const),
    name.map((id) => ({ kind: 'collection', id }) as const),
    name.map((source) => ({ kind: 'source', source }) as const),
  ),
  query: fc.string({ unit: 'grapheme', maxLength: 20 }),
  filters: fc.array(name, { maxLength: 3 }),
  sort: fc.constantFrom(null, 'title' as const, 'relevance' as const),
  order: fc.constantFrom(null, 'asc' as const, 'desc' as const),
  article: fc.option(name, { nil: null }),
  timeline: fc.option(name, { nil: null }),
});

describe('a locator', () => {
  it('comes back whole from the address', () => {
    fc.assert(
      fc.property(locator, (place) => {
        expect(fromFragment(toFragment(place))).toEqual(place);
      }),
    );
  });

  it('is home when the address says nothing or nonsense', () => {
    expect(fromFragment('')).toEqual(HOME);
    expect(fromFragment('#loc?scope=collection:&sort=sideways&order=up&view=map')).toEqual(HOME);
  });
});
