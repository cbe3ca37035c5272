/** The form words are compared by: case, accents, width, digits and letter variants of the world's scripts folded away. */
export function fold(word: string): string {
  if (PLAIN.test(word)) return word;
  const folded = cut(foldLetters(word));
  return THOUSANDS.test(folded) ? folded.replaceAll(',', '') : folded;
}

/** A word as written, less what cannot be seen: composed, without joiners, soft hyphens and direction marks. */
export function spelled(word: string): string {
  if (ASCII.test(word)) return word;
  return word.normalize('NFC').replace(INVISIBLE, '').replace(APOSTROPHES, "'");
}

/** Forms longer than this are cut; the text itself never is. */
const LONGEST = 64;

const PLAIN = /^[a-z]+$/;
const ASCII = /^[\x20-\x7e]*$/;
const THOUSANDS = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const APOSTROPHES = /[\u2018\u2019\u02bc\u201b\uff07]/g;

/** Marks that are accents, points or harakat. Vowel signs of Indic and Thai scripts and Japanese voicing are letters and stay. */
const MARKS = new RegExp(
  '[\\u0300-\\u036f\\u0483-\\u0487\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u0670' +
    '\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe00-\\ufe0f\\ufe20-\\ufe2f]',
  'g',
);

/** Letters of their own that decomposition would take apart: й ї ў, and hamza on waw and yeh. */
const KEPT = /[\u0438\u0443]\u0306|\u0456\u0308|[\u0648\u064a]\u0654/g;

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ς: 'σ',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  // Arabic script: alef forms that do not decompose, teh marbuta, alef maksura, Persian and Urdu letters, marks of numbers.
  '\u0671': '\u0627',
  '\u0649': '\u064a',
  '\u06cc': '\u064a',
  '\u06a9': '\u0643',
  '\u0629': '\u0647',
  '\u0640': '',
  '\u066b': '.',
  '\u066c': ',',
  '\u06c1': '\u0647',
  ґ: 'г',
  // Devanagari: the dot that marks borrowed sounds is left out by many, and a nasal is written as either of two signs.
  '\u093c': '',
  '\u0901': '\u0902',
  // Hebrew final letters.
  ך: 'כ',
  ם: 'מ',
  ן: 'נ',
  ף: 'פ',
  ץ: 'צ',
};
/** A nasal before a consonant of its own row: हिन्दी is हिंदी. */
const NASAL =
  /\u0919\u094d(?=[\u0915-\u0918])|\u091e\u094d(?=[\u091a-\u091d])|\u0923\u094d(?=[\u091f-\u0922])|\u0928\u094d(?=[\u0924-\u0927])|\u092e\u094d(?=[\u092a-\u092d])/g;
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

const DIGIT = /\p{Nd}/gu;
/** Code points of the zeros of Unicode's decimal digits; each is followed by its nine. */
const ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20, 0x1040, 0x1090,
  0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50,
  0xabf0, 0x104a0, 0x11066, 0x1e950,
];

function foldLetters(word: string): string {
  if (ASCII.test(word)) return word.toLowerCase();
  // Dotted and dotless i are one letter in every language, before lower-casing leaves a combining dot behind.
  const lower = word.normalize('NFKC').replace(INVISIBLE, '').replace(APOSTROPHES, "'").replace(/[İI]/g, 'i').toLowerCase();
  return lower
    .normalize('NFD')
    .replace(KEPT, (pair) => pair.normalize('NFC'))
    .replace(MARKS, '')
    .replace(NASAL, '\u0902')
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter)
    .replace(DIGIT, asciiDigit)
    .normalize('NFC');
}

function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code < 0x80) return digit;
  const zero = ZEROS.find((z) => code >= z && code < z + 10);
  return zero === undefined ? digit : String(code - zero);
}

function cut(form: string): string {
  if (form.length <= LONGEST) return form;
  const last = form.charCodeAt(LONGEST - 1);
  const splitsPair = last >= 0xd800 && last < 0xdc00;
  return form.slice(0, splitsPair ? LONGEST - 1 : LONGEST);
}
