/** Tells whether what is typed so far is enough to search: two characters, or one where words are that short, or nothing at all. */
export function isEnough(typed: string): boolean {
  const text = typed.trim();
  return (
    text === '' || [...text].length >= 2 || /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text)
  );
}
