import type { Register } from '../command.ts';
import { plural } from '../text-lines.ts';

/** `trash`: moves articles to the trash, where they stay until purged. */
export const trash: Register = (program, act) => {
  program
    .command('trash')
    .description('move articles to the trash')
    .argument('<id...>')
    .action(
      act(async (session, ids: string[]) => {
        const { articleIds } = await (await session.archive()).articles.trash({ target: { ids } });
        session.print({ articleIds }, () => `${plural(articleIds.length, 'article')} moved to the trash`);
      }),
    );
};
