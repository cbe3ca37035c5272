import type { Bin, Unit } from '../../../shared/contract/timeline.ts';
import { extent } from './draw-chart.ts';
import type { TimeScale } from './time-scale.ts';
import { UNIT_MS } from './units.ts';

/** A stretch that holds articles whose date is known no better than that. */
export interface Bracket {
  readonly bin: Bin;
  readonly unit: Unit;
  readonly left: number;
  readonly width: number;
  /** There is room beside it for its words. */
  readonly isLabelled: boolean;
}

/** Room for “123 dated Sep 2022 only”. */
const LABEL_PX = 150;
const MOST = 40;

/** Brackets in the window, the fullest first choice for the few labels that fit; drawn from left to right. */
export function placeBrackets(coarse: readonly Bin[], scale: TimeScale): Bracket[] {
  const seen = coarse
    .map((bin) => ({ bin, ...extent({ start: bin.startMs, end: bin.endMs }, scale) }))
    .filter(({ left, right }) => right - left > 1)
    .sort((a, b) => b.bin.count - a.bin.count)
    .slice(0, MOST);
  const taken: { left: number; right: number }[] = [];
  return seen
    .map(({ bin, left, right }) => {
      const room = { left: right, right: right + LABEL_PX };
      const isFree = room.right < scale.width && !taken.some((other) => other.left < room.right && room.left < other.right);
      const isLabelled = isFree && !seen.some((other) => other.bin !== bin && other.left < room.right && room.left < other.right);
      if (isLabelled) taken.push(room);
      return { bin, unit: unitOfSpan(bin), left, width: right - left, isLabelled };
    })
    .sort((a, b) => a.left - b.left);
}

/** The unit a rough date names: a month, a quarter, a year. */
function unitOfSpan(bin: Bin): Unit {
  const length = bin.endMs - bin.startMs;
  const named: readonly Unit[] = ['day', 'week', 'month', 'quarter', 'year'];
  return named.find((unit) => length <= UNIT_MS[unit] * 1.1) ?? 'decade';
}
