import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { procedure } from './errors.ts';
import { target } from './shapes/result-spec.ts';

export const exportFormat = z.enum(['markdown', 'html', 'text', 'jsonl', 'csv', 'bibtex', 'ris', 'csl-json']);
export type ExportFormat = z.infer<typeof exportFormat>;

export const exportOptions = z.object({
  target,
  formats: z.array(exportFormat).min(1),
  captures: z.enum(['latest', 'all']).default('latest'),
  include: z
    .object({
      notes: z.boolean().default(false),
      highlights: z.boolean().default(false),
      tags: z.boolean().default(false),
      images: z.boolean().default(true),
    })
    .prefault({}),
  order: z.enum(['published-asc', 'published-desc', 'captured-asc', 'captured-desc', 'title-asc']).default('published-asc'),
  /** A byte-order mark before CSV, for spreadsheets that need one. */
  csvBom: z.boolean().default(false),
  /** Used in the folder's name. */
  name: z.string().default('export'),
});
export type ExportOptions = z.infer<typeof exportOptions>;

export const plannedFile = z.object({ path: z.string(), format: z.string(), bytes: z.number().int(), what: z.string() });
export const exportPlan = z.object({
  folder: z.string(),
  /** The first 500 files; `fileCount` and `bytes` count all. Bytes are an estimate. */
  files: z.array(plannedFile),
  fileCount: z.number().int(),
  articles: z.number().int(),
  bytes: z.number().int(),
  warnings: z.array(z.string()),
  skipped: z.array(z.object({ articleId: z.string(), reason: z.string() })),
  leftOut: z.array(z.string()),
});
export type ExportPlan = z.infer<typeof exportPlan>;

export const exportReport = z.object({
  out: z.string(),
  files: z.array(z.object({ path: z.string(), bytes: z.number().int(), sha256: z.string(), format: z.string() })),
  articles: z.number().int(),
  skipped: z.array(z.object({ articleId: z.string(), reason: z.string() })),
  /** Every file was read again and had the hash it was written with. */
  verified: z.boolean(),
  /** In the web host: where the browser gets it (a path on the app's origin), and the SHA-256 of that download. */
  download: z.object({ path: z.string(), name: z.string(), bytes: z.number().int(), sha256: z.string() }).optional(),
});
export type ExportReport = z.infer<typeof exportReport>;

export const exports = {
  plan: procedure.input(exportOptions).output(exportPlan),
  /** Writes. `out` must be missing or empty; only callers that may write this computer's files may name one, others get a download. */
  run: procedure
    .input(exportOptions.extend({ out: z.string().optional() }))
    .output(
      eventIterator(
        z.discriminatedUnion('type', [
          z.object({ type: z.literal('progress'), done: z.number().int(), of: z.number().int(), file: z.string() }),
          z.object({ type: z.literal('done'), report: exportReport }),
        ]),
      ),
    ),
};
