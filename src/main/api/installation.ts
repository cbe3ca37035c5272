import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { WorkerPaths } from '../archive/ports.ts';

/** Every thread a host may start, by its entry's absolute path. */
export interface ThreadPaths extends WorkerPaths {
  readonly archive: string;
}

/** What lies where in this installation. */
export interface Installation {
  readonly threads: ThreadPaths;
  /** The built page. */
  readonly rendererDir: string;
  /** The built bridge of the desktop window. */
  readonly preload: string;
  readonly version: string;
}

/**
 * The installation as seen from the file a host starts from (its `import.meta.filename`): built files lie beside it; in the source tree Node runs the
 * threads' sources as they are. Only an entry knows, because the build moves everything else into shared chunks.
 */
export function installationOf(entryFile: string): Installation {
  const at = dirname(entryFile);
  const fromSource = entryFile.endsWith('.ts');
  const root = fromSource ? join(at, '../../..') : join(at, '../..');
  const threads = fromSource
    ? {
        archive: join(root, 'src/main/api/archive-worker.ts'),
        extract: join(root, 'src/main/archive/extract/extract-worker.ts'),
        index: join(root, 'src/main/archive/indexing/index-worker.ts'),
      }
    : {
        archive: join(at, 'archive-worker.js'),
        extract: join(at, 'extract-worker.js'),
        index: join(at, 'index-worker.js'),
      };
  return {
    threads,
    rendererDir: join(root, 'out/renderer'),
    preload: join(root, 'out/preload/index.cjs'),
    version: versionIn(join(root, 'package.json')),
  };
}

function versionIn(manifest: string): string {
  const parsed: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
  const version: unknown = typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, 'version') : undefined;
  return typeof version === 'string' ? version : 'unknown';
}
