/** Units that time is counted in. */
export type Unit =
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'workday'
  | 'weekend'
  | 'week'
  | 'fortnight'
  | 'month'
  | 'quarter'
  | 'season'
  | 'year'
  | 'decade'
  | 'century';

export type Part = 'dawn' | 'morning' | 'noon' | 'afternoon' | 'evening' | 'night' | 'midnight';

/** Which one of a row: the last, this, the next. `near` ones are the nearest to today (`coming`, `past`), the others belong to the week, month or year beside. */
export interface Which {
  readonly step: -2 | -1 | 0 | 1 | 2;
  readonly near: boolean;
}

/**
 * What a shift counts from: now (`ago`), a day that is named (`after`), either (`later`). `within` may be a duration, `span` is one of units that only
 * measure (`2か月で`).
 */
export type ShiftFrom = 'now' | 'within' | 'span' | 'anchor' | 'any';

/** What a word may mean where dates are concerned. */
export type Sense = { readonly weak?: boolean } & (
  | { readonly kind: 'number'; readonly n: number; readonly ordinal: boolean; readonly digits: number }
  | { readonly kind: 'month'; readonly month: number }
  | { readonly kind: 'weekday'; readonly weekday: number }
  | { readonly kind: 'unit'; readonly unit: Unit; readonly plural: boolean }
  | { readonly kind: 'day'; readonly offset: number; readonly part?: Part }
  | { readonly kind: 'now' }
  | { readonly kind: 'which'; readonly which: Which }
  | { readonly kind: 'period'; readonly unit: Unit; readonly step: number }
  | { readonly kind: 'shift'; readonly sign: -1 | 1; readonly from: ShiftFrom }
  | { readonly kind: 'part'; readonly part: Part }
  | { readonly kind: 'half'; readonly half: 'am' | 'pm' }
  | { readonly kind: 'clock'; readonly hour: number; readonly minute: number | null; readonly second: number | null }
  | {
      readonly kind: 'figures';
      readonly a: number;
      readonly b: number;
      readonly y: number | null;
      readonly gap: string;
      readonly fits: 'ymd' | 'ab';
    }
  | { readonly kind: 'edge'; readonly edge: 'early' | 'mid' | 'late' | 'end' }
  | { readonly kind: 'holiday'; readonly id: string }
  | { readonly kind: 'season'; readonly season: number }
  | { readonly kind: 'glue'; readonly role: Role }
  | { readonly kind: 'piece'; readonly of: 'half' | 'quarter' }
  | { readonly kind: 'opaque' }
);

/** What small words between dates do. */
export type Role =
  | 'of'
  | 'the'
  | 'on'
  | 'on-day'
  | 'between'
  | 'at'
  | 'and'
  | 'or'
  | 'to'
  | 'from'
  | 'about'
  | 'day-sign'
  | 'month-sign'
  | 'year-sign'
  | 'hour-sign'
  | 'minute-sign'
  | 'second-sign'
  | 'past'
  | 'before-hour'
  | 'minus'
  | 'ordinal-sign'
  | 'count-sign';

export type Kind = Sense['kind'];
export type SenseOf<K extends Kind> = Extract<Sense, { readonly kind: K }>;

/** A stretch of the text that is one word to the engine: a word, a phrase, a figure, a mark. */
export interface Item {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly senses: readonly Sense[];
  readonly roles: ReadonlySet<Role>;
  /** A bit for each kind among the senses. */
  readonly kinds: number;
  /** A blank stands before it. */
  readonly spaced: boolean;
  /** A line ends before it. */
  readonly opensLine: boolean;
}
