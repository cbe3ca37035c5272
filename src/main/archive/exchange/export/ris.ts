import { type Citation, citationOf } from './citation.ts';
import { type ListFormat, withoutPrivate } from './format.ts';

/** RIS, UTF-8, lines ended by CR LF. */
export const ris: ListFormat = {
  kind: 'list',
  file: 'articles.ris',
  head: () => '',
  piece(out, n, { options }) {
    const c = citationOf(withoutPrivate(out.article, options.include), n);
    const tags: (readonly [string, string | null])[] = [
      ['TY', TYPE[c.kind]],
      ['ID', c.key],
      ['TI', c.title],
      ...c.authors.map((author) => ['AU', author] as const),
      ['T2', c.outlet],
      ['PY', c.issued[0] ?? null],
      ['DA', c.issued.length === 0 ? null : date(c.issued)],
      ['Y2', date(c.accessed)],
      ['UR', c.url],
      ['LA', c.language],
      ['AB', c.abstract],
      ...c.keywords.map((word) => ['KW', word] as const),
      ...c.notes.map((note) => ['N1', note] as const),
      ['ER', ''],
    ];
    return `${tags.flatMap(([tag, value]) => (value === null ? [] : [`${tag}  - ${value}`])).join('\r\n')}\r\n\r\n`;
  },
  tail: '',
};

const TYPE: Readonly<Record<Citation['kind'], string>> = { newspaper: 'NEWS', webpage: 'ELEC', document: 'GEN' };

/** `2024/12/09/`: year, month, day and other, what is not known left empty. */
const date = (parts: readonly string[]): string => `${[0, 1, 2].map((i) => parts[i] ?? '').join('/')}/`;
