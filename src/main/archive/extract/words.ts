/** How many words a text has; in scripts written without blanks, as its language's segmenter counts them. */
export function countWords(text: string, lang: string | null): number {
  const unspaced = text.match(UNSPACED)?.length ?? 0;
  if (unspaced * 4 < text.length) return text.match(WORD)?.length ?? 0;
  let words = 0;
  for (const { isWordLike } of new Intl.Segmenter(lang ?? undefined, { granularity: 'word' }).segment(text))
    if (isWordLike) words++;
  return words;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
