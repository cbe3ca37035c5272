/**
 * An Arabic word without its article, and without the endings of number, gender and owner; at least three letters stay. Particles of one letter (and, so, in,
 * like, for) stay on: they cannot be told from a word's own first letter (كتاب), so a query asks for the word with each of them instead.
 */
export function arabicRoot(form: string): string {
  let word = withoutArticle(form);
  for (const [ending, fewest] of OWNERS) word = without(word, ending, fewest);
  for (const [ending, fewest] of NUMBERS) word = without(word, ending, fewest);
  // سوريه and سوريا are spellings of one name; مدينه and مدينات share what is before the ending.
  return /(?:[^ي]ه|ي[اه])$/.test(word) && word.length > 3 ? word.slice(0, -1) : word;
}

/** The word without the article and what is written together with it: ال the, لل for the, then and, so, in and like before it. */
export function withoutArticle(form: string): string {
  const article = /^(?:[وف]?[بك]?ال|[وف]?لل)/.exec(form)?.[0] ?? '';
  return form.length - article.length >= 3 ? form.slice(article.length) : form;
}

/** Her, their, your, our; then the plurals and the dual. How many letters must be left, because short words end so by themselves. */
const OWNERS = [
  ['هما', 4],
  ['ها', 3],
  ['هم', 4],
  ['كم', 4],
  ['نا', 4],
] as const;
const NUMBERS = [
  ['ات', 3],
  ['ون', 3],
  ['ين', 3],
  ['ان', 4],
] as const;

const without = (word: string, ending: string, fewest: number): string =>
  word.endsWith(ending) && word.length - ending.length >= fewest ? word.slice(0, -ending.length) : word;
