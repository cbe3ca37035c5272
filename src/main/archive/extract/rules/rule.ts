/** A stretch of a line or block that a rule takes away, UTF-16 offsets. */
export interface Cut {
  readonly start: number;
  readonly end: number;
}

/** One reason to take something out of an article, judged on one line of a text or one block of a page at a time. */
export interface Rule {
  /** Its name in the ledger of removals. */
  readonly id: string;
  /** What of this text is to go, in order; nothing when it stays. `text` is never blank and has no blanks at its ends. */
  cuts(text: string, page: RulePage): readonly Cut[];
}

/** What a rule may know of the rest of the article. */
export interface RulePage {
  readonly title: string | null;
  /** The article's lines or blocks that are kept so far, folded by `sameText`. */
  readonly counts: ReadonlyMap<string, number>;
}

/** For a text judged by itself, whatever page it stands in. */
export const NO_PAGE: RulePage = { title: null, counts: new Map() };

/** Everything goes. */
export const whole = (text: string): readonly Cut[] => [{ start: 0, end: text.length }];

/** Nothing goes. */
export const NOTHING: readonly Cut[] = [];

/** A text as phrase tables are written in: the dotted capital I of Turkish has no small letter that expressions know. Same length. */
export const forPhrases = (text: string): string => (text.includes('İ') ? text.replaceAll('İ', 'I') : text);
