import * as z from 'zod';
import { target } from './shapes/result-spec.ts';

const count = z.number().int().nonnegative();

export const reprocessInput = z.object({
  /** Every article unless said. */
  target: target.optional(),
  /** Also what this version of the extractor has read already. */
  again: z.boolean().default(false),
});
export type ReprocessInput = z.infer<typeof reprocessInput>;

/** What reading the stored captures anew came to. Each capture stands in one of `changed`, `unchanged`, `current` and `failed`. */
export const reprocessReport = z.object({
  articles: count,
  captures: count,
  /** Have a new reading copy; the earlier ones are kept. */
  changed: count,
  /** Read anew with the same result: nothing was written. */
  unchanged: count,
  /** Were read by this version of the extractor before. */
  current: count,
  /** Could not be read: what they had before is still shown. */
  failed: z.array(z.object({ articleId: z.string(), captureId: z.string(), title: z.string(), reason: z.string() })),
  extractor: z.string(),
  tookMs: z.number().nonnegative(),
});
export type ReprocessReport = z.infer<typeof reprocessReport>;
