/** Queries of any kind, the same for the same seed: from the pieces of the query language, from raw characters, and both mangled. */
export function madeQueries(count: number, seed: number): string[] {
  const random = randomOf(seed);
  return Array.from({ length: count }, (_, n) => {
    const kind = n % 4;
    if (kind === 0) return grammatical(random, 3);
    if (kind === 1) return Array.from({ length: 1 + random(12) }, () => pick(random, PIECES)).join(pick(random, ['', '', ' ']));
    if (kind === 2) return Array.from({ length: 1 + random(n % 100 === 2 ? 3_000 : 40) }, () => character(random)).join('');
    return mangled(random, grammatical(random, 4));
  });
}

export interface HostileWord {
  /** What to call it: it may be a million characters long. */
  readonly name: string;
  readonly word: string;
}

type Random = (below: number) => number;

/** Numbers that look random and are the same for a seed. */
function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const pick = <T>(random: Random, from: readonly T[]): T => from[random(from.length)] as T; // safe: the place is below the length, and no list here is empty

const WORDS = [
  ...[
    'flood',
    'bridge',
    'the',
    'Who',
    'cease-fire',
    'U.S.',
    '20,430',
    '824368',
    '10%',
    'naïve',
    'İstanbul’da',
    'ışık',
    'Straße',
    'Häuser',
  ],
  ...[
    'الجسر',
    '٢٠٢٢',
    'صَيْدنايا',
    'שָׁלוֹם',
    '北京大学',
    '桥',
    '河',
    'ｶﾀｶﾅ',
    'ประเทศ',
    '한국어',
    '🌊',
    '👩‍👩‍👧',
    '@name',
    '#tag',
    'l’homme',
    '__proto__',
  ],
];
const FIELDS = [
  ...[
    'title',
    'note',
    'date',
    'captured',
    'updated',
    'words',
    'source',
    'author',
    'lang',
    'tag',
    'in',
    'url',
    'type',
    'has',
    'is',
  ],
  ...['mentions', 'similar', 'highlight', 'http', 'constructor', 'TITLE'],
];
const VALUES = [
  ...[
    '2022',
    '2022-03',
    '2022-03-01..14',
    '2022-13',
    '0000',
    '9999-12-31',
    '>=2021',
    '<',
    '..',
    '2022..2021',
    '2022-W54',
    '2022-02-31',
    '2022-Q4..',
  ],
  ...[
    '>800',
    '100..500',
    '999999999',
    '-1',
    'unread',
    'starred',
    'versions',
    'en',
    'ar',
    'Court',
    'html',
    '*',
    '""',
    '"Le Monde"',
    '“a',
    '=',
    'a:b:c',
  ],
];
const PIECES = [
  ...WORDS,
  ...FIELDS.map((field) => `${field}:`),
  ...VALUES,
  ...[
    '(',
    ')',
    '（',
    '）',
    '"',
    '“',
    '”',
    '„',
    '«',
    '»',
    '「',
    '」',
    '﹁',
    '﹂',
    '＂',
    "'",
    '|',
    ' OR ',
    ' AND ',
    ' NOT ',
    '-',
    '－',
    '+',
    '＋',
    '=',
  ],
  ...[
    '*',
    '＊',
    '~',
    '~1',
    '~9',
    '~2000',
    '^',
    '^5',
    '..',
    ':',
    '：',
    '،',
    '؛',
    '\\',
    '/',
    '?',
    '!',
    '[',
    '{',
    '<',
    '>',
    '$',
    '%s',
    '&amp;',
  ],
  ...[
    '\u200f',
    '\u202e',
    '\u2066',
    '\u200d',
    '\ufeff',
    '\u00ad',
    '\0',
    '\n',
    '\t',
    '\u2028',
    '\ud83c',
    '\udf0a',
    '\uffff',
    '\u0301',
    '\u0e31',
  ],
];

/** A well-formed query of at most so many levels. */
function grammatical(random: Random, depth: number): string {
  const word = () => pick(random, WORDS);
  const inner = () => grammatical(random, depth - 1);
  switch (random(depth > 0 ? 12 : 7)) {
    case 0:
      return `"${word()} ${word()}"`;
    case 1:
      return `"${word()} ${word()} ${word()}"~${random(60)}`;
    case 2:
      return `${word()}*`;
    case 3:
      return `${word()}~${pick(random, ['', '1', '2'])}`;
    case 4:
      return `=${pick(random, ['', '"'])}${word()}`;
    case 5:
      return `${pick(random, FIELDS)}:${pick(random, [...VALUES, ...WORDS])}`;
    case 6:
      return word();
    case 7:
      return `(${inner()} OR ${inner()})`;
    case 8:
      return `${pick(random, ['-', 'NOT ', '+'])}(${inner()})`;
    default:
      return `${inner()} ${inner()}`;
  }
}

/** A character of any kind: signs most, then letters, then anything sixteen bits can be, pairs or not. */
function character(random: Random): string {
  switch (random(5)) {
    case 0:
      return String.fromCharCode(random(0x10000));
    case 1:
      return String.fromCodePoint(0x10000 + random(0x100000));
    case 2:
      return pick(random, ['flood', 'a', 'B', 'ı', 'ب', '桥', 'ก', '1', ' ']);
    default:
      return String.fromCharCode(random(0x80));
  }
}

