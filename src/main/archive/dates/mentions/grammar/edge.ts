import { calendar } from './calendar.ts';
import { follows, past, type Rule, sense } from './reading.ts';
import { holiday, relative } from './relative.ts';

/** `early Sunday`, `mid-March`, `end of 2019`, `Ende Mai`: narrows what stands behind it, which is told at its own precision. */
export const edge: Rule = (reading, at) => {
  const from = past(reading, at, ['the', 'at', 'on']);
  const found = sense(reading, from, 'edge');
  if (found === null) return null;
  const inner = past(reading, from + 1, ['of', 'the', 'on'], '-');
  if (!follows(reading, inner)) return null;
  const whole = relative(reading, inner) ?? calendar(reading, inner) ?? holiday(reading, inner);
  return whole === null || whole.value.clock !== undefined
    ? null
    : { value: { ...whole.value, edge: found.edge }, next: whole.next };
};
