import { type Citation, citationOf } from './citation.ts';
import { type ListFormat, withoutPrivate } from './format.ts';

/** CSL-JSON. Names stay whole (`literal`): which part is the family's is not for us to guess. */
export const cslJson: ListFormat = {
  kind: 'list',
  file: 'articles.csl.json',
  head: () => '[',
  piece(out, n, { options }) {
    const c = citationOf(withoutPrivate(out.article, options.include), n);
    const item = {
      id: c.key,
      type: TYPE[c.kind],
      title: c.title,
      ...(c.authors.length > 0 ? { author: c.authors.map((literal) => ({ literal })) } : {}),
      ...(c.outlet === null ? {} : { 'container-title': c.outlet }),
      ...(c.issued.length > 0 ? { issued: date(c.issued) } : {}),
      accessed: date(c.accessed),
      ...(c.url === null ? {} : { URL: c.url }),
      ...(c.language === null ? {} : { language: c.language }),
      ...(c.abstract === null ? {} : { abstract: c.abstract }),
      ...(c.keywords.length > 0 ? { keyword: c.keywords.join(', ') } : {}),
      ...(c.notes.length > 0 ? { note: c.notes.join('\n') } : {}),
    };
    return `${n === 1 ? '\n' : ',\n'}${JSON.stringify(item)}`;
  },
  tail: '\n]\n',
};

const TYPE: Readonly<Record<Citation['kind'], string>> = {
  newspaper: 'article-newspaper',
  webpage: 'webpage',
  document: 'document',
};

const date = (parts: readonly string[]) => ({ 'date-parts': [parts.map(Number)] });
