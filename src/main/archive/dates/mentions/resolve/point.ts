import type { Mention } from '../../../../../shared/contract/shapes/dated.ts';
import { type DayNumber, isoDay, isoWeek } from '../day.ts';

/** A time that has been worked out, at its own grain. Months are counted from year 0, minutes and seconds from midnight. */
export type Point =
  | { readonly grain: 'day'; readonly day: DayNumber }
  | { readonly grain: 'week'; readonly day: DayNumber }
  | { readonly grain: 'month'; readonly month: number }
  | { readonly grain: 'quarter'; readonly month: number }
  | { readonly grain: 'year'; readonly year: number }
  | { readonly grain: 'decade'; readonly year: number }
  | { readonly grain: 'hour' | 'minute' | 'second'; readonly day: DayNumber; readonly seconds: number };

/** `2024-11-27`, `2013-W07`, `199X`, `2024-12-09T14:00`. */
export function isoValue(point: Point): string {
  switch (point.grain) {
    case 'day':
      return isoDay(point.day);
    case 'week':
      return isoWeek(point.day);
    case 'month':
      return `${four(Math.floor(point.month / 12))}-${two((point.month % 12) + 1)}`;
    case 'quarter':
      return `${four(Math.floor(point.month / 12))}-Q${Math.floor((point.month % 12) / 3) + 1}`;
    case 'year':
      return four(point.year);
    case 'decade':
      return `${four(point.year).slice(0, 3)}X`;
    default: {
      const parts = [point.seconds / 3600, (point.seconds / 60) % 60, point.seconds % 60].map((part) => two(Math.floor(part)));
      return `${isoDay(point.day)}T${parts.slice(0, SHOWN[point.grain]).join(':')}`;
    }
  }
}

export const precisionOf = ({ grain }: Point): Mention['precision'] => grain;

const SHOWN = { hour: 1, minute: 2, second: 3 } as const;
const two = (number: number): string => String(number).padStart(2, '0');
const four = (number: number): string => String(number).padStart(4, '0');
