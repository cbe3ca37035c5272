import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { isArchiveError } from '../../../../shared/archive-error.ts';
import { termOf } from '../../language/stem.ts';
import type { IndexDocument, TextClause } from '../../seams.ts';
import { openIndex } from '../search-index.ts';
import { document } from './documents.ts';
import { CROWD, crowded } from './random-articles.ts';
import { type Token, tokensOf } from './tokens.ts';

/** What a proof of many askers at once went through. */
export interface InterleavedProved {
  answers: number;
  /** Searches whose asker went, and that answered nothing. */
  cancelled: number;
}

const ARTICLES = 2400;

type Step =
  | { readonly do: 'apply'; readonly from: number; readonly articles: readonly Partial<IndexDocument>[] }
  | { readonly do: 'remove'; readonly from: number; readonly count: number }
  | {
      readonly do: 'search';
      readonly words: readonly string[];
      readonly isPhrase: boolean;
      readonly goes: 'no' | 'at once' | 'soon';
    }
  | { readonly do: 'flush' | 'wait' };

const search = fc.record({
  do: fc.constant('search' as const),
  words: fc.array(fc.constantFrom(...CROWD), { minLength: 1, maxLength: 2 }),
  isPhrase: fc.boolean(),
  goes: fc.constantFrom('no' as const, 'no' as const, 'at once' as const, 'soon' as const),
});
const apply = (most: number) =>
  fc.record({
    do: fc.constant('apply' as const),
    from: fc.nat(ARTICLES - 1),
    articles: fc.array(crowded, { minLength: Math.ceil(most / 4), maxLength: most, size: 'max' }),
  });
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 40, arbitrary: search },
  { weight: 20, arbitrary: apply(20) },
  { weight: 1, arbitrary: apply(600) },
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constant('remove' as const),
      from: fc.nat(ARTICLES - 1),
      count: fc.integer({ min: 1, max: 30 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('flush' as const) }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('wait' as const) }) },
);

/**
 * Adds, replaces, takes out, flushes and searches an index in its thread without waiting for one answer before the next question, and lets searches go; it
 * merges meanwhile as it likes. Each search must find what was there when it was asked, by a look at every word, or say that it was cancelled because its asker
 * went. Throws what is different.
 */
export async function provenInterleaved(options: { steps: number; seed: number }): Promise<InterleavedProved> {
  const folder = mkdtempSync(join(tmpdir(), 'pressmark-index-'));
  const index = await openIndex({
    folder,
    workerPath: join(import.meta.dirname, '../index-worker.ts'),
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  const ids = Array.from({ length: ARTICLES }, (_, n) => `article-${String(n).padStart(4, '0')}`);
  const numbering = { id: ids, ordinalOf: new Map(ids.map((id, n) => [id, n])) };
  const truth = new Map<string, readonly Token[]>();
  const proved = { answers: 0, cancelled: 0 };
  const asked: Promise<void>[] = [];

  async function ask(step: Extract<Step, { do: 'search' }>): Promise<void> {
    const clauses = clausesOf(step);
    const wanted = ids.filter((id) => fits(truth.get(id) ?? [], step)).join(' ');
    const going = new AbortController();
    if (step.goes === 'at once') going.abort();
    if (step.goes === 'soon') setImmediate(() => going.abort());
    const required = clauses.map((_, i) => [i]);
    try {
      const found = await index.search({ clauses, required, numbering }, going.signal);
      const ours = Array.from(found.clauses[0] ?? [], (ordinal) => ids[ordinal]).join(' ');
      if (ours !== wanted) throw new Error(`${JSON.stringify(step)} finds\n${ours}\nand should\n${wanted}`);
      proved.answers++;
    } catch (error) {
      if (!isArchiveError(error) || error.code !== 'cancelled' || step.goes === 'no') throw error;
      proved.cancelled++;
    }
  }

  async function take(step: Step): Promise<void> {
    if (step.do === 'search') return ask(step);
    if (step.do === 'apply') {
      const documents = step.articles.map((parts, i) => document(ids[(step.from + i) % ARTICLES] ?? '', parts));
      for (const one of documents) truth.set(one.articleId, tokensOf(one));
      return index.apply(documents);
    }
    if (step.do === 'flush') return index.flush();
    if (step.do !== 'remove') return;
    const gone = Array.from({ length: step.count }, (_, i) => ids[(step.from + i) % ARTICLES] ?? '');
    for (const id of gone) truth.delete(id);
    return index.remove(gone);
  }

  try {
    for (const step of fc.sample(steps, { seed: options.seed, numRuns: options.steps })) {
      asked.push(take(step));
      if (step.do === 'wait') await Promise.all(asked.splice(0));
    }
    await Promise.all(asked);
    const known = [...(await index.known()).keys()].sort().join(' ');
    if (known !== [...truth.keys()].sort().join(' ')) throw new Error('The index does not know the articles that are there.');
    return proved;
  } finally {
    await Promise.allSettled(asked);
    await index.close();
    rmSync(folder, { recursive: true });
  }
}

const clause = (kind: TextClause['kind'], words: readonly string[]): TextClause => ({
  kind,
  words: words.map((text) => ({ match: 'form' as const, text: text.toLowerCase() })),
  fields: [],
  distance: 0,
  boost: 1,
  scored: true,
});

const clausesOf = ({ words, isPhrase }: Extract<Step, { do: 'search' }>): TextClause[] =>
  isPhrase && words.length > 1 ? [clause('phrase', words)] : words.map((word) => clause('word', [word]));

function fits(tokens: readonly Token[], { words, isPhrase }: Extract<Step, { do: 'search' }>): boolean {
  const forms = words.map((word) => word.toLowerCase());
  if (!isPhrase || words.length === 1) {
    const terms = forms.map((form) => termOf('en', form));
    return terms.every((term) => tokens.some((token) => token.term === term));
  }
  return tokens.some(({ form, field, place }) => {
    if (form !== forms[0]) return false;
    return tokens.some((next) => next.field === field && next.place === place + 1 && next.form === forms[1]);
  });
}
