import { describe, expect, it } from 'vitest';
import { creatable, matchingOptions, membershipOf, nextMembership } from './picker-options.ts';

const options = ['Harbour', 'Harbour/Witness', 'Élan', 'Courts/Witness lists'].map((name) => ({ key: name, name, count: 0 }));

describe('picking collections and tags', () => {
  it('finds by any words of the path, without case and accents, beginnings first', () => {
    expect(matchingOptions(options, 'wit').map(({ name }) => name)).toEqual(['Harbour/Witness', 'Courts/Witness lists']);
    expect(matchingOptions(options, 'harbour/wit').map(({ name }) => name)).toEqual(['Harbour/Witness']);
    expect(matchingOptions(options, 'elan').map(({ name }) => name)).toEqual(['Élan']);
    expect(matchingOptions(options, 'lists').map(({ name }) => name)).toEqual(['Courts/Witness lists']);
  });

  it('offers to create what is not there, and only that', () => {
    expect(creatable(options, ' harbour / witness ')).toBeNull();
    expect(creatable(options, 'Harbour / Silos')).toBe('Harbour/Silos');
    expect(creatable(options, '  ')).toBeNull();
  });

  it('tells all, some and none of the chosen articles apart', () => {
    expect(membershipOf([['a'], ['a', 'b']], 'a')).toBe('all');
    expect(membershipOf([['a'], ['a', 'b']], 'b')).toEqual({ some: 1 });
    expect(membershipOf([['a'], ['a', 'b']], 'c')).toBe('none');
    expect(nextMembership({ some: 1 })).toBe('all');
    expect(nextMembership('all')).toBe('none');
  });
});
