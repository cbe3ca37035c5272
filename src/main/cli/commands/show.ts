import { Option } from 'commander';
import { ArchiveError } from '../../../shared/archive-error.ts';
import { cliArticle } from '../../../shared/article-json.ts';
import { blocksToHtml } from '../../../shared/block-html.ts';
import { blocksToMarkdown } from '../../../shared/block-markdown.ts';
import type { ArchiveClient } from '../../../shared/contract/client.ts';
import type { Article } from '../../../shared/contract/shapes/article.ts';
import { escapeMarkdown } from '../../../shared/markdown-text.ts';
import type { Register } from '../command.ts';
import { UsageError } from '../failure.ts';
import type { Session } from '../session.ts';
import { dateText, manyLines, oneLine } from '../text-lines.ts';

const FORMATS = ['json', 'text', 'markdown', 'html', 'original'] as const;
type Format = (typeof FORMATS)[number];

interface Options {
  readonly format?: Format;
  readonly capture?: string;
}

/** `show`: one article, or with `original` the document as it came, byte for byte. */
export const show: Register = (program, act) => {
  program
    .command('show')
    .description('show one article')
    .argument('<id>', 'its id')
    .addOption(new Option('--format <format>', 'how; original is the document as it came').choices([...FORMATS]))
    .option('--capture <id>', 'with --format original: of this capture instead of the newest')
    .action(
      act(async (session, id: string, { format, capture }: Options) => {
        if (capture !== undefined && format !== 'original') throw new UsageError('--capture goes with --format original.');
        const client = await session.archive();
        if (format === 'original') return writeOriginal(session, client, id, capture);
        const article = await client.articles.get({ id }, { signal: session.world.signal });
        const shape = format ?? (session.json ? 'json' : 'text');
        if (shape === 'json') session.print(cliArticle(article), () => JSON.stringify(cliArticle(article), null, 2));
        else session.world.out(`${written(article, shape)}\n`);
      }),
    );
};

async function writeOriginal(session: Session, client: ArchiveClient, id: string, wanted: string | undefined): Promise<void> {
  const { captures } = await client.articles.captures({ id }, { signal: session.world.signal });
  const capture = wanted === undefined ? captures[0] : captures.find((one) => one.id === wanted);
  const original = capture && (await session.original(capture.id));
  if (!original)
    throw new ArchiveError(
      'not-found',
      `Article ${id} has no capture ${wanted ?? capture?.id}. \`pressmark versions ${id}\` shows those it has.`,
    );
  session.world.out(original.bytes);
}

function written(article: Article, format: Exclude<Format, 'json' | 'original'>): string {
  switch (format) {
    case 'text':
      return manyLines(`${[oneLine(article.title), about(article), article.text].join('\n\n')}`);
    case 'markdown':
      return `# ${escapeMarkdown(article.title)}\n\n${blocksToMarkdown(article.blocks)}`;
    case 'html':
      return blocksToHtml(article.blocks);
  }
}

function about(article: Article): string {
  return [
    [article.siteName, ...article.byline, dateText(article.publishedAt)].filter((part) => part !== null).join(' · '),
    ...(article.url === null ? [] : [article.url]),
  ].join('\n');
}
