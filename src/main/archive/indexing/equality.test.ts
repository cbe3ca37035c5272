import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IndexDocument } from '../seams.ts';
import { Engine } from './engine.ts';
import { FIELDS } from './fields.ts';
import { merging } from './merge-segments.ts';
import { makeShard, type Shard } from './shard.ts';
import { askClauses } from './testing/ask-clauses.ts';
import { document } from './testing/documents.ts';
import { askStock, type LunrClause, stockIndex } from './testing/oracle.ts';

/** More histories by name: `HISTORIES=5000 npm run unit -- equality`. */
const HISTORIES = Number(process.env.HISTORIES ?? 120);
const QUERIES = 40;

const word = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      'bank',
      'banks',
      'banking',
      'river',
      'rivers',
      'run',
      'running',
      'the',
      'of',
      'Müller',
      'İstanbul',
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom('2', '22', '21', '20,430', '454.0', '12:30', '2*', '111', '112', '121') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('__proto__', 'constructor', 'toString', '_index', 'a/b', 'cease-fire', "l'homme", 'bbc.co.uk'),
  },
  { weight: 1, arbitrary: fc.constantFrom('北京大学', 'ﷺ', '\ud800', '\u0000', 'الوزير', '👩‍👧', 'x'.repeat(80)) },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom('a', 'b', '1', '2', 'é'), minLength: 1, maxLength: 4 }) },
);
const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
const article = fc.record({
  articleId: fc.integer({ min: 0, max: 14 }).map((n) => `article-${n}`),
  lang: fc.constantFrom('en', 'de', 'tr', 'ar', 'zh', null),
  titles: fc.array(text, { maxLength: 2 }),
  byline: fc.array(text, { maxLength: 1 }),
  tags: fc.array(text, { maxLength: 2 }),
  notes: fc.array(text, { maxLength: 1 }),
  blocks: fc.array(text, { maxLength: 3 }),
  url: fc.option(fc.constantFrom('https://bbc.co.uk/world/2022', 'x'), { nil: null }),
});
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('apply' as const), articles: fc.array(article, { minLength: 1, maxLength: 4 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), n: fc.integer({ min: 0, max: 14 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('flush' as const, 'reopen' as const, 'merge' as const) }) },
);

const pattern = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'bank',
      'river',
      'run',
      '2',
      '22',
      'the',
      'muller',
      'istanbul',
      'ceasefir',
      'nothing',
      '北京',
      'proto',
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom('ba*', '2*', '*2', 'r*n', '*er', '*', 'a*b', '1*1', '__*') },
);
const clause: fc.Arbitrary<LunrClause> = fc.record({
  term: pattern,
  fields: fc.oneof(
    fc.constant(FIELDS.map(({ name }) => name)),
    fc.subarray(
      FIELDS.map(({ name }) => name),
      { minLength: 1 },
    ),
  ),
  boost: fc.constantFrom(1, 2, 10, 0.5),
  editDistance: fc.constantFrom(0, 0, 0, 1, 2),
  presence: fc.constantFrom('optional', 'optional', 'required', 'prohibited'),
});
/** A distance belongs to a plain word: Lunr reads `*` inside one as a letter. */
const clauses = fc.array(
  clause.map((one) => (one.term.includes('*') ? { ...one, editDistance: 0 } : one)),
  { minLength: 1, maxLength: 4 },
);

async function history(steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[]): Promise<{
  engine: Engine;
  truth: IndexDocument[];
  end: () => void;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'pressmark-index-'));
  let engine = new Engine(folder);
  const truth = new Map<string, IndexDocument>();
  for (const one of steps) {
    if (one.do === 'apply') {
      const documents = one.articles.map(({ articleId, ...parts }) => document(articleId, parts));
      engine.apply(documents);
      for (const added of documents) truth.set(added.articleId, added);
    } else if (one.do === 'remove') {
      engine.remove([`article-${one.n}`]);
      truth.delete(`article-${one.n}`);
    } else if (one.do === 'merge') {
      while (engine.work(1000));
    } else {
      await engine.flush();
      if (one.do === 'flush') continue;
      engine.close();
      engine = new Engine(folder);
    }
  }
  const end = () => {
    engine.close();
    rmSync(folder, { recursive: true });
  };
  return { engine, truth: [...truth.values()], end };
}

const nameIn = (engine: Engine) => (slot: number) => engine.names.nameOf(slot) ?? '';

/** Everything in one segment. */
function mergedWhole(engine: Engine): Shard {
  const steps = merging(engine.all.map(({ segment, dead }) => ({ segment, dead })));
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  const slots = engine.all.flatMap(({ slots, dead }) => [...slots].filter((_, document) => dead[document] === 0));
  return makeShard(step.value, Uint32Array.from(slots), null);
}

describe('the index against stock Lunr', () => {
  it('finds the same articles with the same scores, however it came about', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 14 }),
        fc.array(clauses, { minLength: QUERIES, maxLength: QUERIES }),
        async (steps, queries) => {
          const { engine, truth, end } = await history(steps);
          try {
            expect([...engine.known().keys()].sort()).toEqual(truth.map(({ articleId }) => articleId).sort());
            if (truth.length === 0) return;
            const stock = stockIndex(truth);
            for (const query of queries) {
              const expected = askStock(stock, query);
              const ours = askClauses(engine.all, query, nameIn(engine));
              expect([...ours.keys()].sort(), JSON.stringify(query)).toEqual([...expected.keys()].sort());
              for (const [id, score] of expected)
                expect(Math.abs((ours.get(id) ?? 0) - score), JSON.stringify(query)).toBeLessThanOrEqual(1e-9);
            }
          } finally {
            end();
          }
        },
      ),
      { numRuns: HISTORIES },
    );
  });

  it('gives bit-equal scores however it is cut into segments', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 2, maxLength: 14 }),
        fc.array(clauses, { minLength: 10, maxLength: 10 }),
        async (steps, queries) => {
          const { engine, end } = await history(steps);
          try {
            const whole = [mergedWhole(engine)];
            for (const query of queries) {
              const cut = askClauses(engine.all, query, nameIn(engine));
              expect(new Map([...askClauses(whole, query, nameIn(engine))].sort())).toEqual(new Map([...cut].sort()));
            }
          } finally {
            end();
          }
        },
      ),
      { numRuns: Math.min(HISTORIES, 60) },
    );
  });
});
