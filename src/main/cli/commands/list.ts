import { Option } from 'commander';
import { cliSummary } from '../../../shared/article-json.ts';
import type { ResultSpec } from '../../../shared/contract/shapes/result-spec.ts';
import { type Register, wholeNumber } from '../command.ts';
import { clause, collectionScope, searchAll } from '../pages.ts';
import { articleLine, oneLine, plural } from '../text-lines.ts';

interface Options {
  readonly query?: string;
  readonly collection?: string;
  readonly tag?: string;
  readonly sort: 'published' | 'captured' | 'title';
  readonly order?: 'asc' | 'desc';
  readonly limit: number;
  readonly offset: number;
}

/** `list`: articles, newest capture first unless said. */
export const list: Register = (program, act) => {
  program
    .command('list')
    .description('list articles')
    .option('--query <query>', 'only what a query finds')
    .option('--collection <path>', 'only a collection and those inside it')
    .option('--tag <tag>', 'only articles with a tag')
    .addOption(new Option('--sort <key>', 'order by').choices(['published', 'captured', 'title']).default('captured'))
    .addOption(new Option('--order <order>', 'direction').choices(['asc', 'desc']))
    .option('--limit <n>', 'at most so many', wholeNumber(0), 100)
    .option('--offset <n>', 'skip so many', wholeNumber(0), 0)
    .action(
      act(async (session, { query, collection, tag, sort, order, limit, offset }: Options) => {
        const filters = tag === undefined ? [] : [clause('tag', tag)];
        const client = await session.archive();
        const spec: Partial<ResultSpec> = {
          ...(query === undefined ? {} : { query }),
          ...(collection === undefined ? {} : { scope: await collectionScope(client, collection) }),
          filters,
        };
        const direction = order ?? (sort === 'title' ? 'asc' : 'desc');
        const answer = await searchAll(
          client,
          { spec, sort, order: direction, limit, offset, snippets: false },
          session.world.signal,
        );
        const articles = answer.results.map(({ article }) => cliSummary(article));
        session.print({ total: answer.total, articles }, () =>
          [
            ...answer.warnings.map(oneLine),
            ...articles.map(articleLine),
            `${articles.length} of ${plural(answer.total, 'article')}`,
          ].join('\n'),
        );
      }),
    );
};
