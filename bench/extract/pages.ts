import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decodeText } from '../../src/main/archive/capture/charset.ts';
import { generateArticles } from '../generate/articles.ts';

/** A page to be read: a stored file, or markup made here. */
export interface Page {
  readonly id: string;
  readonly url?: string;
  readonly file?: string;
  /** What an HTTP header said. */
  readonly charset?: string;
  readonly html?: string;
}

/** The pages of a list; without one the real pages beside the repository, and where there are none, invented ones. `limit`: so many, spread over all. */
export function pagesFor({ list, limit }: { readonly list: string | undefined; readonly limit: number | undefined }): {
  readonly from: string;
  readonly pages: readonly Page[];
} {
  const from = list ?? (existsSync(SHARED) ? SHARED : null);
  const all = from === null ? invented(INVENTED) : from === SHARED ? sharedPages() : listed(from);
  return { from: from === SHARED ? 'the dev set in ../shared' : (from ?? 'invented pages'), pages: spread(all, limit) };
}

/** A page's markup, decoded as a saved file is. */
export function markupOf({ file, charset, html }: Page): string {
  if (html !== undefined || file === undefined) return html ?? '';
  const stored = readFileSync(file);
  const bytes = file.endsWith('.gz') ? gunzipSync(stored) : stored;
  return decodeText(bytes, { header: charset ?? '', html: true }).text;
}

const ROOT = resolve(import.meta.dirname, '../../..', 'shared/corpus/extraction');
const SHARED = join(ROOT, 'index.jsonl');
const INVENTED = 300;

function listed(path: string): Page[] {
  // Safe: the list is written for this bench, in the shape of a page.
  return jsonLines(path).map((line) => line as Page);
}

function sharedPages(): Page[] {
  return jsonLines(SHARED).map((line) => {
    // Safe: the index of the corpus has these members.
    const { set, id, path, url, htmlEncoding } = line as Record<'set' | 'id' | 'path', string> & {
      readonly url: string | null;
      readonly htmlEncoding: string;
    };
    return {
      id: `${set}/${id}`,
      file: join(ROOT, path, 'source.html.gz'),
      ...(url === null ? {} : { url }),
      ...(htmlEncoding === 'utf-8' ? { charset: 'utf-8' } : {}),
    };
  });
}

const jsonLines = (path: string): unknown[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);

function spread<T>(all: readonly T[], limit: number | undefined): T[] {
  const count = Math.min(all.length, limit ?? all.length);
  const step = all.length / Math.max(1, count);
  return Array.from({ length: count }, (_, n) => all[Math.floor(n * step)]).filter((each) => each !== undefined);
}

/** Articles within what surrounds them on a page: menus, related links, a footer. */
function invented(n: number): Page[] {
  const links = (word: string, count: number) =>
    Array.from({ length: count }, (_, at) => `<li><a href="/${word}/${at}">${word} story number ${at} of the day</a></li>`).join(
      '',
    );
  return [...generateArticles({ n, seed: 7 })].map(({ title, text, lang, url, publishedAt }, at) => ({
    id: `invented/${at}`,
    url,
    html: `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${title} - Tarn Courier</title>
<meta property="og:title" content="${title}"><meta property="article:published_time" content="${publishedAt?.value ?? ''}"></head>
<body><header><nav><ul>${links('harbour', 60)}</ul></nav></header><main><article><h1>${title}</h1>
${text
  .split('\n\n')
  .map((paragraph) => `<p>${paragraph}</p>`)
  .join('\n')}
</article><aside><ul>${links('related', 40)}</ul></aside></main><footer><ul>${links('about', 30)}</ul></footer></body></html>`,
  }));
}
