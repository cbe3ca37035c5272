import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Engine } from '../engine.ts';
import { comparing } from './compared.ts';
import type { InOrder } from './difference.ts';
import { termsHeld } from './oracle.ts';
import { clauseOf, kindsOf, querySeeds } from './random-clauses.ts';
import { type News, newsOf } from './real-news.ts';

/** What a proof on real news went through. */
export interface NewsProved {
  articles: number;
  terms: number;
  segments: number;
  queries: number;
  scores: number;
  error: number;
  /** Queries with a clause that became more terms than one ranks by. */
  broad: number;
  readonly kinds: Map<string, number>;
}

export interface NewsOptions {
  readonly news: News;
  readonly articles: number;
  readonly queries: number;
  readonly seed: number;
  readonly inOrder: InOrder;
  readonly report?: (proved: NewsProved) => void;
}

/**
 * Brings real articles into an index in many batches, some of them twice and some first with another text, takes a few out, and asks stock Lunr and us the same
 * random queries over their words. Throws what is different.
 */
export function provenOnNews({ news, articles, queries, seed, inOrder, report }: NewsOptions): NewsProved {
  const all = newsOf(news, articles);
  const folder = mkdtempSync(join(tmpdir(), 'pressmark-index-'));
  const engine = new Engine(folder);
  try {
    const size = Math.max(1, Math.ceil(all.length / 25));
    for (let at = 0; at < all.length; at += size) {
      const batch = all.slice(at, at + size);
      // Some stand there first with the words of another.
      engine.apply(
        batch.filter((_, i) => i % 9 === 0).map((one, i) => ({ ...one, blocks: all[(at + i * 7) % all.length]?.blocks ?? [] })),
      );
      engine.seal();
      engine.apply(batch);
      engine.seal();
    }
    const gone = all.filter((_, i) => i % 31 === 5);
    engine.remove(gone.map(({ articleId }) => articleId));
    const documents = all.filter((one) => !gone.includes(one));
    const terms = termsHeld(documents);
    const kinds = new Map<string, number>();
    const proved: NewsProved = {
      articles: documents.length,
      terms: terms.length,
      segments: engine.all.length,
      queries: 0,
      scores: 0,
      error: 0,
      broad: 0,
      kinds,
    };
    const articleIdOf = (slot: number) => engine.names.nameOf(slot) ?? '';
    const compare = comparing({
      shards: engine.all,
      documents,
      articleIdOf,
      inOrder,
      facadeEvery: Math.max(5, Math.ceil(queries / 200)),
    });
    for (const query of fc.sample(querySeeds, { seed, numRuns: queries })) {
      const clauses = query.map((one) => clauseOf(one, terms, 2));
      const { articles: found, error, isBroad } = compare(clauses, 1);
      for (const kind of clauses.flatMap(kindsOf)) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      proved.queries++;
      proved.broad += isBroad ? 1 : 0;
      proved.scores += isBroad ? 0 : found;
      proved.error = Math.max(proved.error, error);
      report?.(proved);
    }
    return proved;
  } finally {
    engine.close();
    rmSync(folder, { recursive: true });
  }
}
