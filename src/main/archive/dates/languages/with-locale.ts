import type { LanguageTable } from './language-table.ts';
import { localeTable } from './locale-table.ts';

/** A table with what the locale data adds to it. */
export function withLocale(own: LanguageTable): LanguageTable {
  const base = localeTable(own.lang);
  if (base === null) return own;
  const senses = new Set([...Object.keys(base.words), ...Object.keys(own.words)]);
  const words = Object.fromEntries(
    [...senses].map((sense) => [sense, [own.words[sense], base.words[sense]].filter((forms) => forms !== undefined).join(' | ')]),
  );
  return { ...base, ...own, words };
}
