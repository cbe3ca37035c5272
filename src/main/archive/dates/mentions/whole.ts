import type { When } from './when.ts';

/** Whether the text states the date whole, so that nothing of it was worked out from the day of writing. */
export function isWhole(when: When): boolean {
  if (when.shift !== undefined) return when.shift.anchor !== null && isWhole(when.shift.anchor);
  return (
    when.year !== undefined &&
    when.shortYear !== true &&
    when.orDay === undefined &&
    when.period === undefined &&
    when.which === undefined
  );
}
