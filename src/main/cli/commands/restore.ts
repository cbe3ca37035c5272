import type { Register } from '../command.ts';
import { plural } from '../text-lines.ts';

/** `restore`: takes articles out of the trash. */
export const restore: Register = (program, act) => {
  program
    .command('restore')
    .description('take articles out of the trash')
    .argument('<id...>')
    .action(
      act(async (session, ids: string[]) => {
        const { articleIds } = await (await session.archive()).articles.restore({ target: { ids } });
        session.print({ articleIds }, () => `${plural(articleIds.length, 'article')} restored`);
      }),
    );
};
