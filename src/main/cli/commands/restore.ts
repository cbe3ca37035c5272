import type { Register } from '../command.ts';
import { withKnownIds } from '../known-ids.ts';
import { plural } from '../text-lines.ts';

/** `restore`: takes articles out of the trash. */
export const restore: Register = (program, act) => {
  program
    .command('restore')
    .description('take articles out of the trash')
    .argument('<id...>')
    .action(
      act((session, ids: string[]) =>
        withKnownIds(session, ids, async (client, known) => {
          const { articleIds } = await client.articles.restore({ target: { ids: known } });
          session.print({ articleIds }, () => `${plural(articleIds.length, 'article')} restored`);
        }),
      ),
    );
};
