import type { ExportFormat, ExportOptions, ExportPlan } from '../../../../shared/contract/exchange.ts';
import type { ArticleSummary } from '../../../../shared/contract/shapes/article.ts';
import { folderName, type NamedArticle, nameArticles } from './file-names.ts';
import { FORMATS } from './formats.ts';

/** Works out what an export would write, without reading any text: names are exact, sizes are estimates from the word counts. */
export function planExport({
  articles,
  options,
  date,
}: {
  readonly articles: readonly ArticleSummary[];
  readonly options: ExportOptions;
  readonly date: string;
}): ExportPlan {
  const named = nameArticles(articles, options.order);
  const files = [...plannedFiles(named, options)];
  return {
    folder: folderName(options.name, date),
    files: files.slice(0, FILES_SHOWN),
    fileCount: files.length,
    articles: articles.length,
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    warnings: warningsOf(named),
    skipped: [],
    leftOut: leftOut(options),
  };
}

/** The formats once each, in the order asked for, with the folder of each: several lie in a subfolder of their name. */
export function formatFolders(formats: readonly ExportFormat[]): { readonly name: ExportFormat; readonly folder: string }[] {
  const names = [...new Set(formats)];
  return names.map((name) => ({ name, folder: names.length === 1 ? '' : `${name}/` }));
}

export const MANIFEST = 'manifest-sha256.txt';

const FILES_SHOWN = 500;

function* plannedFiles(named: readonly NamedArticle[], options: ExportOptions): Generator<ExportPlan['files'][number]> {
  let count = 1;
  for (const { name, folder } of formatFolders(options.formats)) {
    const format = FORMATS[name];
    if (format.kind === 'list') {
      const bytes = named.reduce((sum, { summary }) => sum + SIZE[name](summary), 0);
      yield { path: `${folder}${format.file}`, format: name, bytes, what: plural(named.length, 'article') };
      count += 1;
      continue;
    }
    const bytes = named.reduce((sum, { summary }) => sum + 200 + summary.title.length + summary.excerpt.length, 0);
    yield { path: `${folder}${format.index}`, format: name, bytes, what: `contents, ${plural(named.length, 'article')}` };
    for (const { summary, stem } of named) {
      yield {
        path: `${folder}${format.folder}${stem}${format.extension}`,
        format: name,
        bytes: SIZE[name](summary),
        what: summary.title,
      };
    }
    count += named.length + 1;
  }
  yield { path: MANIFEST, format: 'manifest', bytes: count * 120, what: 'SHA-256 of every other file' };
}

/** Measured on mixed news: letters a word, and what each format adds. */
const BYTES_PER_WORD = 6.5;
const body = ({ wordCount }: ArticleSummary): number => Math.round(wordCount * BYTES_PER_WORD);
const SIZE: Readonly<Record<ExportFormat, (summary: ArticleSummary) => number>> = {
  markdown: (summary) => 600 + body(summary),
  html: (summary) => 8_500 + Math.round(body(summary) * 1.15),
  text: (summary) => 300 + body(summary),
  jsonl: (summary) => 2_500 + Math.round(body(summary) * 2.3),
  csv: (summary) => 350 + summary.excerpt.length + summary.title.length,
  bibtex: (summary) => 300 + summary.excerpt.length + summary.title.length,
  ris: (summary) => 300 + summary.excerpt.length + summary.title.length,
  'csl-json': (summary) => 350 + summary.excerpt.length + summary.title.length,
};

function warningsOf(named: readonly NamedArticle[]): string[] {
  const count = (test: (named: NamedArticle) => boolean): number => named.filter(test).length;
  const cut = count(({ shortened }) => shortened);
  const incomplete = count(({ summary }) => summary.needsCare.some((code) => code === 'looks-incomplete' || code === 'failed'));
  const undated = count(({ summary }) => summary.publishedAt === null);
  const changed = count(({ summary }) => summary.needsCare.includes('changed-on-disk'));
  return [
    ...(cut > 0 ? [`${plural(cut, 'name')} shortened (over 60 characters)`] : []),
    ...(incomplete > 0 ? [`${plural(incomplete, 'article')} ${incomplete === 1 ? 'looks' : 'look'} incomplete`] : []),
    ...(undated > 0 ? [`${plural(undated, 'article')} without a published date`] : []),
    ...(changed > 0
      ? [`${plural(changed, 'article')} changed on disk since ${changed === 1 ? 'it was' : 'they were'} saved`]
      : []),
  ];
}

/** What does not go out, in words for the line above the button. */
function leftOut({ include, captures, formats }: ExportOptions): string[] {
  return [
    ...(include.notes ? [] : ['notes']),
    ...(include.highlights ? [] : ['highlights']),
    ...(include.tags ? [] : ['tags and collections']),
    ...(formats.includes('html') && !include.images ? ['images'] : []),
    ...(captures === 'latest' ? ['text of earlier captures'] : []),
    'computer name and file paths',
  ];
}

const plural = (n: number, word: string): string => `${n.toLocaleString('en')} ${word}${n === 1 ? '' : 's'}`;
