import { citationOf } from './citation.ts';
import { type ListFormat, withoutPrivate } from './format.ts';

/** BibTeX as BibLaTeX reads it, UTF-8: `@online` for what has an address, else `@misc`. */
export const bibtex: ListFormat = {
  kind: 'list',
  file: 'articles.bib',
  head: () => '',
  piece(out, n, { options }) {
    const c = citationOf(withoutPrivate(out.article, options.include), n);
    const fields: (readonly [string, string | null])[] = [
      ['title', escapeTex(c.title)],
      ['author', c.authors.map(authorName).join(' and ') || null],
      ['organization', c.outlet && escapeTex(c.outlet)],
      ['date', c.issued.join('-') || null],
      ['url', c.url && verbatim(c.url)],
      ['urldate', c.accessed.join('-')],
      ['language', c.language],
      ['abstract', c.abstract && escapeTex(c.abstract)],
      ['keywords', c.keywords.map((word) => escapeTex(word.replaceAll(',', ' '))).join(', ') || null],
      ['note', c.notes.map(escapeTex).join(' ') || null],
    ];
    const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = {${value}}`]));
    return `@${c.url === null ? 'misc' : 'online'}{${c.key},\n${lines.join(',\n')}\n}\n\n`;
  },
  tail: '',
};

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  $: '\\$',
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
};

/** Text that TeX prints as it is. A lone brace would unbalance the file for readers that count, so braces are written by name. */
const escapeTex = (text: string): string => text.replace(/[\\{}$&%#_^~]/g, (char) => TEX[char] ?? char);

/** A name with a comma, or one that holds the word `and`, is kept whole by braces. */
function authorName(name: string): string {
  const escaped = escapeTex(name);
  return /,|\band\b/i.test(name) ? `{${escaped}}` : escaped;
}

/** BibLaTeX takes an address as it stands; only what would end the field is encoded. */
const verbatim = (url: string): string => url.replace(/[{}\\ ]/g, (char) => encodeURIComponent(char));
