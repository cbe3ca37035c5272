import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fold } from '../language/fold.ts';
import { segment } from '../language/segment.ts';
import type { IndexDocument, TextClause } from '../seams.ts';
import { Engine } from './engine.ts';
import { FIELDS } from './fields.ts';
import { stopAt } from './stop.ts';
import { askClauses } from './testing/ask-clauses.ts';
import { document } from './testing/documents.ts';
import { askStock, type LunrClause, stockIndex } from './testing/oracle.ts';

/** More by name: `ARTICLES=20000 QUERIES=2000 npm run unit -- real-text`. */
const ARTICLES = Number(process.env.ARTICLES ?? 250);
const QUERIES = Number(process.env.QUERIES ?? 200);
const FOLDER = join(import.meta.dirname, '../../../../../shared/corpus/corpus');
const FILES = ['reuters21578.jsonl.gz', 'news_articles_multilingual.jsonl.gz'];

describe.skipIf(!FILES.every((name) => existsSync(join(FOLDER, name))))('real news', () => {
  it.each(FILES)('of %s: stock Lunr’s articles and scores, and every word finds its article', { timeout: 3_600_000 }, (name) => {
    const documents = read(name);
    const folder = mkdtempSync(join(tmpdir(), 'pressmark-index-'));
    const engine = new Engine(folder);
    try {
      for (let at = 0; at < documents.length; at += 40) engine.apply(documents.slice(at, at + 40));
      const stock = stockIndex(documents);
      const forms = [...new Set(documents.flatMap(formsOf))];
      for (let q = 0; q < QUERIES; q++) {
        const query = clausesOf(forms, q);
        const expected = askStock(stock, query);
        const ours = askClauses(engine.all, query, (slot) => engine.names.nameOf(slot) ?? '');
        expect([...ours.keys()].sort(), JSON.stringify(query)).toEqual([...expected.keys()].sort());
        for (const [id, score] of expected)
          expect(Math.abs((ours.get(id) ?? 0) - score), JSON.stringify(query)).toBeLessThanOrEqual(1e-9);
      }
      for (const one of documents.filter((_, i) => i % 10 === 0)) {
        const clauses = formsOf(one).map(
          (text): TextClause => ({
            kind: 'word',
            words: [{ match: 'form', text }],
            fields: [],
            distance: 0,
            boost: 1,
            scored: false,
          }),
        );
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

function read(name: string): IndexDocument[] {
  const lines = gunzipSync(readFileSync(join(FOLDER, name)))
    .toString()
    .split('\n')
    .filter(Boolean);
  return lines.slice(0, ARTICLES).map((line, i) => {
    // Safe: the corpora's own description says these fields are text or missing.
    const { title, text, body, lang, language } = JSON.parse(line) as Record<string, string | undefined>;
    return document(`${name}-${i}`, {
      lang: lang ?? language ?? 'en',
      titles: [title ?? ''],
      blocks: (text ?? body ?? '').split('\n'),
    });
  });
}

function formsOf({ titles, blocks }: IndexDocument): string[] {
  const forms = new Set<string>();
  for (const text of [...titles, ...blocks])
    segment(text, (piece) => {
      const form = fold(piece);
      if (form !== '') forms.add(form);
    });
  return [...forms];
}

/** One to three clauses made from words of the text, of another kind each time. */
function clausesOf(forms: readonly string[], q: number): LunrClause[] {
  const all = FIELDS.map(({ name }) => name);
  return Array.from({ length: 1 + (q % 3) }, (_, i) => {
    const form = forms[(q * 7919 + i * 104_729) % forms.length] ?? '';
    const kind = (q + i) % 5;
    return {
      term: kind === 1 ? `${form.slice(0, 2)}*` : kind === 2 ? `*${form.slice(-2)}` : form,
      fields: kind === 3 ? ['title'] : all,
      boost: 1 + (q % 2),
      editDistance: kind === 4 && form.length < 12 ? 1 : 0,
      presence: i === 0 ? 'optional' : q % 4 === 0 ? 'required' : q % 7 === 0 ? 'prohibited' : 'optional',
    };
  });
}
