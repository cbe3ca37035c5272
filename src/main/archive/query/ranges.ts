import { isArchiveError } from '../../../shared/archive-error.ts';
import { spanOf, type TimeSpan } from '../dates/span.ts';

/** From, and up to but not including; null is open. */
export interface Range {
  readonly from: number | null;
  readonly to: number | null;
}

/** A range of time as typed: `2022`, `2022-03`, `2022-03-12..14`, `2022-03..`, `>=2021`, `<2021-06`. Null when it is none. */
export function dateRange(text: string): Range | null {
  const compared = COMPARED.exec(text);
  if (compared) {
    const span = spanAt(compared[2] ?? '');
    if (!span) return null;
    switch (compared[1]) {
      case '>':
        return { from: span.end, to: null };
      case '>=':
        return { from: span.start, to: null };
      case '<':
        return { from: null, to: span.start };
      default:
        return { from: null, to: span.end };
    }
  }
  const cut = text.indexOf('..');
  if (cut < 0) {
    const span = spanAt(text);
    return span && { from: span.start, to: span.end };
  }
  const first = text.slice(0, cut);
  const last = text.slice(cut + 2);
  if (first === '' && last === '') return null;
  const from = first === '' ? null : spanAt(first);
  const to = last === '' ? null : spanAt(borrowed(first, last));
  if ((first !== '' && !from) || (last !== '' && !to)) return null;
  if (from && to && to.start < from.start) return { from: to.start, to: from.end };
  return { from: from?.start ?? null, to: to?.end ?? null };
}

/** A range of numbers as typed: `>800`, `100..500`, `300`. Null when it is none. */
export function numberRange(text: string): Range | null {
  const compared = /^(>=?|<=?)(\d{1,9})$/.exec(text);
  if (compared) {
    const number = Number(compared[2]);
    if (compared[1] === '>') return { from: number + 1, to: null };
    if (compared[1] === '>=') return { from: number, to: null };
    return { from: null, to: compared[1] === '<' ? number : number + 1 };
  }
  const range = /^(\d{0,9})\.\.(\d{0,9})$/.exec(text);
  if (range) {
    const [, first = '', last = ''] = range;
    if (first === '' && last === '') return null;
    return { from: first === '' ? null : Number(first), to: last === '' ? null : Number(last) + 1 };
  }
  return /^\d{1,9}$/.test(text) ? { from: Number(text), to: Number(text) + 1 } : null;
}

const COMPARED = /^(>=?|<=?)(.+)$/;
const DATE = /^\d{4}(?:-(?:\d{2}(?:-\d{2}(?:T\d{2}(?::\d{2}(?::\d{2})?)?)?)?|W\d{2}|Q[1-4]))?$/;

/** The end of a range borrows what it lacks from its beginning: `2022-03-01..14`, `2022-03-12..04-02`. */
function borrowed(first: string, last: string): string {
  if (!/^\d{2}(?:-\d{2})?$/.test(last)) return last;
  const parts = first.split('-');
  return [...parts.slice(0, Math.max(0, parts.length - last.split('-').length)), last].join('-');
}

function spanAt(text: string): TimeSpan | null {
  if (!DATE.test(text)) return null;
  try {
    return spanOf(text, 'day', null);
  } catch (error) {
    if (isArchiveError(error)) return null;
    throw error;
  }
}
