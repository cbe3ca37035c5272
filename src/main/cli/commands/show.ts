import { Option } from 'commander';
import { cliArticle } from '../../../shared/article-json.ts';
import { blocksToHtml } from '../../../shared/block-html.ts';
import { blocksToMarkdown } from '../../../shared/block-markdown.ts';
import type { Article } from '../../../shared/contract/shapes/article.ts';
import { escapeMarkdown } from '../../../shared/markdown-text.ts';
import type { Register } from '../command.ts';
import { dateText, manyLines, oneLine } from '../text-lines.ts';

const FORMATS = ['json', 'text', 'markdown', 'html'] as const;
type Format = (typeof FORMATS)[number];

/** `show`: one article. */
export const show: Register = (program, act) => {
  program
    .command('show')
    .description('show one article')
    .argument('<id>', 'its id')
    .addOption(new Option('--format <format>', 'how').choices([...FORMATS]))
    .action(
      act(async (session, id: string, { format }: { readonly format?: Format }) => {
        const article = await (await session.archive()).articles.get({ id }, { signal: session.world.signal });
        const shape = format ?? (session.json ? 'json' : 'text');
        if (shape === 'json') session.print(cliArticle(article), () => JSON.stringify(cliArticle(article), null, 2));
        else session.world.out(`${written(article, shape)}\n`);
      }),
    );
};

function written(article: Article, format: Exclude<Format, 'json'>): string {
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
