import type { Fs } from '../../src/main/archive/ports.ts';
import { nodeFs } from '../../src/main/archive/store/disk/node-fs.ts';

/** The real disk without flushing: for archives that are made to be measured and thrown away. */
export function unsyncedFs(): Fs {
  const fs = nodeFs();
  return {
    ...fs,
    syncFolder: async () => undefined,
    async open(path, flags) {
      const file = await fs.open(path, flags);
      return {
        write: (bytes) => file.write(bytes),
        overwrite: (at, bytes) => file.overwrite(at, bytes),
        read: (at, length) => file.read(at, length),
        sync: async () => undefined,
        close: () => file.close(),
      };
    },
  };
}
