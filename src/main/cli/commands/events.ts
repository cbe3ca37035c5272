import type { Register } from '../command.ts';
import { UsageError } from '../failure.ts';
import { oneLine, plural } from '../text-lines.ts';

/** `events`: dates mentioned in the text. */
export const events: Register = (program, act) => {
  program
    .command('events')
    .description('list dates mentioned in the text')
    .option('--query <query>', 'only in what a query finds')
    .option('--article <id>', 'only in one article')
    .action(
      act(async (session, { query, article }: { readonly query?: string; readonly article?: string }) => {
        if (query !== undefined && article !== undefined) throw new UsageError('Give --query or --article, not both.');
        const client = await session.archive();
        const about = article !== undefined ? { articleId: article } : query !== undefined ? { spec: { query } } : { spec: {} };
        const answer = await client.articles.mentions({ ...about, limit: 100_000 }, { signal: session.world.signal });
        session.print({ mentions: answer.mentions, total: answer.total }, () =>
          [
            ...answer.mentions.map((mention) => `${mention.value}  ${mention.articleId}  ${oneLine(mention.sentence)}`),
            plural(answer.total, 'date'),
          ].join('\n'),
        );
      }),
    );
};
