import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Engine } from './engine.ts';
import { FIELDS } from './fields.ts';
import { askClauses } from './testing/ask-clauses.ts';
import { document } from './testing/documents.ts';
import { freshLunr } from './testing/fresh-lunr.ts';
import { askStock, type LunrClause, stockIndex } from './testing/oracle.ts';

/** The case numbers of a hundred and fifty invented reports, one each. */
const numbers = Array.from({ length: 150 }, (_, i) => `${((i + 1) * 308_841) % 1_000_000}`);
const reports = numbers.map((number, i) => document(`report-${i}`, { blocks: [number] }));
const clause = (term: string): LunrClause[] => [
  { term, fields: FIELDS.map(({ name }) => name), boost: 1, editDistance: 0, presence: 'optional' },
];
/** Lunr writes the edges of a node into its key without separators, so that of two nodes with digits for labels one takes the other's place. */
const LOST = '824368';

describe('words that stock Lunr loses because they are numbers', () => {
  let folder: string;
  let engine: Engine;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pressmark-index-'));
    engine = new Engine(folder);
    for (let at = 0; at < reports.length; at += 20) {
      engine.apply(reports.slice(at, at + 20));
      engine.seal();
    }
  });
  afterAll(() => {
    engine.close();
    rmSync(folder, { recursive: true });
  });
  const found = (term: string) =>
    [...askClauses(engine.all, clause(term), (slot) => engine.names.nameOf(slot) ?? '').keys()].sort();

  it('are lost by stock Lunr as it is published, and make its wildcards fail', () => {
    const stock = stockIndex(reports, freshLunr());
    const lost = numbers.filter((number) => askStock(stock, clause(number)).size === 0);
    expect(lost).toEqual([LOST]);
    // It also holds words that no report has, and stops at the first.
    expect(() => askStock(stock, clause(`${LOST.slice(0, 4)}*`))).toThrow(TypeError);
  });

  it('are found by Lunr once its key has separators', () => {
    const stock = stockIndex(reports);
    expect(numbers.filter((number) => askStock(stock, clause(number)).size !== 1)).toEqual([]);
  });

  it('are found here, each in its report, whole and by how they begin', () => {
    expect(numbers.map(found)).toEqual(reports.map(({ articleId }) => [articleId]));
    for (let digits = 1; digits < 6; digits++) {
      const beginning = LOST.slice(0, digits);
      const holding = reports.filter((_, i) => numbers[i]?.startsWith(beginning)).map(({ articleId }) => articleId);
      expect(found(`${beginning}*`), beginning).toEqual(holding.sort());
    }
  });
});
