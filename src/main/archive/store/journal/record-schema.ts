import type { Change } from '../../seams.ts';
import { isSha256 } from '../sha256.ts';
import { anything, type Check, count, flag, having, listOf, number, oneOf, optional, orNull, text } from '../shape-check.ts';

/**
 * What a journal record of each type must hold to be understood. Members that are not named here are kept as they are, so that a later version may add some.
 * A record that does not fit is kept and shown, as one of an unknown type.
 */
export function isKnownChange(body: { readonly type: string }): boolean {
  return Object.hasOwn(KNOWN, body.type) && KNOWN[body.type as Change['type']](body); // safe: it is one of the keys
}

const texts = listOf(text);
const sha: Check = (value) => typeof value === 'string' && isSha256(value);
const dated = having({ value: text, precision: text, zone: orNull(text), certainty: text, raw: text });
const objects = listOf(having({ role: text, mime: text, sha256: sha, bytes: count, url: optional(text) }));

const capture = having({
  id: text,
  capturedAt: text,
  method: text,
  status: text,
  requestedUrl: orNull(text),
  finalUrl: orNull(text),
  redirects: texts,
  httpStatus: orNull(number),
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

const reading = having({
  title: text,
  byline: texts,
  siteName: orNull(text),
  canonicalUrl: orNull(text),
  publishedAt: orNull(dated),
  updatedAt: orNull(dated),
  lang: orNull(text),
  dir: oneOf('ltr', 'rtl'),
  excerpt: text,
  wordCount: count,
  leadImage: orNull(text),
  needsCare: texts,
  warnings: texts,
});

const articles = { articleIds: texts };
const heads = listOf(having({ writer: text, seq: count, hash: sha }));

const KNOWN: { readonly [type in Change['type']]: Check } = {
  'capture.add': having({
    articleId: text,
    manifest: text,
    objects,
    capture,
    title: text,
    url: orNull(text),
    tags: texts,
    collectionId: orNull(text),
    recovered: optional(flag),
  }),
  'capture.fail': having({ source: text, code: text, message: text, facts: having({}) }),
  'reading.add': having({ articleId: text, captureId: text, objects, entry: reading, extractor: text }),
  'meta.set': having({
    articleId: text,
    field: oneOf('title', 'byline', 'siteName', 'publishedAt', 'updatedAt', 'lang', 'dir', 'url'),
    value: anything,
  }),
  'status.set': having({ ...articles, unread: optional(flag), starred: optional(flag) }),
  'tag.set': having({ ...articles, tag: text, on: flag }),
  'collection.set': having({
    collectionId: text,
    name: text,
    parentId: orNull(text),
    position: number,
    removed: flag,
  }),
  'collection.members': having({ collectionId: text, ...articles, on: flag }),
  'note.rev': having({ noteId: text, articleId: text, text, removed: flag }),
  'search.save': having({
    searchId: text,
    name: text,
    spec: having({ scope: having({ kind: text }), query: text, filters: texts }),
    sort: text,
    order: text,
    removed: flag,
  }),
  'alias.set': having({ groupId: text, names: texts, removed: flag }),
  'removed.restore': having({ articleId: text, rule: text, text, occurrence: count, on: flag }),
  'care.settled': having({ articleId: text, code: text, subject: text, on: flag }),
  trash: having(articles),
  restore: having(articles),
  'purge-intent': having({ ...articles, objects: listOf(sha) }),
  purged: having({ objects: listOf(sha) }),
  'verify.report': having({
    mode: oneOf('quick', 'full'),
    state: oneOf('clean', 'damaged'),
    objects: count,
    bytes: count,
    changed: texts,
    missing: texts,
    account: optional(having({})),
  }),
  'export.made': having({ formats: texts, articles: count, manifestSha256: text, heads: optional(heads) }),
  'backup.made': having({ objects: count, bytes: count, copied: count, heads }),
  'repair.report': having({
    restored: listOf(having({ object: text, from: text })),
    rebuilt: listOf(having({ what: text, name: text })),
    lost: listOf(having({ what: text, name: text, text })),
  }),
  'damage.known': having({ objects: texts, note: text }),
  'job.add': having({ jobId: text, source: having({ kind: text }), options: having({}) }),
  'job.end': having({ jobId: text, outcome: text }),
};
