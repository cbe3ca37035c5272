import type { DatabaseSync } from 'node:sqlite';
import type { Change, JournalRecord, ObjectEntry } from '../seams.ts';
import type { FieldName } from './article-facts.ts';
import { fitsField } from './field-value.ts';
import { stampOf } from './stamp.ts';

export type ChangeKind = 'articles' | 'collections' | 'tags' | 'notes' | 'saved-searches' | 'status' | 'trash';

/** What a record touched: rows to fold anew, and what to tell watchers. */
export interface Touched {
  readonly ordinals: Set<number>;
  readonly kinds: Set<ChangeKind>;
  /** Collections, or the last check, have changed: kept in memory by the catalogue. */
  readonly lists: Set<'collections' | 'verification'>;
}

export interface FoldNeeds {
  readonly db: DatabaseSync;
  readonly urlKey: (url: string) => string;
  /** The ordinal of an article, given on its first mention, in whatever record that is. */
  readonly ordinalFor: (articleId: string) => number;
}

/**
 * Turns records into facts. Every statement keeps the fact with the highest stamp, so records may come twice and in any order, and the same
 * set of records always makes the same facts.
 */
export function createFold({ db, urlKey, ordinalFor }: FoldNeeds): (record: JournalRecord, touched: Touched) => void {
  const statement = statements(db);

  function keepUrls(urls: readonly (string | null)[], captureId: string, ordinal: number): void {
    for (const url of urls) if (url !== null && url !== '') statement.url.run(urlKey(url), captureId, ordinal);
  }

  function keepObjects(
    objects: readonly Pick<ObjectEntry, 'sha256' | 'role' | 'mime' | 'bytes'>[],
    ordinal: number,
    stamp: string,
  ): void {
    for (const { sha256, role, mime, bytes } of objects)
      statement.object.run(Buffer.from(sha256, 'hex'), ordinal, stamp, role, mime, bytes);
  }

  function setField(ordinal: number, name: FieldName, stamp: string, value: unknown): void {
    statement.field.run(ordinal, name, stamp, JSON.stringify(value));
  }

  function fold(change: Change, { at, stamp }: { at: string; stamp: string }, { ordinals, kinds, lists }: Touched): void {
    const touch = (articleId: string, kind: ChangeKind): number => {
      const ordinal = ordinalFor(articleId);
      ordinals.add(ordinal);
      kinds.add(kind);
      return ordinal;
    };
    switch (change.type) {
      case 'capture.add': {
        const { capture, objects, manifest, title, url } = change;
        const ordinal = touch(change.articleId, 'articles');
        statement.capture.run(capture.id, ordinal, stamp, manifest, capture.sha256, title, url, JSON.stringify(capture));
        keepUrls([capture.requestedUrl, capture.finalUrl, url], capture.id, ordinal);
        keepObjects(objects, ordinal, stamp);
        for (const tag of change.tags) statement.tag.run(ordinal, tag, stamp, 1);
        if (change.collectionId !== null) statement.member.run(ordinal, change.collectionId, stamp, 1);
        if (change.tags.length > 0) kinds.add('tags');
        if (change.collectionId !== null) kinds.add('collections');
        return;
      }
      case 'reading.add': {
        const { captureId, objects, entry, extractor } = change;
        const ordinal = touch(change.articleId, 'articles');
        const named = (role: ObjectEntry['role']) => objects.find((object) => object.role === role)?.sha256 ?? '';
        statement.reading.run(captureId, stamp, ordinal, named('reading'), named('text'), extractor, JSON.stringify(entry));
        keepUrls([entry.canonicalUrl], captureId, ordinal);
        keepObjects(objects, ordinal, stamp);
        return;
      }
      case 'meta.set':
        if (fitsField(change.field, change.value))
          setField(touch(change.articleId, 'articles'), change.field, stamp, change.value);
        return;
      case 'status.set':
        for (const articleId of change.articleIds) {
          const ordinal = touch(articleId, 'status');
          if (change.unread !== undefined) setField(ordinal, 'unread', stamp, change.unread);
          if (change.starred !== undefined) setField(ordinal, 'starred', stamp, change.starred);
        }
        return;
      case 'tag.set':
        for (const articleId of change.articleIds)
          statement.tag.run(touch(articleId, 'tags'), change.tag, stamp, Number(change.on));
        return;
      case 'collection.set': {
        const { collectionId, name, parentId, position, removed } = change;
        statement.collection.run(collectionId, stamp, name, parentId, position, Number(removed));
        kinds.add('collections');
        lists.add('collections');
        return;
      }
      case 'collection.members':
        for (const articleId of change.articleIds) {
          statement.member.run(touch(articleId, 'collections'), change.collectionId, stamp, Number(change.on));
        }
        return;
      case 'note.rev': {
        const ordinal = touch(change.articleId, 'notes');
        statement.note.run(change.noteId, ordinal, stamp, change.text, Number(change.removed), stamp, at, at);
        return;
      }
      case 'search.save': {
        const { searchId, name, spec, sort, order, removed } = change;
        statement.search.run(searchId, stamp, name, JSON.stringify(spec), sort, order, Number(removed));
        kinds.add('saved-searches');
        return;
      }
      case 'removed.restore': {
        const { rule, text, occurrence, on } = change;
        statement.restored.run(touch(change.articleId, 'articles'), rule, text, occurrence, stamp, Number(on));
        return;
      }
      case 'trash':
        for (const articleId of change.articleIds) setField(touch(articleId, 'trash'), 'trashed', stamp, at);
        return;
      case 'restore':
        for (const articleId of change.articleIds) setField(touch(articleId, 'trash'), 'trashed', stamp, null);
        return;
      case 'purge-intent':
        for (const articleId of change.articleIds) setField(touch(articleId, 'trash'), 'purged', stamp, at);
        return;
      case 'verify.report':
        statement.verification.run(stamp, at, change.mode, change.state, JSON.stringify([...change.changed, ...change.missing]));
        lists.add('verification');
        return;
      case 'job.add':
        statement.job.run(change.jobId, stamp, 1, JSON.stringify(change.source), JSON.stringify(change.options), at);
        return;
      case 'job.end':
        statement.job.run(change.jobId, stamp, 0, '', '', at);
        return;
      // In the custody log alone.
      case 'capture.fail':
      case 'purged':
      case 'export.made':
    }
  }

  return (record, touched) => {
    if (isKnown(record)) fold(record, { at: record.at, stamp: stampOf(record) }, touched);
  };
}

