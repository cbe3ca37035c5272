import type { Dated, Mention } from '../../../shared/contract/shapes/dated.ts';
import { foldInPlace } from './fold-in-place.ts';
import { tableFor } from './languages/languages.ts';
import type { Expression } from './mentions/expression.ts';
import { expressionsIn } from './mentions/find.ts';
import { otherCalendars } from './mentions/other-calendars.ts';
import { placed } from './mentions/placed.ts';
import { writtenAt } from './mentions/resolve/moment.ts';
import { type Stretch, sentencesOf } from './mentions/sentences.ts';
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
  const table = tableFor(context.lang);
  const sentences = sentencesOf(text, context.lang);
  const region = /-([A-Z]{2})\b/.exec(context.lang ?? '')?.[1] ?? null;
  const { expressions, impossible } = placed(expressionsIn(folded, text, table, sentences), writtenAt(context.reference), region);
  const all = withoutOverlaps([
    ...expressions,
    ...otherCalendars(folded, context.lang),
    ...outside(impossible, years({ folded, original: text, lang: context.lang })),
  ]);
  return all.map((expression) => mentionOf(expression, sentences(expression.start), text, context));
}

/** What overlaps none of the stretches; both stand in the order of the text. */
function outside(stretches: readonly Stretch[], expressions: readonly Expression[]): Expression[] {
  let next = 0;
  return [...expressions]
    .sort((a, b) => a.start - b.start)
    .filter(({ start, end }) => {
      while ((stretches[next]?.end ?? end) <= start) next++;
      return (stretches[next]?.start ?? end) >= end;
    });
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
    sentence: text.slice(Math.max(sentence.start, start - AROUND), Math.min(Math.max(sentence.end, end), end + AROUND)).trim(),
    start,
    end,
    value,
    precision,
    certainty,
    basis:
      expression.basis !== undefined
        ? `“${words}”, ${expression.basis}`
        : certainty === 'stated'
          ? null
          : `“${words.replace(/^on (?:the )?/i, '')}”, published ${forPeople(context.reference)}`,
  };
}

/** Sentences are shorter; what is longer is none, and is shown as far as this. */
const AROUND = 2000;

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
