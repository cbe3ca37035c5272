/** What a character is to the segmenter. */
export const KIND = { other: 0, letter: 1, digit: 2, mark: 3, gram: 4, gramMark: 5, invisible: 6, emoji: 7 } as const;

/** The kind of a code point. Grams are letters of scripts written without spaces, and Hangul, whose particles are glued on. */
export function kindOf(codePoint: number): number {
  const known = table ?? makeTable();
  if (codePoint < 0x10000) return known[codePoint] ?? KIND.other;
  return classify(codePoint);
}

const GRAM =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{scx=Hangul}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;
const LETTER = /[\p{L}\p{Nl}\p{No}]/u;
const DIGIT = /\p{Nd}/u;
const MARK = /\p{M}/u;
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/u;
const EMOJI = /[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}]/u;

let table: Uint8Array | null = null;

/** One entry for each character of the basic plane, made at the first question: half the cost of reading text is this look-up. */
function makeTable(): Uint8Array {
  const made = new Uint8Array(0x10000);
  for (let code = 0; code < 0x10000; code++) if (code < 0xd800 || code > 0xdfff) made[code] = classify(code);
  table = made;
  return made;
}

function classify(codePoint: number): number {
  if (codePoint < 0x80) {
    const ascii = codePoint | 0x20;
    if (ascii >= 0x61 && ascii <= 0x7a) return KIND.letter;
    return codePoint >= 0x30 && codePoint <= 0x39 ? KIND.digit : KIND.other;
  }
  const char = String.fromCodePoint(codePoint);
  if (INVISIBLE.test(char)) return KIND.invisible;
  if (DIGIT.test(char)) return KIND.digit;
  // Halfwidth voicing marks are letters to Unicode and part of the kana before them to a reader.
  if (codePoint === 0xff9e || codePoint === 0xff9f) return KIND.gramMark;
  if (MARK.test(char)) return GRAM.test(char) ? KIND.gramMark : KIND.mark;
  if (LETTER.test(char)) return GRAM.test(char) ? KIND.gram : KIND.letter;
  return EMOJI.test(char) ? KIND.emoji : KIND.other;
}
