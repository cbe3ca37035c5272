import { runArchiveThread } from '../archive-thread.ts';
import { fakeArchive } from './fake-archive.ts';

/** The archive's thread with a fake archive in it. A folder named `refuse` does not open; `missing` has no archive yet. */
await runArchiveThread(async ({ folder }, { settings, logger, held }) => {
  if (folder === 'refuse')
    throw Object.assign(new Error('The archive is open in the web host (process 7) since 09:12.'), {
      name: 'ArchiveError',
      code: 'locked',
    });
  const archive = fakeArchive({ folder, missing: folder === 'missing' });
  logger.info('opened', { folder });
  if (folder !== 'missing') held('/run/test.sock');
  return {
    ...archive,
    service: {
      ...archive.service,
      archive: {
        ...archive.service.archive,
        create: async (input, call) => {
          held('/run/test.sock');
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
  };
});
