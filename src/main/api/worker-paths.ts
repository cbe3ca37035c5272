import { dirname, join } from 'node:path';
import type { WorkerPaths } from '../archive/ports.ts';

/** Every thread a host may start, by its entry's absolute path. */
export interface ThreadPaths extends WorkerPaths {
  readonly archive: string;
}

/**
 * Where the threads' entries lie, seen from the file a host starts from (its `import.meta.filename`): beside it in the build, or in the source tree,
 * which Node runs as it is. Only an entry knows, because the build moves everything else into shared chunks.
 */
export function threadPathsFrom(entryFile: string): ThreadPaths {
  const at = dirname(entryFile);
  return entryFile.endsWith('.ts')
    ? {
        archive: join(at, '../api/archive-worker.ts'),
        extract: join(at, '../archive/extract/extract-worker.ts'),
        index: join(at, '../archive/indexing/index-worker.ts'),
      }
    : {
        archive: join(at, 'archive-worker.js'),
        extract: join(at, 'extract-worker.js'),
        index: join(at, 'index-worker.js'),
      };
}
