import type { Dated } from '../../../../shared/contract/shapes/dated.ts';
import { readDateLine } from '../text/date-line.ts';
import type { Head, HeadRule } from './head-rule.ts';
import { named, type PlaceRule } from './place-rule.ts';

/** A line of nothing but the dates the article has already, with or without their labels. */
export const dateLine: HeadRule & PlaceRule = {
  id: 'date-line',
  isWhole: false,
  holds: ({ tag, names }) => tag === 'time' || NAMES.test(names),
  says: (text, head) => {
    const dates = text.length > MAX_LENGTH ? null : readDateLine(text, head.dateContext);
    return dates?.every(({ role, dated }) => (role === 'modified' && head.publishedAt !== null) || isKnown(dated, head)) ?? false;
  },
};

const NAMES = named(
  'date|dates|dateline|datetime|timestamp|published|pubdate|publish date|postdate|posted on|updated|datum|fecha|data|tarih|дата|تاريخ',
);
const MAX_LENGTH = 150;
const DAY = 86_400_000;

/** A page states one moment in its own zone, and its machine-readable part in another: a day more or less is the same date. */
function isKnown(dated: Dated, { publishedAt, modifiedAt }: Head): boolean {
  const said = startOf(dated);
  return [publishedAt, modifiedAt].some((known) => known !== null && Math.abs(startOf(known) - said) <= DAY);
}

/** Midnight of its first day. */
const startOf = ({ value }: Dated): number => Date.parse(value.slice(0, 10));
