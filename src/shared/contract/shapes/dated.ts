import * as z from 'zod';

/** How much of a date is known. `value` has exactly the digits its precision owns. */
export const precision = z.enum(['year', 'month', 'day', 'hour', 'minute', 'second']);
export type Precision = z.infer<typeof precision>;

/** A date of an article as its source states it: `2024-12`, `2024-12-09`, `2024-12-09T14:00`; `zone` is an offset (`+03:00`, `Z`) or null when none is named. */
export const dated = z.object({
  value: z.string(),
  precision,
  zone: z.string().nullable(),
  certainty: z.enum(['stated', 'inferred', 'user']),
  raw: z.string(),
  /** Other readings of an ambiguous day and month. */
  alternatives: z.array(z.string()).optional(),
  /** Where in the source it stands, for people: `JSON-LD datePublished`, `text of the page`. */
  source: z.string().optional(),
});
export type Dated = z.infer<typeof dated>;

/** The precisions of a date expression in running text. */
export const mentionPrecision = z.enum(['decade', 'year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second']);

/** A date expression found in a sentence; `start` and `end` are UTF-16 offsets into the article's `text`. */
export const mention = z.object({
  articleId: z.string(),
  text: z.string(),
  sentence: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  /** `2024-11-27`, `2024-11`, `2022`, `2013-W07`, `2013-Q2`, `201X`, or a range `A/B`. */
  value: z.string(),
  precision: mentionPrecision,
  certainty: z.enum(['stated', 'inferred']),
  /** In words, how the date was read: “Saturday”, published 9 Dec 2024. Null when the text states it whole. */
  basis: z.string().nullable(),
});
export type Mention = z.infer<typeof mention>;
