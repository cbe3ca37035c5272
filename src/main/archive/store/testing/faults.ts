import type { Failing } from './faulty.ts';
import type { FsCall } from './interposed.ts';

/** A way in which disks fail, and the calls that can fail so. */
export interface FaultKind {
  readonly name: string;
  readonly calls: readonly FsCall['name'][];
  readonly failing: Failing;
  /** From then on, until the disk is whole again, no change is taken. */
  readonly isFrozen?: boolean;
  /** Every such call fails from the first one on, until the disk is whole again; or one alone. */
  readonly isLasting: boolean;
}

const OPENS = ['open wx', 'open a', 'open r', 'open r+'] as const;
const TAKES_ROOM = ['open wx', 'open a', 'mkdir', 'write', 'overwrite', 'rename', 'sync', 'syncFolder'] as const;
const CHANGES = [
  'open wx',
  'open a',
  'open r+',
  'overwrite',
  'mkdir',
  'rename',
  'unlink',
  'rmdir',
  'chmod',
  'sync',
  'syncFolder',
] as const;
const READS = ['readFile', 'readdir', 'stat', 'read'] as const;
const ALL = [...new Set([...CHANGES, ...READS, ...OPENS, 'write', 'close'] as const)];

const kinds: readonly Omit<FaultKind, 'isLasting'>[] = [
  { name: 'EIO', calls: ALL, failing: { code: 'EIO', how: 'refuse' } },
  { name: 'EIO after half of a write', calls: ['write', 'overwrite'], failing: { code: 'EIO', how: 'half' } },
  { name: 'EIO although it was done', calls: [...CHANGES, 'write', 'close'], failing: { code: 'EIO', how: 'late' } },
  { name: 'ENOSPC', calls: TAKES_ROOM, failing: { code: 'ENOSPC', how: 'refuse' } },
  { name: 'ENOSPC after half of a write', calls: ['write', 'overwrite'], failing: { code: 'ENOSPC', how: 'half' } },
  { name: 'EDQUOT', calls: TAKES_ROOM, failing: { code: 'EDQUOT', how: 'refuse' } },
  { name: 'EROFS', calls: CHANGES, failing: { code: 'EROFS', how: 'refuse' } },
  { name: 'EMFILE', calls: [...OPENS, 'readFile', 'readdir', 'syncFolder'], failing: { code: 'EMFILE', how: 'refuse' } },
  { name: 'EBUSY', calls: ['rename', 'unlink'], failing: { code: 'EBUSY', how: 'refuse' } },
  {
    name: 'EPERM',
    calls: ['rename', 'open a', 'open r+', 'open wx', 'chmod', 'mkdir'],
    failing: { code: 'EPERM', how: 'refuse' },
  },
  { name: 'EACCES', calls: [...OPENS, 'readFile', 'readdir', 'rename'], failing: { code: 'EACCES', how: 'refuse' } },
  { name: 'a short write', calls: ['write', 'overwrite'], failing: { code: null, how: 'half' } },
  {
    name: 'a sync that fails, the bytes forgotten, and later ones that succeed',
    calls: ['sync'],
    failing: { code: 'EIO', how: 'forget' },
  },
  {
    name: 'a sync that fails, the bytes forgotten, and no change taken after it',
    calls: ['sync'],
    failing: { code: 'EIO', how: 'forget' },
    isFrozen: true,
  },
  { name: 'an error on closing', calls: ['close'], failing: { code: 'EIO', how: 'late' } },
  { name: 'a full disk on closing', calls: ['close'], failing: { code: 'ENOSPC', how: 'late' } },
];

/** What a disk that takes no more changes refuses. */
export const refusesAll: { readonly calls: readonly FsCall['name'][]; readonly failing: Failing } = {
  calls: [...CHANGES, 'write'],
  failing: { code: 'EIO', how: 'refuse' },
};

/** A disk that forgets every write of a whole day is no disk: that fault is for one call alone. */
export const faultKinds: readonly FaultKind[] = [false, true].flatMap((isLasting) =>
  kinds
    .filter(({ failing }) => !isLasting || failing.how !== 'forget')
    .map((kind) => ({ ...kind, name: isLasting ? `${kind.name}, until the disk is whole again` : kind.name, isLasting })),
);
