import type { Dated } from '../../../../shared/contract/shapes/dated.ts';
import type { DateContext } from '../../dates/day-order.ts';

/** One reason why a line at the head of an article is not its text: what it says is said by the article's title, names and dates already. */
export interface HeadRule {
  /** Its name in the ledger of removals. */
  readonly id: string;
  says(text: string, head: Head): boolean;
}

/** What is known of an article before its text is judged. */
export interface Head {
  readonly byline: readonly string[];
  /** The byline's names, folded by `sameText`. */
  readonly names: ReadonlySet<string>;
  readonly publishedAt: Dated | null;
  readonly modifiedAt: Dated | null;
  readonly dateContext: DateContext;
}
