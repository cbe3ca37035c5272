import { describe, expect, it } from 'vitest';
import type { ObjectProblem } from '../../../shared/contract/fixity.ts';
import { reportOf } from '../../testing/fake/fixity.ts';
import { objectWords, problemsOf } from './problems.ts';

const object = (name: string, changes: Partial<ObjectProblem> = {}): ObjectProblem => ({
  object: name.repeat(64).slice(0, 64),
  articleIds: ['a-1'],
  articles: [{ id: 'a-1', title: 'The pier of Tarn' }],
  path: `objects/${name}`,
  role: 'warc',
  expectedBytes: 1200,
  foundBytes: 1200,
  found: 'e'.repeat(64),
  reason: 'changed',
  isKnown: false,
  ...changes,
});

describe('what a check found', () => {
  it('is told gravest first, and what is known or merely strange last', () => {
    const report = reportOf(3, '2026-11-25T04:00:00Z', {
      changed: [object('a', { isKnown: true }), object('b')],
      missing: [object('c', { reason: 'missing', found: null })],
      orphans: ['objects/notes.txt'],
      journal: { records: 9, ok: false, problems: ['Record 4 does not follow record 3.'], known: ['Record 2 is lost.'] },
      files: [{ path: 'README.txt', problem: 'is missing' }],
      state: 'damaged',
    });
    expect(problemsOf(report).map((one) => (one.kind === 'object' ? one.problem.path : one.text))).toEqual([
      'objects/b',
      'objects/c',
      'Record 4 does not follow record 3.',
      'README.txt: is missing',
      'objects/a',
      'Record 2 is lost.',
      'objects/notes.txt',
    ]);
  });

  it('names both fingerprints, or the sizes where nothing was hashed', () => {
    expect(objectWords(object('a'))).toBe('expected aaaaaaaa…aaaa  found eeeeeeee…eeee');
    expect(objectWords(object('a', { found: null, foundBytes: 300 }))).toBe('300 bytes instead of 1.2 kB');
    expect(objectWords(object('a', { found: null, reason: 'missing', foundBytes: null }))).toBe('expected aaaaaaaa…aaaa');
  });
});
