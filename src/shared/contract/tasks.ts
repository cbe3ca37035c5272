import * as z from 'zod';
import { procedure } from './errors.ts';
import { exportOptions, exportReport } from './exchange.ts';
import { backupInput, backupReport, repairInput, repairReport, verifyInput, verifyReport } from './fixity.ts';
import { reprocessInput, reprocessReport } from './reprocess.ts';

/** A long piece of work, and what it is done on. */
export const taskRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('verify'), input: verifyInput }),
  z.object({ kind: z.literal('repair'), input: repairInput }),
  z.object({ kind: z.literal('backup'), input: backupInput }),
  z.object({ kind: z.literal('reindex') }),
  z.object({ kind: z.literal('reprocess'), input: reprocessInput }),
  z.object({ kind: z.literal('export'), input: exportOptions.extend({ out: z.string().optional() }) }),
]);
export type TaskRequest = z.infer<typeof taskRequest>;
export type TaskKind = TaskRequest['kind'];

/** What a finished task has to say. */
export const taskResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('verify'), report: verifyReport }),
  z.object({ kind: z.literal('repair'), report: repairReport }),
  z.object({ kind: z.literal('backup'), report: backupReport }),
  z.object({ kind: z.literal('reindex'), report: z.object({ articles: z.number().int(), tookMs: z.number() }) }),
  z.object({ kind: z.literal('reprocess'), report: reprocessReport }),
  z.object({ kind: z.literal('export'), report: exportReport }),
]);
export type TaskResult = z.infer<typeof taskResult>;
/** The same before what is left out is filled in. */
export type GivenTaskResult = z.input<typeof taskResult>;

/** One long piece of work as Activity shows it. It runs in the host: leaving the view or the window does not stop it. */
export const task = z.object({
  id: z.string(),
  kind: z.enum(['verify', 'repair', 'backup', 'reindex', 'reprocess', 'export']),
  state: z.enum(['running', 'paused', 'done', 'failed', 'cancelled']),
  /** What it is about, where there is a name for it: the folder of a backup, the name of an export. */
  about: z.string().nullable(),
  /** How far it has come; null until it knows. */
  done: z.number().int().nullable(),
  of: z.number().int().nullable(),
  bytes: z.number().int().nullable(),
  ofBytes: z.number().int().nullable(),
  /** The step of a repair, the file of an export. */
  step: z.string().nullable(),
  canPause: z.boolean(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  /** Time since it began, pauses left out: what a rate counts from. */
  workedMs: z.number(),
  /** Of a check: what it found. Of a repair: whether parts are lost. Of reading anew: whether some captures could not be read. */
  outcome: z.enum(['clean', 'damaged', 'whole', 'lost-parts', 'unverified', 'some-failed']).nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
});
export type Task = z.infer<typeof task>;

const chosen = z.object({ id: z.string() });
const one = z.object({ task });

/** Long work on the archive: checks, repairs, backups, exports, a new index, reading the stored pages anew. One at a time of each kind but exports. */
export const tasks = {
  /** Begins it and returns at once. A kind that is under way is not begun again: its task is the answer. */
  start: procedure.input(z.object({ request: taskRequest })).output(one),
  /** The newest first. What is over stays until it is cleared or the host ends. */
  list: procedure.output(z.object({ tasks: z.array(task) })),
  /** What it came to, null while it is under way and when it did not finish. */
  result: procedure.input(chosen).output(z.object({ result: taskResult.nullable() })),
  pause: procedure.input(chosen.extend({ paused: z.boolean() })).output(one),
  /** Stops it; what it has done stays done. */
  cancel: procedure.input(chosen).output(one),
  /** Begins once more what failed or was stopped. */
  retry: procedure.input(chosen).output(one),
  /** Takes what is over off the list. */
  clear: procedure.output(z.object({ cleared: z.number().int() })),
};
