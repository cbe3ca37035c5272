import type { Sense } from './senses.ts';

/** A number in Chinese characters: `二十九`, `二零一五`, `廿`. */
export function hanNumber(folded: string, at: number): { readonly end: number; readonly senses: readonly Sense[] } | null {
  let end = at;
  while (end - at < LONGEST && CHARACTERS.includes(folded.charAt(end)) && end < folded.length) end++;
  if (end === at) return null;
  const text = folded.slice(at, end);
  const n = [...text].every((each) => each in DIGITS) ? Number([...text].map((each) => DIGITS[each]).join('')) : counted(text);
  return n === null
    ? null
    : { end, senses: [{ kind: 'number', n, ordinal: false, digits: text.length === 4 && n > 999 ? 4 : 0 }] };
}

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const SCALES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const TENS: Readonly<Record<string, number>> = { 廿: 20, 卅: 30 };
const CHARACTERS = Object.keys({ ...DIGITS, ...SCALES, ...TENS }).join('');
const LONGEST = 8;

function counted(text: string): number | null {
  let total = 0;
  let digit: number | null = null;
  for (const each of text) {
    const scale = SCALES[each];
    if (scale !== undefined) {
      total += (digit ?? 1) * scale;
      digit = null;
    } else if (TENS[each] !== undefined) total += TENS[each];
    else {
      if (digit !== null && digit !== 0) return null;
      digit = DIGITS[each] ?? 0;
    }
  }
  return total + (digit ?? 0);
}
