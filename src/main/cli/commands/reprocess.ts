import type { ReprocessReport } from '../../../shared/contract/reprocess.ts';
import type { Target } from '../../../shared/contract/shapes/result-spec.ts';
import type { Register } from '../command.ts';
import { EXIT, UsageError } from '../failure.ts';
import { oneLine, plural } from '../text-lines.ts';

interface Options {
  readonly query?: string;
  readonly again?: true;
}

/** `reprocess`: reads stored pages with the extractor of today and keeps every earlier reading copy; exit 3 when some could not be read. */
export const reprocess: Register = (program, act) => {
  program
    .command('reprocess')
    .description('read stored pages anew with the extractor of today; earlier reading copies stay')
    .argument('[id...]', 'only these articles')
    .option('--query <query>', 'only what a query finds')
    .option('--again', 'also what this version has read already')
    .action(
      act(async (session, ids: string[], { query, again }: Options) => {
        if (ids.length > 0 && query !== undefined) throw new UsageError('Give ids or --query, not both.');
        const client = await session.archive();
        for (const id of ids) await client.articles.captures({ id });
        const target: Target | undefined =
          ids.length > 0 ? { ids } : query === undefined ? undefined : { spec: { scope: { kind: 'all' }, query, filters: [] } };
        const { signal } = session.world;
        for await (const step of await client.archive.reprocess(
          { ...(target ? { target } : {}), again: again === true },
          { signal },
        )) {
          if (step.type === 'progress') {
            session.progress(`Read ${step.done} of ${plural(step.of, 'article')}`);
            continue;
          }
          const { report } = step;
          session.print(report, () => reportText(report));
          return report.failed.length === 0 ? EXIT.done : EXIT.partly;
        }
        throw new Error('Reading the stored pages ended without a report.');
      }),
    );
};

function reportText({ captures, articles, changed, unchanged, current, failed }: ReprocessReport): string {
  return [
    `${plural(captures, 'capture')} of ${plural(articles, 'article')}: ${changed.toLocaleString('en')} read differently now, ${unchanged.toLocaleString('en')} the same, ${current.toLocaleString('en')} read by this version before`,
    ...failed.map(({ articleId, title, reason }) => `not read: ${articleId}  ${oneLine(title)}: ${oneLine(reason)}`),
    'Earlier reading copies are kept.',
  ].join('\n');
}
