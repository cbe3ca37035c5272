import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fold } from '../language/fold.ts';
import { segment } from '../language/segment.ts';
import type { IndexDocument, TextClause } from '../seams.ts';
import { Engine } from './engine.ts';
import { stopAt } from './stop.ts';
import { hasNews, newsOf } from './testing/real-news.ts';

/** More by name: `ARTICLES=13000 npm run unit -- real-text`. */
const ARTICLES = Number(process.env.ARTICLES ?? 250);

describe.each(['reuters', 'multilingual'] as const)('real news: %s', (news) => {
  it.skipIf(!hasNews(news))('every word of an article finds it', { timeout: 3_600_000 }, () => {
    const documents = newsOf(news, ARTICLES);
    const folder = mkdtempSync(join(tmpdir(), 'pressmark-index-'));
    const engine = new Engine(folder);
    try {
      for (let at = 0; at < documents.length; at += 40) engine.apply(documents.slice(at, at + 40));
      for (const one of documents.filter((_, i) => i % 10 === 0)) {
        const clauses = formsOf(one).map((text): TextClause => {
          const words = [{ match: 'form' as const, text }];
          return { kind: 'word', words, fields: [], distance: 0, boost: 1, scored: false };
        });
        for (const [i, slots] of engine.search(clauses, stopAt(null)).clauses.entries())
          expect(
            [...slots].some((slot) => engine.names.nameOf(slot) === one.articleId),
            clauses[i]?.words[0]?.text,
          ).toBe(true);
      }
    } finally {
      engine.close();
      rmSync(folder, { recursive: true });
    }
  });
});

function formsOf({ titles, blocks }: IndexDocument): string[] {
  const forms = new Set<string>();
  for (const text of [...titles, ...blocks])
    segment(text, (piece) => {
      const form = fold(piece);
      if (form !== '') forms.add(form);
    });
  return [...forms];
}
