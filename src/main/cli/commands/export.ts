import { resolve } from 'node:path';
import { Option } from 'commander';
import type { ArchiveClient } from '../../../shared/contract/client.ts';
import type { ExportFormat, ExportPlan, ExportReport } from '../../../shared/contract/exchange.ts';
import type { Target } from '../../../shared/contract/shapes/result-spec.ts';
import { gather, type Register } from '../command.ts';
import { EXIT, UsageError } from '../failure.ts';
import { noArticle, splitIds } from '../known-ids.ts';
import { collectionScope } from '../pages.ts';
import type { Session } from '../session.ts';
import { plural } from '../text-lines.ts';

const FORMATS: readonly ExportFormat[] = ['markdown', 'html', 'text', 'jsonl', 'csv', 'bibtex', 'ris', 'csl-json'];
const INCLUDES = ['notes', 'tags'] as const;

interface Options {
  readonly all?: true;
  readonly query?: string;
  readonly collection?: string;
  readonly id?: readonly string[];
  readonly format: readonly string[];
  readonly out?: string;
  readonly captures: 'latest' | 'all';
  readonly include: readonly string[];
  readonly images: boolean;
  readonly csvBom?: true;
  readonly dryRun?: true;
}

/** `export`: writes articles into a folder, in one format or several. */
export const exportCommand: Register = (program, act) => {
  program
    .command('export')
    .description('write articles into a folder')
    .option('--all', 'everything')
    .option('--query <query>', 'what a query finds')
    .option('--collection <path>', 'a collection and those inside it')
    .option('--id <id...>', 'named articles')
    .option('--format <name>', `${FORMATS.join(', ')}; may be repeated`, gather, [])
    .option('--out <folder>', 'a folder that is missing or empty')
    .addOption(new Option('--captures <which>', 'which captures').choices(['latest', 'all']).default('latest'))
    .option(
      '--include <what>',
      `${INCLUDES.join(', ')}, joined by commas`,
      (value: string, before: readonly string[]) => [...before, ...value.split(',')],
      [],
    )
    .option('--no-images', 'without images')
    .option('--csv-bom', 'a byte-order mark before CSV, for spreadsheets that need one')
    .option('--dry-run', 'say what would be written')
    .action(
      act(async (session, options: Options) => {
        const { formats, notes, tags } = checked(options);
        const client = await session.archive();
        const { target, name, unknown } = await targetOf(client, options);
        const input = {
          target,
          formats,
          captures: options.captures,
          include: { notes, tags, images: options.images },
          csvBom: options.csvBom ?? false,
          ...(name === undefined ? {} : { name }),
        };
        if (options.dryRun) {
          const plan = await client.exports.plan(input, { signal: session.world.signal });
          session.print(plan, () => planText(plan));
          return EXIT.done;
        }
        return written(session, client, { ...input, out: resolve(session.world.cwd, options.out ?? '') }, unknown);
      }),
    );
};

async function written(
  session: Session,
  client: ArchiveClient,
  input: Parameters<ArchiveClient['exports']['run']>[0],
  unknown: readonly string[],
): Promise<number> {
  for await (const step of await client.exports.run(input, { signal: session.world.signal })) {
    if (step.type === 'progress') {
      session.progress(`${step.done} of ${step.of}: ${step.file}`);
      continue;
    }
    const { out, files, articles, verified } = step.report;
    const skipped = [...step.report.skipped, ...unknown.map((articleId) => ({ articleId, reason: noArticle([articleId]) }))];
    session.print({ out, files, articles, skipped, verified }, () => reportText({ ...step.report, skipped }));
    if (!verified || (articles === 0 && skipped.length > 0)) return EXIT.failed;
    return skipped.length > 0 ? EXIT.partly : EXIT.done;
  }
  throw new Error('The export ended without a report.');
}

const planText = (plan: ExportPlan): string =>
  [`${plural(plan.fileCount, 'file')}, about ${plan.bytes} bytes`, ...plan.files.map((file) => file.path), ...plan.warnings].join(
    '\n',
  );

const reportText = ({ out, files, articles, skipped, verified }: ExportReport): string =>
  [
    `${plural(articles, 'article')} in ${plural(files.length, 'file')} in ${out}`,
    ...skipped.map((one) => `skipped ${one.articleId}: ${one.reason}`),
    verified
      ? `Verified ${files.length} of ${files.length} files.`
      : 'Some files read back differently from what was written: do not use them.',
  ].join('\n');

function checked({ format, include, out, dryRun, all, query, collection, id }: Options) {
  if (format.length === 0) throw new UsageError(`Say which --format: ${FORMATS.join(', ')}.`);
  const formats = format.map((name) => {
    const known = FORMATS.find((one) => one === name);
    if (known === undefined)
      throw new UsageError(`“${name}” is not a format that can be written. There are: ${FORMATS.join(', ')}.`);
    return known;
  });
  const wanted = include.map((what) => what.trim());
  const unknown = wanted.find((what) => !INCLUDES.some((one) => one === what));
  if (unknown !== undefined)
    throw new UsageError(`“${unknown}” is nothing that can be included. There are: ${INCLUDES.join(', ')}.`);
  if (out === undefined && !dryRun)
    throw new UsageError('Say which folder with --out, or --dry-run to see what would be written.');
  const given = [all, query, collection, id].filter((one) => one !== undefined);
  if (given.length !== 1) throw new UsageError('Say what to export: one of --all, --query, --collection, --id.');
  return { formats, notes: wanted.includes('notes'), tags: wanted.includes('tags') };
}

async function targetOf(
  client: ArchiveClient,
  { query, collection, id }: Options,
): Promise<{ target: Target; name?: string; unknown: readonly string[] }> {
  const spec = { scope: { kind: 'all' as const }, query: '', filters: [] };
  if (id !== undefined) {
    const { known, unknown } = await splitIds(client, id);
    return { target: { ids: known }, unknown };
  }
  if (query !== undefined) return { target: { spec: { ...spec, query } }, name: query, unknown: [] };
  if (collection === undefined) return { target: { spec }, unknown: [] };
  return { target: { spec: { ...spec, scope: await collectionScope(client, collection) } }, name: collection, unknown: [] };
}
