import * as z from 'zod';
import { procedure } from './errors.ts';
import { article, metaField, settleableCode } from './shapes/article.ts';
import { capture } from './shapes/capture.ts';
import { mention } from './shapes/dated.ts';
import { resultSpec, target } from './shapes/result-spec.ts';

const changed = z.object({ articleIds: z.array(z.string()) });

/** Reading and changing articles. Every change answers with the ids it really changed, so that undo is its exact opposite. */
export const articles = {
  get: procedure.input(z.object({ id: z.string() })).output(article),
  captures: procedure.input(z.object({ id: z.string() })).output(z.object({ captures: z.array(capture) })),
  /** Sets a field over the captured value (which stays), or gives the captured value back with `null`. Dates are typed text: `2022`, `Mar 2022`, `2022-03-14 09:40 +02:00`. */
  setMeta: procedure.input(z.object({ id: z.string(), field: metaField, value: z.string().nullable() })).output(article),
  setStatus: procedure
    .input(z.object({ target, unread: z.boolean().optional(), starred: z.boolean().optional() }))
    .output(changed),
  /** Puts one removed text back into the reading copy, or takes it out again. `index` counts in `removed`. */
  restoreRemoved: procedure.input(z.object({ id: z.string(), index: z.number().int(), restored: z.boolean() })).output(article),
  /** Marks a reason for care as right as it is, or takes the mark back. It holds until what it was said of is another. */
  settleCare: procedure.input(z.object({ id: z.string(), code: settleableCode, isRight: z.boolean() })).output(article),
  trash: procedure.input(z.object({ target })).output(changed),
  restore: procedure.input(z.object({ target })).output(changed),
  /** Deletes trashed articles for ever. Refused unless a full check of the last seven days is clean; bytes leave the disk after 30 days. */
  purge: procedure.input(z.object({ target })).output(changed),
  /** Date expressions in the text of one article, or of a result set. */
  mentions: procedure
    .input(
      z.object({
        articleId: z.string().optional(),
        spec: resultSpec.optional(),
        limit: z.number().int().min(1).max(100_000).default(10_000),
      }),
    )
    .output(z.object({ mentions: z.array(mention), total: z.number().int() })),
};
