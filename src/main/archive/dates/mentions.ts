import type { Dated, Mention } from '../../../shared/contract/shapes/dated.ts';
import { foldInPlace } from './fold-in-place.ts';
import { type DayNumber, dayNumber } from './mentions/day.ts';
import { englishRelative } from './mentions/english-relative.ts';
import { englishWeekdays } from './mentions/english-weekdays.ts';
import type { Expression, Finder, Moment, Resolved } from './mentions/expression.ts';
import { looksAhead } from './mentions/looks-ahead.ts';
import { namedDates } from './mentions/named-dates.ts';
import { numericDates } from './mentions/numeric-dates.ts';
import { years } from './mentions/years.ts';

/** What date expressions are read against: the text's language, and the date the text was published. */
export interface MentionContext {
  readonly lang: string | null;
  /** Null: only dates that the text states whole can be told. */
  readonly reference: Dated | null;
  readonly articleId: string;
}

/** The date expressions of a text, in its order, each with its sentence. Durations, ages and habits are no dates; what cannot be told is not mentioned. */
export function findMentions(text: string, context: MentionContext): Mention[] {
  const folded = foldInPlace(text);
  const found = FINDERS.flatMap((find) => find({ folded, original: text, lang: context.lang }));
  if (found.length === 0) return [];
  const sentences = sentencesOf(text, context.lang);
  const published = publishedOn(context.reference);
  return withoutOverlaps(found).flatMap((expression) => {
    const sentence = sentences(expression.start);
    const opened = opening(expression, sentence, text);
    const resolved = expression.resolve({ ...published, looksAhead: looksAhead(folded.slice(sentence.start, sentence.end)) });
    return resolved === null ? [] : [mentionOf(opened, sentence, resolved, text, context)];
  });
}

const FINDERS: readonly Finder[] = [namedDates, numericDates, years, englishWeekdays, englishRelative];

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The preposition that opens a sentence belongs to its date: “On Saturday, …”. */
function opening({ start, end }: Stretch, sentence: Stretch, text: string): Stretch {
  const before = text.slice(sentence.start, start);
  return /^\s*["'“‘«]?On\s+(?:the\s+)?$/.test(before) ? { start: sentence.start + before.indexOf('On'), end } : { start, end };
}

function mentionOf(
  { start, end }: Stretch,
  sentence: Stretch,
  { value, precision, certainty }: Resolved,
  text: string,
  context: MentionContext,
): Mention {
  const words = text.slice(start, end);
  return {
    articleId: context.articleId,
    text: words,
    sentence: text.slice(sentence.start, sentence.end).trim(),
    start,
    end,
    value,
    precision,
    certainty,
    basis: certainty === 'stated' ? null : `“${words.replace(/^on (?:the )?/i, '')}”, published ${forPeople(context.reference)}`,
  };
}

/** Of expressions that overlap, the longer; of equally long ones, the one whose finder comes first. */
function withoutOverlaps(found: readonly Expression[]): Expression[] {
  const taken: Expression[] = [];
  for (const expression of [...found].sort((a, b) => a.start - b.start)) {
    const last = taken.at(-1);
    if (last === undefined || expression.start >= last.end) taken.push(expression);
    else if (expression.end - expression.start > last.end - last.start) taken[taken.length - 1] = expression;
  }
  return taken;
}

/** The sentence around an offset, paragraph by paragraph: a heading is no part of the sentence below it. */
function sentencesOf(text: string, lang: string | null): (offset: number) => Stretch {
  const segmenter = new Intl.Segmenter(lang ?? 'en', { granularity: 'sentence' });
  return (offset) => {
    const from = text.lastIndexOf('\n', offset - 1) + 1;
    const to = text.indexOf('\n', offset);
    const paragraph = text.slice(from, to < 0 ? text.length : to);
    const segment = segmenter.segment(paragraph).containing(offset - from);
    return segment === undefined
      ? { start: from, end: from + paragraph.length }
      : { start: from + segment.index, end: from + segment.index + segment.segment.trimEnd().length };
  };
}

function publishedOn(reference: Dated | null): Pick<Moment, 'day' | 'year'> & { day: DayNumber | null } {
  const [year, month, day] = (reference?.value ?? '').slice(0, 10).split('-').map(Number);
  if (year === undefined || Number.isNaN(year) || year === 0) return { day: null, year: null };
  return { year, day: month === undefined || day === undefined ? null : dayNumber(year, month, day) };
}

function forPeople(reference: Dated | null): string {
  const [year = '', month, day] = (reference?.value ?? '').slice(0, 10).split('-');
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  return [day === undefined ? undefined : String(Number(day)), name, year].filter((part) => part !== undefined).join(' ');
}
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
