import type { Register } from '../command.ts';
import { EXIT, UsageError } from '../failure.ts';
import { withKnownIds } from '../known-ids.ts';
import { plural } from '../text-lines.ts';

/** `purge`: deletes trashed articles for ever, after asking. */
export const purge: Register = (program, act) => {
  program
    .command('purge')
    .description('delete trashed articles for ever')
    .argument('<id...>')
    .option('--yes', 'do not ask')
    .action(
      act(async (session, ids: string[], { yes }: { readonly yes?: true }) => {
        if (!yes) {
          const agreed = await session.world.confirm(`Delete ${plural(ids.length, 'article')} for ever? This cannot be undone.`);
          if (agreed === null) throw new UsageError('purge asks before it deletes, and nobody is there to answer: say --yes.');
          if (!agreed) {
            session.print({ articleIds: [] }, () => 'Nothing was deleted.');
            return EXIT.done;
          }
        }
        return withKnownIds(session, ids, async (client, known) => {
          const { articleIds } = await client.articles.purge({ target: { ids: known } });
          session.print({ articleIds }, () => `${plural(articleIds.length, 'article')} deleted for ever`);
        });
      }),
    );
};
