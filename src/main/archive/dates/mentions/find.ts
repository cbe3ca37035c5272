import type { LanguageTable } from '../languages/language-table.ts';
import { expression } from './grammar/expression.ts';
import { hasRole, type Reading } from './grammar/reading.ts';
import { itemsOf } from './lexing/items.ts';
import type { Stretch } from './sentences.ts';
import { dates, figuresDate, isAlone } from './standing.ts';
import { type Tense, type TenseAt, tensesOf } from './tense.ts';
import type { When } from './when.ts';

/** An expression as it was read, and how its sentence speaks. */
export interface FoundExpression extends Stretch {
  readonly when: When;
  readonly tense: Tense;
  readonly alone: boolean;
  readonly sentence: Stretch;
}

/** Every expression of a text that dates something, from left to right. `folded` is the text folded unit for unit. */
export function expressionsIn(
  folded: string,
  original: string,
  table: LanguageTable,
  sentenceAt: (offset: number) => Stretch,
): FoundExpression[] {
  const reading: Reading = { items: itemsOf(folded, original, table), table, original };
  const { items } = reading;
  const tenses = new WeakMap<Stretch, TenseAt>();
  const found: FoundExpression[] = [];
  for (let at = 0; at < items.length; ) {
    const item = items[at];
    const read = item === undefined || item.senses.length === 0 ? null : expression(reading, at);
    const from = read === null ? at : withoutLead(reading, at, read.next);
    if (item === undefined || read === null || read.next <= from) {
      at++;
      continue;
    }
    const [start, end] = [items[from]?.start ?? item.start, items[read.next - 1]?.end ?? item.end];
    const sentence = sentenceAt(start);
    const tenseAt = tenses.get(sentence) ?? tensesOf(original, sentence, table);
    tenses.set(sentence, tenseAt);
    const tense = tenseAt({ start, end });
    const standing = { from, next: read.next, tense, alone: isAlone(reading, from, read.next, sentence.start, sentence.end) };
    if (dates(read.value, reading, standing) && figuresDate(reading, standing)) {
      found.push({ start, end, when: read.value, tense, alone: standing.alone, sentence });
      at = read.next;
    } else at++;
  }
  return found;
}

/** Small words that lead a date in are none of it: `on Saturday`. */
function withoutLead(reading: Reading, at: number, next: number): number {
  let from = at;
  while (
    from < next &&
    hasRole(reading, from, 'on', 'from', 'to', 'of') &&
    (reading.items[from]?.senses ?? []).every((each) => each.kind === 'glue')
  )
    from++;
  return from;
}
