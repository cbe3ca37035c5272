import type { Dated } from '../../../shared/contract/shapes/dated.ts';
import { readDate } from './published.ts';

/**
 * A date as a person types it, of any precision: `2022`, `Mar 2022`, `2022-03-14`, `14 Mar 2022 09:40 +02:00`. Null when it is none, or could be two
 * (`03/04/2022`): whoever types can say which. A year may lie ahead, unlike in what a source states.
 */
export function parseTypedDate(text: string, now: number): Dated | null {
  const read = readDate(text, { lang: null, country: null, seenAt: now + TEN_YEARS_MS });
  if (read === null || read.dated.alternatives !== undefined || /[\p{L}\p{N}]/u.test(read.rest.replace(HARMLESS, '')))
    return null;
  return { ...read.dated, certainty: 'user' };
}

const TEN_YEARS_MS = 10 * 365.25 * 86_400_000;
/** Weekdays and small words people put around a date. */
const HARMLESS =
  /(?<!\p{L})(?:mon|tues?|wed|wednes|thu|thurs?|fri|sat|satur|sun)?(?:day)?(?!\p{L})|(?<!\p{L})(?:at|on|the|of)(?!\p{L})/gu;
