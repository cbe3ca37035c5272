import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultArchiveFolder } from './default-folder.ts';
import { installationOf } from './installation.ts';

const root = join(import.meta.dirname, '../../..');

describe('an installation', () => {
  it('runs its threads from source in the source tree', () => {
    const { threads, version, rendererDir } = installationOf(join(root, 'src/main/web/main.ts'));
    for (const path of [threads.archive, threads.extract, threads.index]) expect([path, existsSync(path)]).toEqual([path, true]);
    expect(version).toMatch(/^\d+\.\d+\.\d+/);
    expect(rendererDir).toBe(join(root, 'out/renderer'));
  });

  it('runs them from beside the entry once built', () => {
    const { threads, preload } = installationOf(join(root, 'out/main/web.js'));
    expect(threads.archive).toBe(join(root, 'out/main/archive-worker.js'));
    expect(preload).toBe(join(root, 'out/preload/index.cjs'));
  });
});

describe('the archive’s folder when nobody names one', () => {
  it('is named by the environment, or lies in the documents folder', () => {
    expect(defaultArchiveFolder({ PRESSMARK_ARCHIVE: '/some/where' }, '/users/a')).toBe('/some/where');
    expect(defaultArchiveFolder({ XDG_CONFIG_HOME: '/nowhere' }, '/users/a')).toBe(join('/users/a', 'Documents', 'Pressmark'));
  });

  it.skipIf(process.platform !== 'linux')('follows a desktop that keeps its documents elsewhere', async () => {
    const config = await mkdtemp(join(tmpdir(), 'pressmark-config-'));
    await mkdir(config, { recursive: true });
    await writeFile(join(config, 'user-dirs.dirs'), '# made by the desktop\nXDG_DOCUMENTS_DIR="$HOME/Dokumente"\n');
    expect(defaultArchiveFolder({ XDG_CONFIG_HOME: config }, '/users/a')).toBe('/users/a/Dokumente/Pressmark');
    expect(defaultArchiveFolder({ XDG_CONFIG_HOME: config, XDG_DOCUMENTS_DIR: '/docs' }, '/users/a')).toBe('/docs/Pressmark');
    await rm(config, { recursive: true });
  });
});
