import type { Register } from '../command.ts';

/** `init`: makes an archive; one that is there is left as it is. */
export const init: Register = (program, act) => {
  program
    .command('init')
    .description('make an archive')
    .action(
      act(async (session) => {
        const client = await session.madeArchive();
        const { archiveId, path } = await client.archive.create();
        session.print({ archiveId, path }, () => `The archive is in ${path}`);
      }),
    );
};
