import { formatPartialDate } from '../../ui/format-date.ts';
import { languageName } from '../../ui/language-name.ts';
import { t } from './messages.ts';

/** A filter in words, for its chip: `-source:bbc.co.uk` is “not Source: BBC News”. Names come from what the library knows. */
export function clauseWords(
  filter: string,
  labelOf: (field: string, value: string) => string | null,
): { readonly text: string; readonly isExcluded: boolean } {
  const isExcluded = filter.startsWith('-');
  const clauses = alternatives(isExcluded ? filter.slice(1) : filter);
  const first = partsOf(clauses[0] ?? '');
  if (!first) return { text: filter, isExcluded };
  const values = clauses.map((clause) => valueWords(partsOf(clause) ?? first, labelOf));
  const value =
    values.length === 1
      ? (values[0] ?? '')
      : values.length > 3
        ? t('chip.many', { count: values.length })
        : t('chip.or', { list: values.slice(0, -1).join(', '), last: values.at(-1) ?? '' });
  const key = FIELD_WORDS[first.field];
  const text = key ? t('chip.value', { field: t(key), value }) : t('chip.value', { field: first.field, value });
  return { text: isExcluded ? t('chip.not', { what: text }) : text, isExcluded };
}

/** The clauses of a filter: `(source:a OR source:b)` has two, any other filter is one. */
export function alternatives(filter: string): string[] {
  const inner = /^\((.*)\)$/s.exec(filter)?.[1];
  if (inner === undefined) return [filter];
  return (inner.match(/(?:"[^"]*"|[^\s"])+(?:\s(?!OR\s)(?:"[^"]*"|[^\s"])+)*/g) ?? [])
    .filter((part) => part !== 'OR')
    .map((part) => part.replace(/^OR\s+/, ''));
}

/** Several clauses as one filter that holds when any does. */
export function anyOf(clauses: readonly string[]): string {
  return clauses.length === 1 ? (clauses[0] ?? '') : `(${clauses.join(' OR ')})`;
}

interface Parts {
  readonly field: string;
  readonly value: string;
}

/** The field of a clause and its value without quotes; null for plain words. */
export function partsOf(clause: string): Parts | null {
  const [, field, value] = /^([a-z]+):(.*)$/s.exec(clause) ?? [];
  return field === undefined || value === undefined ? null : { field, value: value.replace(/^"(.*)"$/s, '$1') };
}

function valueWords({ field, value }: Parts, labelOf: (field: string, value: string) => string | null): string {
  const label = labelOf(field, value);
  if (label !== null) return label;
  if (field === 'lang') return languageName(value);
  if (field === 'date' || field === 'captured' || field === 'updated' || field === 'mentions') {
    const [from, to] = value.split('..');
    const words = (date: string) => formatPartialDate({ value: date, zone: null });
    return from && to ? (from === to ? words(from) : t('chip.range', { from: words(from), to: words(to) })) : words(value);
  }
  return value;
}

const FIELD_WORDS = {
  source: 'field.source',
  lang: 'field.lang',
  tag: 'field.tag',
  has: 'field.has',
  date: 'field.date',
  captured: 'field.captured',
  updated: 'field.updated',
  mentions: 'field.mentions',
  is: 'field.is',
} as const satisfies Record<string, Parameters<typeof t>[0]> as Readonly<Record<string, Parameters<typeof t>[0] | undefined>>; // widened: any field name may be asked for
