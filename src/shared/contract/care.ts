import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { procedure } from './errors.ts';
import {
  backupInput,
  backupReport,
  bytesProgress,
  custodyEntry,
  headAnchor,
  repairInput,
  repairProgress,
  repairReport,
  scrubState,
  verifyInput,
  verifyReport,
} from './fixity.ts';
import { archiveHolder, archiveState } from './opening.ts';
import { reprocessInput, reprocessReport } from './reprocess.ts';

const progress = z.object({ type: z.literal('progress'), done: z.number().int(), of: z.number().int() });

export const archiveInfo = z.object({
  archiveId: z.string().nullable(),
  name: z.string(),
  path: z.string(),
  state: archiveState,
  /** What people should know when the state is not `open`, or when something was found on opening: sentences. */
  notice: z.string().nullable(),
  /** Who has it, while it is open elsewhere. */
  holder: archiveHolder.nullable().default(null),
  index: z.object({
    state: z.enum(['ready', 'building', 'damaged']),
    done: z.number().int(),
    total: z.number().int(),
    /** Building rests until somebody lets it go on. */
    paused: z.boolean().default(false),
  }),
  freeBytes: z.number().nullable(),
  lastVerify: z.object({ at: z.string(), state: z.enum(['clean', 'damaged']) }).nullable(),
  /** The newest backup that this archive knows of. */
  lastBackup: z.object({ at: z.string(), objects: z.number().int() }).nullable().default(null),
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
  /** While it is open elsewhere: opens it here, for reading only or, once the other has let go, whole. Changes nothing where it is open. */
  open: procedure.input(z.object({ readOnly: z.boolean().default(false) })).output(z.object({ state: archiveState })),
  stats: procedure.output(stats),
  /** Checks the archive against its own hashes; changes no evidence. Leaving the stream stops the check, and then nothing is recorded. */
  verify: procedure
    .input(verifyInput)
    .output(
      eventIterator(z.discriminatedUnion('type', [bytesProgress, z.object({ type: z.literal('done'), report: verifyReport })])),
    ),
  /** What the last check found, also after a restart; null when there was none. */
  lastReport: procedure.output(z.object({ report: verifyReport.nullable() })),
  /** A person knows of these changed or missing objects: they are still told of, and no longer count as new damage. */
  markKnown: procedure
    .input(z.object({ objects: z.array(z.string()).max(100_000), note: z.string().max(2000).default('') }))
    .output(z.object({ objects: z.array(z.string()) })),
  /** Mends what can be mended and deletes nothing. `from`: backups, other archives or folders to search; only callers that may read this computer's files may name any. */
  repair: procedure
    .input(repairInput)
    .output(
      eventIterator(z.discriminatedUnion('type', [repairProgress, z.object({ type: z.literal('done'), report: repairReport })])),
    ),
  /** Copies what is missing into a folder that is itself an archive, or reads such a folder again. Only callers that may write this computer's files may name one. */
  backup: procedure
    .input(backupInput)
    .output(
      eventIterator(z.discriminatedUnion('type', [bytesProgress, z.object({ type: z.literal('done'), report: backupReport })])),
    ),
  /** The custody log a page at a time; `next` is the cursor of the following page, null at the end. */
  log: procedure
    .input(
      z.object({
        order: z.enum(['newest', 'oldest']).default('newest'),
        limit: z.number().int().min(1).max(1000).default(200),
        cursor: z.string().nullable().default(null),
        articleId: z.string().optional(),
      }),
    )
    .output(z.object({ records: z.array(custodyEntry), next: z.string().nullable() })),
  /** The newest record of each journal: what a person writes down, and later gives to `verify` as `against`. */
  heads: procedure.output(z.object({ archiveId: z.string(), at: z.string(), heads: z.array(headAnchor) })),
  /** The background check: says how it stands, pauses or resumes it, or begins a round now. */
  scrub: procedure
    .input(z.object({ paused: z.boolean().optional(), beginNow: z.boolean().optional() }).prefault({}))
    .output(scrubState),
  /** Lets the building of the index rest, or go on. */
  pauseIndexing: procedure.input(z.object({ paused: z.boolean() })).output(z.object({ paused: z.boolean() })),
  reindex: procedure.output(
    eventIterator(
      z.discriminatedUnion('type', [
        progress,
        z.object({ type: z.literal('done'), articles: z.number().int(), tookMs: z.number() }),
      ]),
    ),
  ),
  /** Reads stored captures with the extractor of today. Earlier reading copies are kept; only what reads differently is written. Leaving the stream stops it, and asking again goes on. */
  reprocess: procedure
    .input(reprocessInput)
    .output(
      eventIterator(z.discriminatedUnion('type', [progress, z.object({ type: z.literal('done'), report: reprocessReport })])),
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
