import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { procedure } from './errors.ts';

export const verifyReport = z.object({
  objects: z.number().int(),
  bytes: z.number().int(),
  ok: z.number().int(),
  changed: z.array(z.object({ object: z.string(), articleIds: z.array(z.string()) })),
  missing: z.array(z.object({ object: z.string(), articleIds: z.array(z.string()) })),
  /** Manifests that no journal record names, and files that are not ours. */
  orphans: z.array(z.string()),
  journal: z.object({ records: z.number().int(), ok: z.boolean(), problems: z.array(z.string()) }),
  state: z.enum(['clean', 'damaged']),
});
export type VerifyReport = z.infer<typeof verifyReport>;

const progress = z.object({ type: z.literal('progress'), done: z.number().int(), of: z.number().int() });

export const archiveInfo = z.object({
  archiveId: z.string().nullable(),
  name: z.string(),
  path: z.string(),
  state: z.enum(['open', 'read-only', 'missing', 'damaged']),
  /** What people should know when the state is not `open`, or when something was found on opening: sentences. */
  notice: z.string().nullable(),
  index: z.object({ state: z.enum(['ready', 'building', 'damaged']), done: z.number().int(), total: z.number().int() }),
  freeBytes: z.number().nullable(),
  lastVerify: z.object({ at: z.string(), state: z.enum(['clean', 'damaged']) }).nullable(),
  revision: z.number().int(),
});
export type ArchiveInfo = z.infer<typeof archiveInfo>;

export const stats = z.object({
  articles: z.number().int(),
  captures: z.number().int(),
  objects: z.number().int(),
  bytes: z.number().int(),
  indexBytes: z.number().int(),
  languages: z.record(z.string(), z.number().int()),
  sources: z.number().int(),
  first: z.string().nullable(),
  last: z.string().nullable(),
});

/** The archive as a whole: what it is, and whether it is whole. */
export const archive = {
  info: procedure.output(archiveInfo),
  /** Makes the archive at the host's folder if it is missing; changes nothing if it is there. */
  create: procedure.output(z.object({ archiveId: z.string(), path: z.string(), created: z.boolean() })),
  stats: procedure.output(stats),
  verify: procedure
    .input(z.object({ mode: z.enum(['quick', 'full']).default('full') }))
    .output(eventIterator(z.discriminatedUnion('type', [progress, z.object({ type: z.literal('done'), report: verifyReport })]))),
  reindex: procedure.output(
    eventIterator(
      z.discriminatedUnion('type', [
        progress,
        z.object({ type: z.literal('done'), articles: z.number().int(), tookMs: z.number() }),
      ]),
    ),
  ),
};

/** Preferences and window state of this host: kept outside the archive, one JSON value per key. */
export const settings = {
  get: procedure.output(z.object({ settings: z.record(z.string(), z.unknown()), uiState: z.record(z.string(), z.unknown()) })),
  set: procedure
    .input(
      z.object({ settings: z.record(z.string(), z.unknown()).optional(), uiState: z.record(z.string(), z.unknown()).optional() }),
    )
    .output(z.object({ saved: z.boolean() })),
};
