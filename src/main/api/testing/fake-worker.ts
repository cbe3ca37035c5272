import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ArchiveError } from '../../../shared/archive-error.ts';
import { runArchiveThread } from '../archive-thread.ts';
import { fakeArchive, HOSTILE } from './fake-archive.ts';

/** The archive's thread with a fake archive in it. A folder named `refuse` does not open; `missing` has no archive yet; in an absolute one commands are served at `commands/a.sock`. */
await runArchiveThread(async ({ folder }, { settings, logger, held }) => {
  if (folder.endsWith('refuse')) throw new ArchiveError('locked', 'The archive is open in the web host (process 7) since 09:12.');
  const archive = fakeArchive({ folder, missing: folder === 'missing' });
  const own = await mkdtemp(join(tmpdir(), 'pressmark-fake-'));
  const commands = folder.startsWith(tmpdir()) ? join(folder, 'commands') : own;
  await mkdir(commands, { recursive: true, mode: 0o700 });
  logger.info('opened', { folder });
  if (folder !== 'missing') held(join(commands, 'a.sock'));
  return {
    ...archive,
    service: {
      ...archive.service,
      archive: {
        ...archive.service.archive,
        create: async (input, call) => {
          held(join(commands, 'a.sock'));
          return archive.service.archive.create(input, call);
        },
      },
      settings: {
        get: () => settings.get(),
        set: async (patch) => {
          await settings.set(patch);
          return { saved: true };
        },
      },
    },
    content: async (sha256) => {
      if (sha256 !== HOSTILE) return archive.content(sha256);
      const bytes = await readFile(join(folder, 'hostile.html')).catch(() => null);
      return bytes && { kind: 'rendition', mime: 'text/html', bytes };
    },
    close: () => rm(own, { recursive: true, force: true }),
  };
});
