import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { IndexDocument } from '../../seams.ts';
import { document } from './documents.ts';

/** Real news that may lie beside the program; it is never part of it. */
const FOLDER = join(import.meta.dirname, '../../../../../../shared/corpus/corpus');
const FILES = { reuters: 'reuters21578.jsonl.gz', multilingual: 'news_articles_multilingual.jsonl.gz' } as const;

export type News = keyof typeof FILES;

/** Whether the news is at hand. */
export const hasNews = (news: News): boolean => existsSync(join(FOLDER, FILES[news]));

/** The first so many articles of it. */
export function newsOf(news: News, most = Number.POSITIVE_INFINITY): IndexDocument[] {
  const lines = gunzipSync(readFileSync(join(FOLDER, FILES[news])))
    .toString()
    .split('\n')
    .filter(Boolean);
  return lines.slice(0, most).map((line, i) => {
    // Safe: the corpora's own description says these fields are text or missing.
    const { title, text, body, lang, language } = JSON.parse(line) as Record<string, string | undefined>;
    const parts = { lang: lang ?? language ?? 'en', titles: [title ?? ''], blocks: (text ?? body ?? '').split('\n') };
    return document(`${news}-${i}`, parts);
  });
}
