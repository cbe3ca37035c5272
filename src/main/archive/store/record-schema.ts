import * as z from 'zod';
import type { Change } from '../seams.ts';

/**
 * What a journal record of each type must hold to be understood. Members that are not named here are kept as they are, so that a later version may add some.
 * A record that does not fit is kept and shown, as one of an unknown type.
 */
export function isKnownChange(body: { readonly type: string }): boolean {
  return Object.hasOwn(KNOWN, body.type) && KNOWN[body.type as Change['type']].safeParse(body).success; // safe: it is one of the keys
}

const text = z.string();
const texts = z.array(text);
const orNull = <T extends z.ZodType>(type: T) => z.union([type, z.null()]);
const sha = text.regex(/^[0-9a-f]{64}$/);
const count = z.number().int().nonnegative();
const dated = z.looseObject({ value: text, precision: text, zone: orNull(text), certainty: text, raw: text });
const objects = z.array(z.looseObject({ role: text, mime: text, sha256: sha, bytes: count, url: text.optional() }));

const capture = z.looseObject({
  id: text,
  capturedAt: text,
  method: text,
  status: text,
  requestedUrl: orNull(text),
  finalUrl: orNull(text),
  redirects: texts,
  httpStatus: orNull(z.number()),
  mime: text,
  bytes: count,
  sha256: sha,
  warc: text,
  rendition: orNull(text),
  resourcesSaved: count,
  resourcesWanted: count,
  interventions: texts,
  warnings: texts,
});

const reading = z.looseObject({
  title: text,
  byline: texts,
  siteName: orNull(text),
  canonicalUrl: orNull(text),
  publishedAt: orNull(dated),
  updatedAt: orNull(dated),
  lang: orNull(text),
  dir: z.enum(['ltr', 'rtl']),
  excerpt: text,
  wordCount: count,
  leadImage: orNull(text),
  needsCare: texts,
  warnings: texts,
});

const articles = { articleIds: texts };

const KNOWN: { readonly [type in Change['type']]: z.ZodType } = {
  'capture.add': z.looseObject({
    articleId: text,
    manifest: text,
    objects,
    capture,
    title: text,
    url: orNull(text),
    tags: texts,
    collectionId: orNull(text),
  }),
  'capture.fail': z.looseObject({ source: text, code: text, message: text, facts: z.looseObject({}) }),
  'reading.add': z.looseObject({ articleId: text, captureId: text, objects, entry: reading, extractor: text }),
  'meta.set': z.looseObject({
    articleId: text,
    field: z.enum(['title', 'byline', 'siteName', 'publishedAt', 'updatedAt', 'lang', 'dir', 'url']),
    value: z.unknown(),
  }),
  'status.set': z.looseObject({ ...articles, unread: z.boolean().optional(), starred: z.boolean().optional() }),
  'tag.set': z.looseObject({ ...articles, tag: text, on: z.boolean() }),
  'collection.set': z.looseObject({
    collectionId: text,
    name: text,
    parentId: orNull(text),
    position: z.number(),
    removed: z.boolean(),
  }),
  'collection.members': z.looseObject({ collectionId: text, ...articles, on: z.boolean() }),
  'note.rev': z.looseObject({ noteId: text, articleId: text, text, removed: z.boolean() }),
  'search.save': z.looseObject({
    searchId: text,
    name: text,
    spec: z.looseObject({ scope: z.looseObject({ kind: text }), query: text, filters: texts }),
    sort: text,
    order: text,
    removed: z.boolean(),
  }),
  'removed.restore': z.looseObject({ articleId: text, rule: text, text, occurrence: count, on: z.boolean() }),
  trash: z.looseObject(articles),
  restore: z.looseObject(articles),
  'purge-intent': z.looseObject({ ...articles, objects: z.array(sha) }),
  purged: z.looseObject({ objects: z.array(sha) }),
  'verify.report': z.looseObject({
    mode: z.enum(['quick', 'full']),
    state: z.enum(['clean', 'damaged']),
    objects: count,
    bytes: count,
    changed: texts,
    missing: texts,
  }),
  'export.made': z.looseObject({ formats: texts, articles: count, manifestSha256: text }),
  'job.add': z.looseObject({ jobId: text, source: z.looseObject({ kind: text }), options: z.looseObject({}) }),
  'job.end': z.looseObject({ jobId: text, outcome: text }),
};
