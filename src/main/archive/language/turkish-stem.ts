/**
 * A Turkish noun without plural, owner and case, in folded letters (ı is i, ü is u); three letters stay. A final voiced stop becomes the voiceless one it
 * has without endings (kitabı, kitap).
 */
export function turkishStem(form: string): string {
  let word = form;
  for (;;) {
    const shorter = SHORTEST_STEM.exec(word)?.[1];
    if (shorter === undefined || shorter === word) break;
    word = shorter;
  }
  const last = HARDENED[word.at(-1) ?? ''];
  return last !== undefined && word.length >= 3 ? word.slice(0, -1) + last : word;
}

const HARDENED: Readonly<Record<string, string>> = { b: 'p', d: 't', g: 'k' };

const PLURAL = 'l[ae]r';
const OWNER = '(?:[iu]m[iu]z|[iu]n[iu]z|[iu]m|s?[iu]|[iu]n)';
/** After a bare noun: in, from, with, of, to, and the object. `t` stands after voiceless letters only, and what comes after a vowel is parted from it. */
const CASE =
  '(?:(?<=[fstkchp])t[ae]n?|(?<![fstkhp])d[ae]n?|(?<![aeiou])(?:l[ae]|[iu]n|[aeiu])|(?<=[aeiou])(?:yl[ae]|n[iu]n|y[aeiu]))';
const CASE_OF_OWNED = '(?:(?<=[iu])(?:nd[ae]n?|yl[ae]|n[iu]n|n[aeiu])|(?<=[mzn])(?:d[ae]n?|l[ae]|[iu]n|[aeiu]))';
const SHORTEST_STEM = new RegExp(
  `^(?=[^aeiou]*[aeiou])(.{3,}?)(?:(?:${PLURAL})?${OWNER}${CASE_OF_OWNED}|(?:${PLURAL})?${CASE}|(?:${PLURAL})?${OWNER}|${PLURAL})$`,
  'u',
);
