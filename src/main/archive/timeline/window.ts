import { ArchiveError } from '../../../shared/archive-error.ts';
import { offsetMs, spanOf } from '../dates/span.ts';
import type { Calendar } from './calendar.ts';

/** A stretch of places, end exclusive. */
export interface PlaceWindow {
  readonly start: number;
  readonly end: number;
}

/** Reads a window typed as dates or instants: `2024-12`, `2024-12-09T14:00`, `2024-12-09T14:00+03:00`. Each means its first moment. */
export function placeWindow(window: { start: string; end: string }, calendar: Calendar): PlaceWindow {
  const start = placeOf(window.start, calendar);
  const end = placeOf(window.end, calendar);
  if (end <= start) {
    throw new ArchiveError('invalid', `The window ${window.start} to ${window.end} is empty: its end must come after its start.`);
  }
  return { start, end };
}

const MOMENT = /^(.+?T.+?)(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})$/i;

function placeOf(text: string, calendar: Calendar): number {
  const moment = MOMENT.exec(text);
  if (moment === null) return calendar.placeOfWall(spanOf(text, 'second', null).start);
  const [, wall = '', zone = 'Z'] = moment;
  return calendar.placeOfInstant(spanOf(wall, 'second', null).start - offsetMs(zone));
}
