// `npm run proof -- search-equality [--histories N] [--seed S] [--quick] [--reuters] [--multilingual] [--articles N] [--queries N]`: the index against stock Lunr.
import { parseArgs } from 'node:util';
import { provenEqual } from '../../src/main/archive/indexing/testing/equality.ts';
import { provenInterleaved } from '../../src/main/archive/indexing/testing/interleaved.ts';
import { provenOnNews } from '../../src/main/archive/indexing/testing/news-equality.ts';
import { provenQuestions, provenQuestionsOfMany } from '../../src/main/archive/indexing/testing/question-equality.ts';
import { hasNews } from '../../src/main/archive/indexing/testing/real-news.ts';
import { inOrder } from '../../src/main/archive/testing/in-order.ts';
import { mistakesMissed } from '../proving/mistakes-caught.mjs';

const { values } = parseArgs({
  options: {
    histories: { type: 'string' },
    seed: { type: 'string', default: '7' },
    quick: { type: 'boolean', default: false },
    reuters: { type: 'boolean', default: false },
    multilingual: { type: 'boolean', default: false },
    articles: { type: 'string' },
    queries: { type: 'string' },
  },
});
const seed = Number(values.seed);
const histories = Number(values.histories ?? (values.quick ? 200 : 5000));
const news = ['reuters', 'multilingual'].filter((name) => values[name]);

let told = 0;
const progress = (text) => {
  if (performance.now() - told < 1000) return;
  told = performance.now();
  process.stderr.write(`\r${text}   `);
};
const listed = (title, counts, order) => {
  const rows = [...counts].sort(order).map(([name, n]) => `${name} ${n}`);
  console.log(`  ${title}: ${rows.join(' · ')}`);
};
const equal = ({ scores, error }) => `${scores} scores, 0 different, largest error ${error.toExponential(1)} (allowed: 1e-9)`;

async function mistakes() {
  const { tried, missed } = await mistakesMissed({
    proof: 'answers',
    seed,
    step: values.quick ? 4 : 1,
    report: (done) => progress(`${done.tried} of ${done.of} mistakes tried, ${done.missed.length} missed`),
  });
  console.log(`\nmistakes made on purpose: ${tried - missed.length} of ${tried} caught`);
  for (const line of missed) console.log(`  MISSED ${line}`);
  if (missed.length > 0) process.exitCode = 1;
}

async function random() {
  const report = ({ histories: done, queries, scores }) =>
    progress(`${done} of ${histories} histories, ${queries} queries, ${scores} scores`);
  const proved = await provenEqual({ histories, seed, inOrder, report });
  console.log(`\nrandom histories, seed ${seed}: ${histories} histories, ${proved.queries} queries, ${equal(proved)}`);
  listed('segments asked at once', proved.segments, ([a], [b]) => a - b);
  listed('what happened to the index', proved.steps);
  listed('clauses', proved.kinds);
}

async function questions() {
  const { queries, scored } = await provenQuestions({ histories: Math.ceil(histories / 2), seed, queries: 20 });
  console.log(`\nclauses of the query language: ${queries} queries, who matches by looking at every word: 0 different`);
  console.log(`  ${scored} of them with scores, which are stock Lunr's; in the others articles gone were not merged away yet`);
}

async function crowd() {
  const articles = values.quick ? 2000 : 10_000;
  const { queries, scored } = await provenQuestionsOfMany({ articles, seed, queries: values.quick ? 150 : 600 });
  console.log(`\nthe same among ${articles} articles of few words: ${queries} queries, ${scored} with scores: 0 different`);
}

async function interleaved() {
  const steps = values.quick ? 1000 : 10_000;
  const { answers, cancelled } = await provenInterleaved({ steps, seed });
  console.log(
    `\nmany askers at once: ${steps} steps, ${answers} answers as of when they were asked, ${cancelled} cancelled: 0 different`,
  );
}

function real(name) {
  if (!hasNews(name)) return console.log(`\n${name}: not at hand, left out`);
  const articles = Number(values.articles ?? (values.quick ? 1000 : Number.POSITIVE_INFINITY));
  const queries = Number(values.queries ?? (values.quick ? 500 : 10_000));
  const report = ({ queries: done, scores }) => progress(`${name}: ${done} of ${queries} queries, ${scores} scores`);
  const proved = provenOnNews({ news: name, articles, queries, seed, inOrder, report });
  const { articles: held, terms, segments, broad } = proved;
  console.log(`\n${name}: ${held} articles, ${terms} terms, ${segments} segments, ${proved.queries} queries, ${equal(proved)}`);
  console.log(
    `  of these ${broad} have a clause of more terms than one ranks by: their articles are equal, their scores were left out`,
  );
  listed('clauses', proved.kinds);
}

try {
  if (news.length === 0) {
    await mistakes();
    await random();
    await questions();
    await crowd();
    await interleaved();
  } else for (const name of news) real(name);
} catch (error) {
  console.log(`\nDIFFERENT (seed ${seed})\n${error.message}\n${error.cause?.message ?? ''}`);
  process.exitCode = 1;
}
