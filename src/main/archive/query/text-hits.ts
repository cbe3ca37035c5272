import { accepts, automatonOf } from '../language/automaton.ts';
import { fold, spelled } from '../language/fold.ts';
import { segment } from '../language/segment.ts';
import { analyserOf, termOf, termsOf } from '../language/stem.ts';
import type { TextClause, TextField, TextWord } from '../seams.ts';
import { clausesOf, leavesOf, type QueryNode } from './tree.ts';

/** A place in a text that a query asks for: UTF-16 offsets, and which of its leaves. */
export interface TextHit {
  readonly start: number;
  readonly end: number;
  readonly leaf: number;
  /** More than one word side by side. */
  readonly isPhrase: boolean;
}

/** Finds the places in texts of one language that the leaves of a query ask for, by the same analysis as the index. Leaves under NOT ask for nothing. */
export function hitFinder(tree: QueryNode | null, lang: string | null): (text: string, field: TextField) => TextHit[] {
  const finders = leavesOf(tree).flatMap((leaf, number) =>
    leaf.kind === 'text' && !leaf.idle ? clausesOf(leaf).map((clause) => ({ clause, find: finderOf(clause, lang), number })) : [],
  );
  return (text, field) => {
    if (text === '' || finders.length === 0) return [];
    const tokens = tokensOf(text, lang);
    return finders
      .filter(({ clause }) => clause.fields.length === 0 || clause.fields.includes(field))
      .flatMap(({ find, number }) => find(tokens).map((place) => ({ ...place, leaf: number })))
      .sort((a, b) => a.start - b.start || b.end - a.end);
  };
}

interface Token {
  readonly spelling: string;
  readonly form: string;
  readonly term: string;
  readonly start: number;
  readonly end: number;
  readonly extra: boolean;
}

type Place = Omit<TextHit, 'leaf'>;
type Find = (tokens: readonly Token[]) => Place[];

function tokensOf(text: string, lang: string | null): Token[] {
  const tokens: Token[] = [];
  segment(text, (piece, start, end, extra) => {
    const form = fold(piece);
    if (form !== '') tokens.push({ spelling: spelled(piece), form, term: termOf(lang, form), start, end, extra });
  });
  return tokens;
}

function finderOf(clause: TextClause, lang: string | null): Find {
  const first = clause.words[0]?.text ?? '';
  switch (clause.kind) {
    case 'word':
      return single(termTest(first, lang));
    case 'prefix':
      return single(({ form, term }) => form.startsWith(first) || term.startsWith(first));
    case 'fuzzy':
      return single(fuzzyTest(first, clause.distance, lang));
    case 'phrase':
      return clause.words.length === 1 ? single(wordTest(clause.words[0])) : phrase(clause.words.map(wordTest));
    case 'near':
      return near(
        clause.words.map((word) => termTest(word.text, lang)),
        clause.distance,
      );
  }
}

type TokenTest = (token: Token) => boolean;

function termTest(form: string, lang: string | null): TokenTest {
  const terms = new Set(termsOf(form, [analyserOf(lang)]));
  return ({ term }) => terms.has(term);
}

function fuzzyTest(form: string, distance: number, lang: string | null): TokenTest {
  const ofForm = automatonOf(form, distance);
  const ofTerm = automatonOf(termOf(lang, form), distance);
  const known = new Map<string, boolean>();
  return (token) => {
    let answer = known.get(token.form);
    if (answer === undefined) {
      answer = accepts(ofForm, token.form) || accepts(ofTerm, token.term);
      known.set(token.form, answer);
    }
    return answer;
  };
}

function wordTest(word: TextWord | undefined): TokenTest {
  if (!word) return () => false;
  if (word.match === 'form') return ({ form }) => form === word.text;
  if (word.match === 'prefix') return ({ form }) => form.startsWith(word.text);
  const wanted = spelled(word.text);
  const caseCounts = wanted !== wanted.toLowerCase();
  return ({ spelling }) => (caseCounts ? spelling : spelling.toLowerCase()) === wanted;
}

function single(test: TokenTest): Find {
  return (tokens) => tokens.filter(test).map(({ start, end }) => ({ start, end, isPhrase: false }));
}

function phrase(tests: readonly TokenTest[]): Find {
  return (tokens) => {
    const mains = tokens.filter(({ extra }) => !extra);
    const places: Place[] = [];
    for (let at = 0; at + tests.length <= mains.length; at++) {
      if (!tests.every((test, i) => test(mains[at + i] as Token))) continue; // safe: the loop ends where the last word would be missing
      places.push({ start: mains[at]?.start ?? 0, end: mains[at + tests.length - 1]?.end ?? 0, isPhrase: true });
    }
    return places;
  };
}

/** The words of every stretch that holds them all with few enough others between. */
function near(tests: readonly TokenTest[], distance: number): Find {
  return (tokens) => {
    const mains = tokens.filter(({ extra }) => !extra);
    const isWord = mains.map((token) => tests.some((test) => test(token)));
    const marked = new Set<number>();
    const last = tests.map(() => -1);
    for (const [at, token] of mains.entries()) {
      for (const [i, test] of tests.entries()) if (test(token)) last[i] = at;
      const first = Math.min(...last);
      if (!isWord[at] || first < 0) continue;
      const others = isWord.slice(first, at).filter((is) => !is).length;
      if (others <= distance) for (let i = first; i <= at; i++) if (isWord[i]) marked.add(i);
    }
    return [...marked].map((i) => ({ start: mains[i]?.start ?? 0, end: mains[i]?.end ?? 0, isPhrase: true }));
  };
}
