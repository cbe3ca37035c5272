import { expect, test } from 'vitest';
import { ArchiveError } from '../../../shared/archive-error.ts';
import { exportFailure } from './export-failure.ts';

const disk = (code: string) => Object.assign(new Error(`${code}: raw`), { code });

test.each([
  ['ENOSPC', 'disk-full', /disk is full/],
  ['EROFS', 'refused', /nothing can be written there/],
  ['EACCES', 'refused', /nothing can be written there/],
  ['ENAMETOOLONG', 'failed', /ENAMETOOLONG/],
])('a disk that answers %s is told as %s, with the folder and what to do', (code, expected, says) => {
  const told = exportFailure('/somewhere/out', disk(code));
  expect(told).toMatchObject({ name: 'ArchiveError', code: expected, message: expect.stringMatching(says) as string });
  expect((told as Error).message).toContain('/somewhere/out'); // safe: just tested
});

test('what is no failure of the disk stays what it is', () => {
  for (const error of [new ArchiveError('cancelled', 'stopped'), new TypeError('ours'), null])
    expect(exportFailure('/o', error)).toBe(error);
});