/** Up to four pieces are dropped, doubled, put in, or the end is cut off. */
function mangled(random: Random, query: string): string {
  let text = query;
  for (let left = 1 + random(4); left > 0; left--) {
    const at = random(text.length + 1);
    const end = at + random(4);
    text = pick(random, [
      text.slice(0, at) + text.slice(end),
      text.slice(0, end) + text.slice(at),
      text.slice(0, at) + pick(random, PIECES) + text.slice(at),
      text.slice(0, Math.max(1, at)),
    ]);
  }
  return text;
}

const named = (name: string, word: string): HostileWord => ({ name, word });
const MEGABYTE = 2 ** 20;

/** Words that break programs: names of objects, halves of characters, signs, marks that cannot be seen, and very much of anything. */
export const HOSTILE_WORDS: readonly HostileWord[] = [
  ...Object.getOwnPropertyNames(Object.prototype).map((name) => named(name, name)),
  ...Object.getOwnPropertyNames(Array.prototype).map((name) => named(name, name)),
  ...[
    'prototype',
    '_index',
    'undefined',
    'null',
    'NaN',
    'Infinity',
    '-0',
    '1e999',
    'true',
    'a/b',
    '../../x',
    'C:\\x',
    '%00',
    '$(x)',
    "'; --",
    '<b>',
  ].map((word) => named(word, word)),
  ...Array.from({ length: 33 }, (_, i) => String.fromCharCode(0x20 + i)).map((sign) => named(`the sign ${sign}`, sign)),
  ...['[', '\\', ']', '^', '_', '`', '{', '|', '}', '~', '\u007f'].map((sign) => named(`the sign ${sign}`, sign)),
  ...Array.from({ length: 32 }, (_, i) => named(`control ${i}`, String.fromCharCode(i))),
  ...[
    0xd800, 0xdbff, 0xdc00, 0xdfff, 0xfffe, 0xffff, 0xfeff, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x202a, 0x202e, 0x2066,
    0x2069, 0x00ad, 0x061c, 0x2028, 0x2029,
  ].map((code) => named(`U+${code.toString(16)}`, `x${String.fromCharCode(code)}y`)),
  ...['\ud800', '\udc00', '\udc00\ud800', 'a\ud83c', '\udf0ab'].map((half, i) => named(`half a character ${i}`, half)),
  ...[
    '2*',
    '*3',
    'ec*',
    '*',
    '**',
    'f*o',
    '~',
    '~~',
    'bank~2000',
    'bank~x',
    'bank^',
    'foo:bar',
    'https://x.org/a?b=c#d',
    '+the',
    '"',
    '""',
    '="',
    '(',
    ')',
    ')(',
    '-',
    '--',
    '=-',
    'OR',
    'AND',
    'NOT',
    'a:',
    ':a',
    '::',
  ].map((word) => named(`the query ${word}`, word)),
  ...['İ', 'ẞ', 'ﬁ', 'ﷺ', '①', '½', 'Å', '\u1e9b\u0323', '한', '한', '𝒇𝒍𝒐𝒐𝒅', '👩‍👩‍👧‍👦', '🇹🇷', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L'].map((word) =>
    named(word, word),
  ),
  ...[
    named('a megabyte of one letter', 'a'.repeat(MEGABYTE)),
    named('a megabyte of words', 'flood '.repeat(MEGABYTE / 6)),
    named('a megabyte of Chinese', '北京大学'.repeat(MEGABYTE / 4)),
    named('a megabyte of emoji', '🌊'.repeat(MEGABYTE / 2)),
    named('a megabyte of accents', `e${'\u0301'.repeat(MEGABYTE)}`),
    named('a megabyte of halves', '\ud83c'.repeat(MEGABYTE)),
    named('ten thousand opening brackets', '('.repeat(10_000)),
    named('ten thousand closing brackets', ')'.repeat(10_000)),
    named('ten thousand pairs of brackets', '()'.repeat(10_000)),
    named('a word in a thousand brackets', `${'('.repeat(900)}flood${')'.repeat(900)}`),
    named('ten thousand quotes', '"'.repeat(10_000)),
    named('ten thousand minus signs', '-'.repeat(10_000)),
    named('ten thousand stars', `abc${'*'.repeat(10_000)}`),
    named('ten thousand tildes', `abc${'~'.repeat(10_000)}`),
    named('ten thousand hyphens', 'a-'.repeat(10_000)),
    named('ten thousand points', 'a.'.repeat(10_000)),
    named('ten thousand apostrophes', "l'a".repeat(10_000)),
    named('ten thousand digits', '9'.repeat(10_000)),
    named('ten thousand commas between digits', '1,000'.repeat(10_000)),
    named('ten thousand bars', 'a|'.repeat(10_000)),
    named('ten thousand colons', 'a:'.repeat(10_000)),
    named('a thousand words to near one another', `"${'a b '.repeat(500)}"~50`),
    named('a thousand beginnings', 'abc* '.repeat(1_000)),
    named('a thousand misspellings', 'flood~2 '.repeat(1_000)),
  ],
];
