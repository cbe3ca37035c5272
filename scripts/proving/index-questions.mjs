// Invented articles for an index, and questions of every kind about them; two indexes of the same articles must answer them alike to the last bit.
import { stopAt } from '../../src/main/archive/indexing/stop.ts';
import { document } from '../../src/main/archive/indexing/testing/documents.ts';
import { between, oneOf } from './seeded.mjs';

const WORDS = {
  en: [
    'gauge',
    'gauges',
    'pier',
    'ferry',
    'ferries',
    'harbour',
    'read',
    'reading',
    'noon',
    'Tarn',
    '20,430',
    'the',
    'cease-fire',
  ],
  fr: ['marée', 'marées', 'quai', "l'homme", 'bateaux', 'les'],
  tr: ['köprü', 'köprüler', 'İstanbul', 'ışık'],
  ar: ['الرصيف', 'رصيف', 'الوزير', '٢٠٢٣'],
  zh: ['码头', '北京大学', '河流'],
};
const LANGUAGES = Object.keys(WORDS);

/** Text of so many words in one of the languages. */
export const inventedText = (random, lang, words) => Array.from({ length: words }, () => oneOf(random, WORDS[lang])).join(' ');

/** One of the languages. */
export const inventedLanguage = (random) => oneOf(random, LANGUAGES);

/** An article for the index; its version tells it from others under the same id. */
export function inventedDocument(random, articleId, version) {
  const lang = inventedLanguage(random);
  const text = (most) => inventedText(random, lang, between(random, 1, most));
  return document(articleId, {
    version,
    lang,
    titles: [text(5)],
    tags: [oneOf(random, ['witness', 'strike'])],
    notes: random() < 0.2 ? [text(6)] : [],
    blocks: [text(14), text(20)],
  });
}

const clause = (kind, texts, distance = 0) => ({
  kind,
  words: texts.map((text) => ({ match: kind === 'prefix' ? 'prefix' : 'form', text })),
  fields: [],
  distance,
  boost: 1,
  scored: true,
});

/** Every question is a list of clauses, as the query language makes them. */
export const QUESTIONS = [
  ...['gauge', 'pier', 'read', 'maree', 'رصيف', 'kopru', '码头', 'witness', '20430', 'nothing'].map((word) => [
    clause('word', [word]),
  ]),
  [clause('prefix', ['ga'])],
  [clause('prefix', ['mar']), clause('word', ['ferry'])],
  [clause('fuzzy', ['hanbour'], 2)],
  [clause('phrase', ['gauge', 'pier'])],
  [clause('phrase', ['北京', '京大'])],
  [clause('near', ['ferry', 'noon'], 3), clause('word', ['the'])],
  [clause('word', ['gauge']), clause('word', ['quai']), clause('prefix', ['b'])],
];

/** What an engine answers to all questions: for each who matches each clause, and who has which score, to the last bit. */
export const answersOf = (engine) =>
  QUESTIONS.map((clauses) => inWords(engine.search(clauses, stopAt(null)), (slot) => engine.names.nameOf(slot)));

/** What the index of an open archive answers to them. */
export async function answersIn({ index, catalogue: { columns } }) {
  const answers = [];
  for (const clauses of QUESTIONS)
    answers.push(inWords(await index.search({ clauses, numbering: columns }), (ordinal) => columns.id[ordinal]));
  return answers;
}

function inWords({ clauses, scored, scores }, nameOf) {
  const names = (numbers) => Array.from(numbers, nameOf).sort();
  return { matched: clauses.map(names), found: Array.from(scored, (number, at) => `${nameOf(number)} ${scores[at]}`).sort() };
}

/** The first question that two lists of answers differ in, in words; null when there is none. */
export function firstDifference(answers, expected) {
  for (const [at, answer] of answers.entries()) {
    const [given, wanted] = [JSON.stringify(answer), JSON.stringify(expected[at])];
    if (given !== wanted) return `${JSON.stringify(QUESTIONS[at])} gives ${given.slice(0, 300)} and not ${wanted.slice(0, 300)}`;
  }
  return null;
}