function isKnown(record: JournalRecord): record is JournalRecord & Change {
  return !record.type.startsWith('?');
}

/** `name (key columns) and the rest`: insert, or replace what an earlier record set. */
function statements(db: DatabaseSync) {
  const latest = (table: string, key: string, rest: readonly string[]) => {
    const columns = [...key.split(','), ...rest];
    const updates = rest.map((column) => `${column} = excluded.${column}`).join(', ');
    return db.prepare(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
       ON CONFLICT (${key}) DO UPDATE SET ${updates} WHERE excluded.stamp >= ${table}.stamp`,
    );
  };
  return {
    capture: latest('capture', 'id', ['article', 'stamp', 'manifest', 'payload', 'title', 'url', 'entry']),
    reading: latest('reading', 'capture,stamp', ['article', 'reading', 'plain', 'extractor', 'entry']),
    url: db.prepare('INSERT INTO url (key, capture, article) VALUES (?, ?, ?) ON CONFLICT DO NOTHING'),
    object: latest('object', 'sha256,article', ['stamp', 'role', 'mime', 'bytes']),
    field: latest('field', 'article,name', ['stamp', 'value']),
    tag: latest('tag', 'article,tag', ['stamp', 'is_on']),
    member: latest('member', 'article,collection', ['stamp', 'is_on']),
    restored: latest('restored', 'article,rule,text,occurrence', ['stamp', 'is_on']),
    collection: latest('collection', 'id', ['stamp', 'name', 'parent', 'place', 'removed']),
    search: latest('search', 'id', ['stamp', 'name', 'spec', 'sort', 'direction', 'removed']),
    job: latest('job', 'id', ['stamp', 'waiting', 'source', 'options', 'at']),
    verification: latest('verification', 'stamp', ['at', 'mode', 'state', 'damaged']),
    /** A note was made by its first revision and says what its last one says, whichever comes first. */
    note: db.prepare(
      `INSERT INTO note (id, article, stamp, text, removed, first_stamp, created, updated) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET
         article = CASE WHEN excluded.stamp >= note.stamp THEN excluded.article ELSE note.article END,
         text = CASE WHEN excluded.stamp >= note.stamp THEN excluded.text ELSE note.text END,
         removed = CASE WHEN excluded.stamp >= note.stamp THEN excluded.removed ELSE note.removed END,
         updated = CASE WHEN excluded.stamp >= note.stamp THEN excluded.updated ELSE note.updated END,
         created = CASE WHEN excluded.first_stamp < note.first_stamp THEN excluded.created ELSE note.created END,
         first_stamp = min(excluded.first_stamp, note.first_stamp),
         stamp = max(excluded.stamp, note.stamp)`,
    ),
  };
}
