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
  let end = 0;
  for (const match of folded.matchAll(TOKEN)) {
    const text = match[0];
    const gap = folded.slice(end, match.index);
    tokens.push({
      start: match.index,
      end: match.index + text.length,
      key: match.groups?.word === undefined ? (MARKS[text] ?? text) : text.replace(POINTS, ''),
      shape: shapeOf(match.groups ?? {}),
      spaced: gap !== '',
      opensLine: gap.includes('\n'),
    });
    end = match.index + text.length;
  }
  return tokens;
}

const TOKEN =
  /(?<sign>[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}ー])|(?<word>[[\p{L}\p{M}]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}ー]]+)|(?<digits>\d+)|\S/gv;
const POINTS = /[\u0300-\u036f\u064b-\u0652\u0670\u0640\u0591-\u05c7]/g;
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

function shapeOf(groups: Record<string, string | undefined>): Token['shape'] {
  return groups.sign !== undefined
    ? 'sign'
    : groups.word !== undefined
      ? 'word'
      : groups.digits !== undefined
        ? 'digits'
        : 'mark';
}
