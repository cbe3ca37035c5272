import type { Register } from '../command.ts';
import { withKnownIds } from '../known-ids.ts';
import { plural } from '../text-lines.ts';

/** `trash`: moves articles to the trash, where they stay until purged. */
export const trash: Register = (program, act) => {
  program
    .command('trash')
    .description('move articles to the trash')
    .argument('<id...>')
    .action(
      act((session, ids: string[]) =>
        withKnownIds(session, ids, async (client, known) => {
          const { articleIds } = await client.articles.trash({ target: { ids: known } });
          session.print({ articleIds }, () => `${plural(articleIds.length, 'article')} moved to the trash`);
        }),
      ),
    );
};
