import type { Dated } from '../../../../../shared/contract/shapes/dated.ts';
import type { DateContext } from '../../../dates/day-order.ts';
import { readDate } from '../../../dates/published.ts';

/** A date that some place of a page states, as the page writes it. */
export interface DateClaim {
  readonly raw: string;
  /** Where it stands, for people: `JSON-LD datePublished`. */
  readonly source: string;
}

/** A date read, and where it stood. */
export interface FoundDate {
  readonly dated: Dated;
  readonly source: string;
}

/** Reads a claim; null when it is no date, or names only a year: no article appears for a year. */
export function readClaim({ raw, source }: DateClaim, context: DateContext): FoundDate | null {
  const dated = readDate(raw, context)?.dated ?? null;
  return dated === null || dated.precision === 'year' ? null : { dated, source };
}

/** The first of these claims that is a date. */
export function firstClaim(claims: Iterable<DateClaim>, context: DateContext): FoundDate | null {
  for (const claim of claims) {
    const found = readClaim(claim, context);
    if (found !== null) return found;
  }
  return null;
}
