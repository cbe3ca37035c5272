/** The smallest pieces of folded text: words, single signs of scripts without blanks, runs of digits, marks. Blanks are none. */
export interface Token {
  readonly start: number;
  readonly end: number;
  /** As lexicons are looked up in: without vowel points and accents that stand as signs of their own. */
  readonly key: string;
  readonly shape: 'word' | 'sign' | 'digits' | 'mark';
  readonly spaced: boolean;
  readonly opensLine: boolean;
}

export function tokensOf(folded: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  let end = 0;
  for (let match = pattern.exec(folded); match !== null; match = pattern.exec(folded)) {
    const text = match[0];
    const start = match.index;
    const shape = match[1] !== undefined ? 'word' : match[2] !== undefined ? 'digits' : match[3] !== undefined ? 'sign' : 'mark';
    tokens.push({
      start,
      end: start + text.length,
      key: shape === 'word' ? withoutPoints(text) : shape === 'mark' ? (MARKS[text] ?? text) : text,
      shape,
      spaced: start > end,
      opensLine: start > end && folded.slice(end, start).includes('\n'),
    });
    end = start + text.length;
  }
  return tokens;
}

/** Most text is Latin: its words are tried first. */
const TOKEN =
  /([a-z]+(?![\p{L}\p{M}])|[[\p{L}\p{M}]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}ー]]+)|(\d+)|([\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}ー])|\S/gv;
const POINTS = /[\u0300-\u036f\u064b-\u0652\u0670\u0640\u0591-\u05c7]/g;
const HAS_POINTS = /[\u0300-\u036f\u064b-\u0652\u0670\u0640\u0591-\u05c7]/;

const withoutPoints = (word: string): string => (HAS_POINTS.test(word) ? word.replace(POINTS, '') : word);

/** Marks that mean the same. */
const MARKS: Readonly<Record<string, string>> = {
  '’': "'",
  ʼ: "'",
  '‘': "'",
  '–': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
  '−': '-',
  '、': ',',
  '，': ',',
  '،': ',',
  '／': '/',
  '：': ':',
  '（': '(',
  '）': ')',
};
