import { describe, expect, it } from 'vitest';
import { isWriterId, layoutOf, nextSegment } from './layout.ts';
import { installationOf } from './lock/machine.ts';
import { newId } from './new-id.ts';
import { sha256 } from './sha256.ts';

describe('names in an archive', () => {
  it('are never taken from outside', () => {
    const layout = layoutOf('/archive');
    expect(layout.object(sha256('x'))).toBe(`/archive/objects/${sha256('x').slice(0, 2)}/${sha256('x')}`);
    for (const name of ['..', '../x', 'a/b', 'CON', '', 'é', '-x', 'x'.repeat(65)])
      expect(() => layout.writer(name)).toThrow(/not the name of/);
    for (const name of ['1.jsonl', '000001.jsonl/..', '000001.JSONL'])
      expect(() => layout.segment('here-test', name)).toThrow(/not the name of/);
    expect(() => layout.trashDay('2026-1-1')).toThrow(/not the name of/);
  });

  it('of segments count up, so that their order is the order of their names', () => {
    expect(nextSegment(null)).toBe('000001.jsonl');
    expect(nextSegment('000009.jsonl')).toBe('000010.jsonl');
  });

  it('of writers stand for machine, user and place: a copy of an archive elsewhere has writers of its own', () => {
    expect(isWriterId(`${installationOf('/a')}-shell-99`)).toBe(true);
    expect(installationOf('/a')).toBe(installationOf('/a/../a'));
    expect(installationOf('/a')).not.toBe(installationOf('/b'));
  });

  it('of articles sort by time, need no quoting and never come twice', () => {
    const ids = Array.from({ length: 1000 }, (_, at) => newId('a', 1.7e12 + at));
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(Array.from({ length: 1000 }, () => newId('a', 0))).size).toBe(1000);
    for (const id of ids) expect(id).toMatch(/^a-[0-9a-z]{26}$/);
  });
});
