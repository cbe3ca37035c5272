import { foldForDates } from './fold.ts';

let pattern: string | undefined;

/** Source of an expression that matches a weekday's name, long or short, of any news language in folded text. */
export function weekdayPattern(): string {
  pattern ??= build();
  return pattern;
}

const LANGUAGES =
  'en de fr es it pt nl tr ru uk pl cs sk hu ro bg el sv da nb fi et lv lt hr sr sl ar fa he hi bn id ms vi th ca zh ja ko ur ka hy az sq'.split(
    ' ',
  );

function build(): string {
  const names = new Set<string>();
  for (const lang of LANGUAGES) {
    for (const weekday of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(lang, { weekday, timeZone: 'UTC' });
      for (let day = 1; day <= 7; day++) names.add(foldForDates(format.format(Date.UTC(2024, 0, day))).replace(/\.$/, ''));
    }
  }
  const sorted = [...names].filter((name) => name.length > 1 || /\P{ASCII}/u.test(name)).sort((a, b) => b.length - a.length);
  return `(?<!\\p{L})(?:${sorted.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})\\.?(?!\\p{L})`;
}
