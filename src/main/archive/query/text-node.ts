import { KIND, kindOf } from '../language/characters.ts';
import { isCommonWord } from '../language/common-words.ts';
import { fold } from '../language/fold.ts';
import { segment } from '../language/segment.ts';
import type { TextClause, TextField, TextWord } from '../seams.ts';
import type { TextNode } from './tree.ts';

/** What was typed where text was expected: the words, and the operators around them. */
export interface TypedText {
  readonly how: TextNode['how'];
  readonly typed: string;
  readonly field: TextNode['field'];
  readonly distance: number;
}

/** A prefix is one from this many letters on. */
const SHORTEST_PREFIX = 3;
/** What a word still being typed counts for as a prefix. */
const TYPING_BOOST = 0.3;
const MOST_WORDS = 64;

/** Turns typed words into clauses; null when nothing of them can be searched for. */
export function textNode({ how, typed, field, distance }: TypedText): TextNode | null {
  const fields: readonly TextField[] = field === 'title' ? ['title'] : field === 'note' ? ['notes'] : [];
  const { mains, joined } = tokensOf(typed);
  const first = mains[0];
  if (!first) return null;
  const clause = (kind: TextClause['kind'], words: readonly TextWord[], of = 0, boost = 1): TextClause => ({
    kind,
    words,
    fields,
    distance: of,
    boost,
    scored: true,
  });
  const node = (said: TextNode['how'], clauses: readonly TextClause[]): TextNode => ({
    kind: 'text',
    how: said,
    typed,
    field,
    distance: said === 'fuzzy' || said === 'near' ? distance : 0,
    clauses,
    also: [],
    isAlone: false,
    idle: false,
  });
  if (how === 'exact') return node('exact', [clause('phrase', spellings(typed))]);
  if (how === 'near' && mains.length > 1)
    return node('near', [
      clause(
        'near',
        mains.map(({ form }) => ({ match: 'form', text: form })),
        distance,
      ),
    ]);
  if (mains.length > 1 || how === 'phrase' || how === 'near') {
    const phrase = clause(
      'phrase',
      mains.map((token, i) => wordOf(token, i === mains.length - 1)),
    );
    const said = how === 'phrase' || how === 'near' ? 'phrase' : 'word';
    const others = said === 'word' ? joined.map((form) => clause('word', [{ match: 'form', text: form }])) : [];
    return node(said, [phrase, ...others]);
  }
  if (first.lone || (how === 'prefix' && (first.gram || [...first.form].length >= SHORTEST_PREFIX)))
    return node(first.lone ? 'word' : 'prefix', [clause('prefix', [{ match: 'prefix', text: first.form }])]);
  const word: TextWord = { match: 'form', text: first.form };
  if (how === 'fuzzy' && !first.gram) return node('fuzzy', [clause('fuzzy', [word], distance)]);
  return node('word', [
    clause(first.gram ? 'phrase' : 'word', [word]),
    ...joined.map((form) => clause('word', [{ match: 'form', text: form }])),
  ]);
}

/** The same word while it is still being typed: whatever begins so counts too, for less. */
export function stillTyping(node: TextNode): TextNode {
  const word = node.clauses[0]?.words[0];
  if (node.how !== 'word' || node.clauses.length !== 1 || word?.match !== 'form' || word.text.length < SHORTEST_PREFIX)
    return node;
  const prefix: TextClause = {
    kind: 'prefix',
    words: [{ match: 'prefix', text: word.text }],
    fields: node.clauses[0]?.fields ?? [],
    distance: 0,
    boost: TYPING_BOOST,
    scored: true,
  };
  return { ...node, clauses: [...node.clauses, prefix] };
}

/** The folded words of a text, in order: what tells one name from another. */
export function formsOf(typed: string): string[] {
  return tokensOf(typed).mains.map(({ form }) => form);
}

/** The words of a text as they are written, each to be met so. */
export function spellings(typed: string): TextWord[] {
  const words: TextWord[] = [];
  const { mains } = tokensOf(typed);
  segment(typed, (piece, _start, _end, extra) => {
    if (!extra && fold(piece) !== '' && words.length < mains.length) words.push({ match: 'spelling', text: piece });
  });
  return words;
}

/** Tells whether a node is one plain English stop word, and no name. */
export function isStop({ how, field, clauses, also }: TextNode): boolean {
  const [clause] = clauses;
  return (
    how === 'word' &&
    field === null &&
    clauses.length === 1 &&
    also.length === 0 &&
    clause?.kind === 'word' &&
    isCommonWord('en', clause.words[0]?.text ?? '')
  );
}

interface Token {
  readonly form: string;
  /** Of a script written without spaces. */
  readonly gram: boolean;
  /** The one character of a run of such a script: it stands for every pair that begins with it. */
  readonly lone: boolean;
  readonly starred: boolean;
}

function tokensOf(typed: string): { mains: Token[]; joined: string[] } {
  const pieces: { start: number; end: number; token: Token }[] = [];
  const joined: string[] = [];
  segment(typed, (piece, start, end, extra) => {
    const form = fold(piece);
    if (form === '' || pieces.length >= MOST_WORDS) return;
    if (extra) joined.push(form);
    else {
      const gram = kindOf(typed.codePointAt(start) ?? 0) === KIND.gram;
      pieces.push({ start, end, token: { form, gram, lone: false, starred: typed[end] === '*' || typed[end] === '＊' } });
    }
  });
  const mains: Token[] = [];
  for (const [i, { start, end, token }] of pieces.entries()) {
    const before = pieces[i - 1];
    const isTail = token.gram && before?.token.gram === true && before.end === end && before.start < start;
    // A run's last character is a token of its own in the text. What was typed may go on there, so it is asked for only where another word follows.
    if (isTail && i === pieces.length - 1) continue;
    const alone = token.gram && !isTail && isOneCharacter(typed, start, end);
    mains.push({ ...token, lone: alone && pieces.length === 1 });
  }
  return { mains, joined };
}

/** A gram token covers two characters unless its run has only one. */
function isOneCharacter(typed: string, start: number, end: number): boolean {
  let characters = 0;
  for (const char of typed.slice(start, end)) if (kindOf(char.codePointAt(0) ?? 0) === KIND.gram) characters++;
  return characters === 1;
}

function wordOf({ form, gram, starred }: Token, last: boolean): TextWord {
  // One character of a spaceless script at the end of a phrase may be the first of a pair.
  const open = starred || (last && gram && [...form].length === 1);
  return { match: open ? 'prefix' : 'form', text: form };
}
