/** The fields of the query language, as suggested while typing. */
export const FIELDS: readonly string[] = [
  'source:',
  'title:',
  'author:',
  'lang:',
  'tag:',
  'in:',
  'date:',
  'captured:',
  'updated:',
  'note:',
  'url:',
  'has:',
  'is:',
  'words:',
];

/** Queries to start from, and what they mean. */
export const EXAMPLES: readonly (readonly [query: string, meaning: string])[] = [
  ['flood river', 'both words'],
  ['flood OR inundation', 'either word'],
  ['flood -sport', 'without a word'],
  ['"cease fire"', 'exactly this phrase'],
  ['gove*', 'words that start so (3 letters or more)'],
  ['Zelensky~', 'spelling variants'],
  ['=runs', 'exactly this form'],
  ['+UN', 'this name alone, without its other names'],
  ['title:truce', 'in the title'],
  ['author:doe', 'by this author'],
  ['source:example.org', 'from this publication'],
  ['lang:ar', 'in Arabic'],
  ['tag:court', 'with your tag'],
  ['in:"River/Witness"', 'in a collection and those inside it'],
  ['date:2022-03', 'published in March 2022'],
  ['date:2022-03-01..2022-03-14', 'published between two days'],
  ['date:>=2021', 'published since 2021'],
  ['is:unread', 'not read yet'],
  ['has:notes', 'with your notes'],
  ['is:undated', 'without a date'],
  ['words:>800', 'longer than 800 words'],
];

/** A piece of a typed query for colouring: operators and fields stand out, the rest is text. */
export interface Piece {
  readonly text: string;
  readonly isSyntax: boolean;
}

/** Cuts a typed query into text and syntax; the pieces joined are the query again. */
export function piecesOf(query: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of query.matchAll(SYNTAX)) {
    if (match.index > at) pieces.push({ text: query.slice(at, match.index), isSyntax: false });
    pieces.push({ text: match[0], isSyntax: true });
    at = match.index + match[0].length;
  }
  if (at < query.length) pieces.push({ text: query.slice(at), isSyntax: false });
  return pieces;
}

const SYNTAX = new RegExp(
  `(?<![\\w"])(?:OR|AND|NOT)(?![\\w"])|(?<![\\w"])(?:${FIELDS.map((field) => field.slice(0, -1)).join('|')}):`,
  'g',
);
