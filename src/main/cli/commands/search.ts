import { Option } from 'commander';
import type { ArchiveClient } from '../../../shared/contract/client.ts';
import { type Register, wholeNumber } from '../command.ts';
import { UsageError } from '../failure.ts';
import { searchAll } from '../pages.ts';
import { linesOf } from '../read-given.ts';
import { articleLine, oneLine, plural } from '../text-lines.ts';

interface Options {
  readonly limit: number;
  readonly offset: number;
  readonly sort?: 'relevance' | 'published' | 'captured';
  readonly batch?: string;
  readonly explain?: true;
}

/** `search`: full text; with `--batch` one query a line. */
export const search: Register = (program, act) => {
  program
    .command('search')
    .description('search the text')
    .argument('[query...]', 'words, "phrases", fields: see the query language')
    .option('--limit <n>', 'at most so many hits', wholeNumber(0), 20)
    .option('--offset <n>', 'skip so many', wholeNumber(0), 0)
    .addOption(new Option('--sort <key>', 'order by').choices(['relevance', 'published', 'captured']))
    .option('--batch <file>', 'queries, one a line; - reads stdin')
    .option('--explain', 'say how the query was understood and scored')
    // `-homs` means without that word; it is no option.
    .allowUnknownOption()
    .action(
      act(async (session, words: string[], options: Options) => {
        const { signal } = session.world;
        const unknown = words.find((word) => word.startsWith('--'));
        if (unknown !== undefined) throw new UsageError(`unknown option '${unknown}'. See \`pressmark search --help\`.`);
        if ((words.length === 0) === (options.batch === undefined)) {
          throw new UsageError('Give a query or --batch FILE, one of the two.');
        }
        if (options.batch === undefined) {
          const answer = await found(await session.archive(), words.join(' '), options, signal);
          session.print(answer, () => text(answer));
          return;
        }
        const queries = await linesOf(session.world, options.batch);
        const client = await session.archive();
        for (const query of queries) {
          const answer = await found(client, query, options, signal);
          session.line(answer, () => text(answer));
        }
      }),
    );
};

async function found(client: ArchiveClient, query: string, { limit, offset, sort, explain }: Options, signal: AbortSignal) {
  const answer = await searchAll(client, { spec: { query }, sort, limit, offset, snippets: true, explain }, signal);
  return {
    query,
    understood: answer.understood,
    total: answer.total,
    complete: answer.complete,
    tookMs: answer.tookMs,
    results: answer.results.map(({ article, score, snippets }) => ({
      articleId: article.id,
      title: article.title,
      siteName: article.siteName,
      publishedAt: article.publishedAt,
      lang: article.lang,
      score,
      snippets: snippets.map((snippet) => ({ text: snippet.text, hits: snippet.hits, field: snippet.field })),
    })),
    warnings: answer.warnings,
    ...(answer.complete ? {} : { notIndexed: answer.notIndexed }),
    ...(explain ? { explain: answer.explain } : {}),
  };
}

function text(answer: Awaited<ReturnType<typeof found>>): string {
  const hits = answer.results.flatMap((hit) => [
    articleLine({ ...hit, id: hit.articleId }),
    ...hit.snippets.map((snippet) => `    ${oneLine(snippet.text)}`),
  ]);
  return [
    ...(answer.understood === '' ? [] : [`Understood: ${oneLine(answer.understood)}`]),
    ...answer.warnings.map(oneLine),
    ...hits,
    `${plural(answer.total, 'result')}${answer.complete ? '' : ' (some articles are not indexed yet)'}`,
  ].join('\n');
}
