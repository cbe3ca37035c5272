import { LANGUAGE } from './catalogue.ts';

const names = new Intl.DisplayNames([LANGUAGE], { type: 'language', fallback: 'code' });

/** The name of a language tag: `ar` is Arabic. A tag that is none stays as it is. */
export function languageName(tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
