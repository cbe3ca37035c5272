import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quietLogger } from '../../api/testing/fake-archive.ts';
import type { ShellStore } from '../settings.ts';
import { startShell } from '../start-shell.ts';
import { fakeElectron } from './fake-electron.ts';

/** The whole shell under the recording electron, over a fake archive in a real thread. */
export async function startedShell(options: { gotLock?: boolean; kept?: Record<string, unknown> } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'pressmark-shell-'));
  await mkdir(join(folder, 'renderer'));
  await writeFile(join(folder, 'renderer/index.html'), '<!doctype html><title>Pressmark</title>');
  const { api, record } = fakeElectron(options);
  const logger = quietLogger();
  const kept: Record<string, unknown> = { archiveFolder: folder, ...options.kept };
  const store: ShellStore = {
    get: (key) => kept[key],
    set: (key, value) => {
      kept[key] = value;
    },
  };
  await startShell({
    electron: api,
    installation: {
      threads: { archive: join(import.meta.dirname, '../../api/testing/fake-worker.ts'), extract: '', index: '' },
      rendererDir: join(folder, 'renderer'),
      preload: '/installed/preload/index.cjs',
      version: '0',
    },
    openStore: () => store,
    logger,
    developed: undefined,
  });
  return {
    record,
    kept,
    lines: logger.lines,
    folder,
    async close() {
      const quit = Promise.withResolvers<void>();
      if (record.app.listenerCount('will-quit') === 0) quit.resolve();
      record.app.emit('will-quit', {
        preventDefault: () => setTimeout(() => record.calls.includes('app.quit') && quit.resolve(), 0),
      });
      for (let tries = 0; !record.calls.includes('app.quit') && tries < 500; tries++)
        await new Promise((next) => setTimeout(next, 10));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
