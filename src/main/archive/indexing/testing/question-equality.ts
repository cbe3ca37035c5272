import fc from 'fast-check';
import type { TextClause } from '../../seams.ts';
import type { EngineMatches } from '../search.ts';
import { stopAt } from '../stop.ts';
import { NEAR } from './difference.ts';
import { document } from './documents.ts';
import { expecting } from './expected-matches.ts';
import { type Played, play } from './played-history.ts';
import { crowded, histories, type Step } from './random-articles.ts';
import { type QuestionSeed, questionOf, questionSeeds } from './random-questions.ts';
import { tokensOf } from './tokens.ts';

/** What a proof of the query language's own clauses went through. */
export interface QuestionsProved {
  queries: number;
  /** Queries whose scores were compared as well. */
  scored: number;
}

/**
 * Plays random histories and asks every kind of clause of the query language: who matches is decided by looking at every word of every article, and scores by
 * stock Lunr. Throws what is different.
 */
export async function provenQuestions(options: { histories: number; seed: number; queries: number }): Promise<QuestionsProved> {
  const { seed, queries } = options;
  const proved = { queries: 0, scored: 0 };
  const property = fc.asyncProperty(
    histories,
    fc.array(questionSeeds, { minLength: queries, maxLength: queries }),
    async (steps, seeds) => {
      await play(steps, (step, played) => {
        if (step === steps.length - 1 && played.truth.size > 0) compareAll(played, seeds, proved);
      });
    },
  );
  // A smaller history is not looked for: with whole articles that takes far longer than the proof.
  await fc.assert(property, { numRuns: options.histories, seed, endOnFailure: true });
  return proved;
}

/**
 * The same over many short articles in one segment on disk, made by chance of few words, so that lists are long and crowded; then some of them gone, and again
 * with others in a second segment.
 */
export async function provenQuestionsOfMany(options: {
  articles: number;
  seed: number;
  queries: number;
}): Promise<QuestionsProved> {
  const { articles, seed, queries } = options;
  const proved = { queries: 0, scored: 0 };
  const asked = fc.sample(questionSeeds, { seed, numRuns: queries });
  const documents = fc.sample(crowded, { seed, numRuns: articles }).map((parts, n) => document(`article-${n}`, parts));
  const apply = documents.slice(0, Math.ceil(articles * 0.8)).map(({ articleId, ...parts }) => ({ articleId, ...parts }));
  const steps: Step[] = [
    { do: 'apply', articles: apply, isSealed: true },
    { do: 'reopen' },
    { do: 'remove', numbers: apply.flatMap((_, n) => (n % 7 === 3 ? [n] : [])) },
    { do: 'apply', articles: documents.slice(apply.length), isSealed: true },
    { do: 'rest' },
    { do: 'reopen' },
  ];
  const part = Math.ceil(queries / 3);
  await play(steps, (step, played) => {
    if (step % 2 === 1) compareAll(played, asked.slice(((step - 1) / 2) * part, ((step + 1) / 2) * part), proved);
  });
  return proved;
}

function compareAll({ engine, truth }: Played, seeds: readonly (readonly QuestionSeed[])[], proved: QuestionsProved): void {
  const documents = [...truth.values()];
  const shards = engine.all;
  const expected = expecting(documents, new Set(shards.flatMap(({ segment }) => segment.langs)));
  const forms = documents.flatMap(tokensOf).flatMap(({ form, isExtra }) => (isExtra ? [] : [form]));
  // Until a merge drops the words of articles gone, a clause still ranks by the terms of their forms.
  const isClean = shards.every(({ deadCount }) => deadCount === 0);
  const nameOf = (slot: number) => engine.names.nameOf(slot) ?? '';
  for (const seed of seeds) {
    const clauses = seed.map((one) => questionOf(one, forms));
    const { matched, scores } = expected(clauses);
    const found = engine.search(clauses, stopAt(null));
    for (const [i, slots] of found.clauses.entries()) {
      const [ours, wanted] = [Array.from(slots, nameOf).sort().join(' '), [...(matched[i] ?? [])].sort().join(' ')];
      if (ours !== wanted) throw new Error(`${ours} match, and should ${wanted}\n${JSON.stringify(clauses[i])}`);
    }
    // The same when all must match.
    const all = [...(matched[0] ?? [])].filter((id) => matched.every((one) => one.has(id)));
    const joint = engine.search(
      clauses,
      stopAt(null),
      clauses.map((_, i) => [i]),
    );
    const [ours, wanted] = [
      Array.from(joint.clauses[0] ?? [], nameOf)
        .sort()
        .join(' '),
      all.sort().join(' '),
    ];
    if (ours !== wanted) throw new Error(`${ours} match all, and should ${wanted}\n${JSON.stringify(clauses)}`);
    proved.queries++;
    if (!isClean) continue;
    proved.scored++;
    const scoresOf = (answer: EngineMatches) =>
      new Map(Array.from(answer.scored, (slot, i) => [nameOf(slot), answer.scores[i] ?? Number.NaN]));
    compareScores(scoresOf(found), scores, clauses);
    const isAlone = clauses.length === 1 && clauses[0]?.scored === true;
    if (!isAlone) compareScores(scoresOf(joint), new Map(all.map((id) => [id, scores.get(id) ?? 0])), clauses);
  }
}

function compareScores(
  ours: ReadonlyMap<string, number>,
  wanted: ReadonlyMap<string, number>,
  clauses: readonly TextClause[],
): void {
  for (const id of new Set([...ours.keys(), ...wanted.keys()]))
    if (!(Math.abs((ours.get(id) ?? Number.NaN) - (wanted.get(id) ?? Number.NaN)) <= NEAR))
      throw new Error(`${id} has ${ours.get(id)}, and stock Lunr gives it ${wanted.get(id)}\n${JSON.stringify(clauses)}`);
}
