/** Whether a text is read from the left or from the right: by its language, else by the letters it holds most of. */
export function directionOf(lang: string | null, text: string): 'ltr' | 'rtl' {
  const primary = lang?.toLowerCase().split('-')[0];
  // A language may be written either way (Kurdish, Azerbaijani): then the letters say.
  if (primary !== undefined && RIGHT_TO_LEFT.has(primary)) return 'rtl';
  const sample = text.slice(0, SAMPLE);
  const right = sample.match(RIGHT_LETTERS)?.length ?? 0;
  if (right === 0) return 'ltr';
  const letters = sample.match(LETTERS)?.length ?? 0;
  return right * 2 > letters ? 'rtl' : 'ltr';
}

const RIGHT_TO_LEFT = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'nqo', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi']);
const RIGHT_LETTERS = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu;
const LETTERS = /\p{L}/gu;
const SAMPLE = 4000;
