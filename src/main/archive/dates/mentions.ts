import type { Dated, Mention } from '../../../shared/contract/shapes/dated.ts';
import { foldInPlace } from './fold-in-place.ts';
import { tableFor } from './languages/languages.ts';
import { expressionsIn } from './mentions/find.ts';
import { type Moment, writtenAt } from './mentions/resolve/moment.ts';
import { severalOf } from './mentions/resolve/period.ts';
import { isoValue, precisionOf } from './mentions/resolve/point.ts';
import { resolve } from './mentions/resolve/resolve.ts';
import { type Stretch, sentencesOf } from './mentions/sentences.ts';
import { isWhole } from './mentions/whole.ts';
import { type Expression, years } from './mentions/years.ts';

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
  const table = tableFor(context.lang);
  const sentences = sentencesOf(text, context.lang);
  const written = writtenAt(context.reference);
  const region = /-([A-Z]{2})\b/.exec(context.lang ?? '')?.[1] ?? null;
  const read: Expression[] = expressionsIn(folded, text, table, sentences).flatMap(({ start, end, when, tense, alone }) => {
    const looks = tense.ahead || alone ? 'ahead' : 'back';
    const moment: Moment = { ...written, looks, alone, region };
    const several = when.period?.count === undefined ? null : severalOf(when, moment);
    const from = several?.[0] ?? resolve(when, moment);
    if (from === null) return [];
    const to = several?.[1] ?? (when.until === undefined ? null : resolve(when.until, moment));
    const value = to === null || isoValue(to) <= isoValue(from) ? isoValue(from) : `${isoValue(from)}/${isoValue(to)}`;
    return [
      { start, end, value, precision: precisionOf(from), certainty: isWhole(when) ? ('stated' as const) : ('inferred' as const) },
    ];
  });
  const all = withoutOverlaps([...read, ...years({ folded, original: text, lang: context.lang })]);
  const around = sentencesOf(text, context.lang);
  return all.map((expression) => mentionOf(expression, around(expression.start), text, context));
}

/** The preposition that opens a sentence belongs to its date: “On Saturday, …”. */
function opening({ start, end }: Stretch, sentence: Stretch, text: string): Stretch {
  const before = text.slice(sentence.start, start);
  return before.length < 12 && /^\s*["'“‘«]?On\s+(?:the\s+)?$/.test(before)
    ? { start: sentence.start + before.indexOf('On'), end }
    : { start, end };
}

function mentionOf(expression: Expression, sentence: Stretch, text: string, context: MentionContext): Mention {
  const { value, precision, certainty } = expression;
  const { start, end } = opening(expression, sentence, text);
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

/** Of expressions that overlap, the longer; of equally long ones, the first given. */
function withoutOverlaps(found: readonly Expression[]): Expression[] {
  const taken: Expression[] = [];
  for (const expression of [...found].sort((a, b) => a.start - b.start)) {
    const last = taken.at(-1);
    if (last === undefined || expression.start >= last.end) taken.push(expression);
    else if (expression.end - expression.start > last.end - last.start) taken[taken.length - 1] = expression;
  }
  return taken;
}

function forPeople(reference: Dated | null): string {
  const [year = '', month, day] = (reference?.value ?? '').slice(0, 10).split('-');
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  return [day === undefined ? undefined : String(Number(day)), name, year].filter((part) => part !== undefined).join(' ');
}
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
