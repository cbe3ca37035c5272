import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { procedure } from './errors.ts';
import { dated } from './shapes/dated.ts';

/** Something to save. `path` is accepted only from callers on this computer that may read its files (the command line). */
export const source = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('url'), url: z.string() }),
  z.object({ kind: z.literal('path'), path: z.string(), url: z.string().optional() }),
  /** A dropped or chosen file, base64. */
  z.object({ kind: z.literal('file'), name: z.string(), bytes: z.string(), url: z.string().optional() }),
  z.object({
    kind: z.literal('text'),
    text: z.string(),
    as: z.enum(['text', 'html']).default('text'),
    url: z.string().optional(),
  }),
  /** A ready text: a title and a body that need no cleaning of pages. */
  z.object({
    kind: z.literal('ready'),
    id: z.string(),
    title: z.string().optional(),
    date: z.string().optional(),
    text: z.string(),
    lang: z.string().optional(),
    source: z.string().optional(),
  }),
]);
export type Source = z.infer<typeof source>;

/** What the person said about what is saved; each is marked as supplied by them. */
export const saveOptions = z.object({
  as: z.enum(['text', 'html']).optional(),
  title: z.string().optional(),
  siteName: z.string().optional(),
  published: z.string().optional(),
  tags: z.array(z.string()).default([]),
  /** Path of a collection, made if missing. */
  collection: z.string().optional(),
  engine: z.enum(['auto', 'fetch']).default('auto'),
  images: z.boolean().default(true),
  /** The person typed a private or loopback address and confirmed it. */
  allowPrivate: z.boolean().default(false),
});
export type SaveOptions = z.infer<typeof saveOptions>;

export const saveResult = z.object({
  /** As given: the URL, the path, the file name, `-` for text, the `id` of a ready text. */
  source: z.string(),
  status: z.enum(['saved', 'version', 'duplicate', 'failed']),
  articleId: z.string().optional(),
  captureId: z.string().optional(),
  title: z.string().optional(),
  publishedAt: dated.nullable().optional(),
  lang: z.string().nullable().optional(),
  warnings: z.array(z.string()),
  error: z.object({ code: z.string(), message: z.string() }).optional(),
});
export type SaveResult = z.infer<typeof saveResult>;

export const saveStage = z.enum([
  'waiting',
  'connecting',
  'reading',
  'resources',
  'storing',
  'extracting',
  'indexing',
  'done',
  'failed',
  'cancelled',
]);

export const saveEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('progress'),
    index: z.number().int(),
    source: z.string(),
    stage: saveStage,
    done: z.number().int().optional(),
    of: z.number().int().optional(),
  }),
  z.object({ type: z.literal('result'), index: z.number().int(), result: saveResult }),
]);
export type SaveEvent = z.infer<typeof saveEvent>;

/** One line of Activity. */
export const job = z.object({
  id: z.string(),
  source: z.string(),
  stage: saveStage,
  done: z.number().int().nullable(),
  of: z.number().int().nullable(),
  queuedAt: z.string(),
  result: saveResult.nullable(),
  /** May be tried again: what it needs is still here. */
  retryable: z.boolean(),
});
export type Job = z.infer<typeof job>;

/** Why the queue waits though nobody paused it; it goes on by itself. */
export const queueHold = z.object({
  reason: z.literal('disk-low'),
  freeBytes: z.number().int(),
  /** Captures go on with this much free. */
  needed: z.number().int(),
});
export type QueueHold = z.infer<typeof queueHold>;

/** Saving. A capture is acknowledged (status saved, version) only when it is durable. */
export const captures = {
  /** Saves now and streams progress and one result per source, in any order; leaving the stream stops what has not been stored. */
  save: procedure
    .input(z.object({ sources: z.array(source).min(1), options: saveOptions.prefault({}) }))
    .output(eventIterator(saveEvent)),
  /** What a paste holds, before anything is fetched: the links in it, which are held already, or text or HTML. */
  preview: procedure.input(z.object({ text: z.string(), html: z.string().optional() })).output(
    z.object({
      kind: z.enum(['links', 'text', 'html', 'empty']),
      links: z.array(
        z.object({
          url: z.string(),
          host: z.string(),
          /** On this computer or its local network: fetched only when the person confirms it. */
          isPrivate: z.boolean(),
          held: z.object({ articleId: z.string(), capturedAt: z.string(), captures: z.number().int() }).nullable(),
        }),
      ),
      notLinks: z.number().int(),
    }),
  ),
  /** Queues and returns at once; the work goes on in the host, survives its restart, and shows in Activity. */
  enqueue: procedure
    .input(z.object({ sources: z.array(source).min(1), options: saveOptions.prefault({}) }))
    .output(z.object({ jobIds: z.array(z.string()) })),
  jobs: procedure.output(
    z.object({
      jobs: z.array(job),
      paused: z.boolean(),
      hold: queueHold.nullable().default(null),
      active: z.number().int(),
      waiting: z.number().int(),
      failed: z.number().int(),
      done: z.number().int(),
    }),
  ),
  cancel: procedure.input(z.object({ jobIds: z.array(z.string()) })).output(z.object({ jobIds: z.array(z.string()) })),
  retry: procedure.input(z.object({ jobIds: z.array(z.string()) })).output(z.object({ jobIds: z.array(z.string()) })),
  pause: procedure.input(z.object({ paused: z.boolean() })).output(z.object({ paused: z.boolean() })),
  clearDone: procedure.output(z.object({ cleared: z.number().int() })),
};
