import { LUNR_LANGUAGES, lunrLanguage } from './lunr-plugins.ts';

/** Tells whether a folded form is one of the most common words of a language, by Lunr's lists. */
export function isCommonWord(lang: string, form: string): boolean {
  // Safe: the filter answers a token or nothing, and takes plain strings as Lunr's own search pipeline hands them.
  const filter = lunrLanguage(lang)?.stopWordFilter as unknown as ((token: string) => string | undefined) | undefined;
  return filter !== undefined && filter(form) === undefined;
}

/** Tells whether a folded form is a common word of any language Lunr knows: `us`, `un`, `eu`. */
export function isCommonAnywhere(form: string): boolean {
  return LUNR_LANGUAGES.some((lang) => isCommonWord(lang, form));
}
