import { foldForDates } from '../fold.ts';

let numbers: Map<string, number> | undefined;

/** 0 Sunday … 6 Saturday of a folded weekday name in any of the languages news dates are read in; null when it is none or languages disagree. */
export function weekdayNumber(name: string | null): number | null {
  if (name === null) return null;
  numbers ??= build();
  return numbers.get(foldForDates(name).replace(/[.,]$/, '')) ?? null;
}

const LANGUAGES = 'en de fr es it pt nl tr ru uk pl cs sv da nb ar fa el ro hu ca id'.split(' ');

function build(): Map<string, number> {
  const made = new Map<string, number>();
  const clashing = new Set<string>();
  for (const lang of LANGUAGES) {
    for (const weekday of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(lang, { weekday, timeZone: 'UTC' });
      for (let day = 0; day < 7; day++) {
        // 7 January 2024 was a Sunday.
        const name = foldForDates(format.format(Date.UTC(2024, 0, 7 + day))).replace(/\.$/, '');
        if (made.has(name) && made.get(name) !== day) clashing.add(name);
        made.set(name, made.get(name) ?? day);
      }
    }
  }
  for (const name of clashing) made.delete(name);
  return made;
}
