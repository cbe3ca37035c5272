import type { DatabaseSync } from 'node:sqlite';
import type { Change, JournalItem, JournalRecord, ObjectEntry } from '../seams.ts';
import { numberIn } from './cells.ts';
import { fitsField } from './field-value.ts';
import { type FactTable, type FieldName, type HeldReading, type HeldSwitch, keepLatest } from './held-facts.ts';
import type { LookupTable } from './lookup-table.ts';
import { stampOf } from './stamp.ts';

export type ChangeKind = 'articles' | 'collections' | 'tags' | 'notes' | 'saved-searches' | 'aliases' | 'status' | 'trash';

/** What a record touched: rows to fold anew, and what to tell watchers. */
export interface Touched {
  readonly ordinals: Set<number>;
  readonly kinds: Set<ChangeKind>;
  /** Collections, or the last check, have changed: kept in memory by the catalogue. */
  readonly lists: Set<'collections' | 'verification'>;
}

export interface FoldNeeds {
  readonly db: DatabaseSync;
  readonly table: FactTable;
  readonly lookup: LookupTable;
  readonly urlKey: (url: string) => string;
  /** The ordinal of an article, given on its first mention, in whatever record that is. */
  readonly ordinalFor: (articleId: string) => number;
}

interface Recorded {
  readonly at: string;
  readonly stamp: string;
  /** The record's JSON, when it was just read. */
  readonly text: string | undefined;
}

/**
 * Turns records into facts. The fact with the highest stamp is kept, so records may come twice and in any order, and the same set of records always makes
 * the same facts.
 */
export function createFold({
  db,
  table,
  lookup,
  urlKey,
  ordinalFor,
}: FoldNeeds): (item: Pick<JournalItem, 'record' | 'text'>, touched: Touched) => void {
  const statement = statements(db);

  /** The addresses of a capture are mostly one and the same. */
  function keepUrls(urls: readonly (string | null)[], ordinal: number): void {
    for (const [at, url] of urls.entries())
      if (url !== null && url !== '' && urls.indexOf(url) === at) lookup.add(urlKey(url), ordinal);
  }

  function keepObjects(objects: readonly ObjectEntry[], ordinal: number): void {
    for (const { sha256 } of objects) lookup.add(sha256, ordinal);
  }

  function setField(ordinal: number, name: FieldName, stamp: string, value: unknown): void {
    keepLatest(table.draft(ordinal).fields, { name, stamp, value }, (held) => held.name === name);
  }

  function setTag(ordinal: number, name: string, stamp: string, on: boolean): void {
    keepLatest(table.draft(ordinal).tags, { name, stamp, on }, (held: HeldSwitch) => held.name === name);
  }

  function setMember(ordinal: number, name: string, stamp: string, on: boolean): void {
    keepLatest(table.draft(ordinal).members, { name, stamp, on }, (held: HeldSwitch) => held.name === name);
    statement.member.run(name, ordinal);
  }

  function fold(change: Change, { at, stamp, text }: Recorded, { ordinals, kinds, lists }: Touched): void {
    const touch = (articleId: string, kind: ChangeKind): number => {
      const ordinal = ordinalFor(articleId);
      ordinals.add(ordinal);
      kinds.add(kind);
      return ordinal;
    };
    switch (change.type) {
      case 'capture.add': {
        const { capture: entry, objects, url } = change;
        const ordinal = touch(change.articleId, 'articles');
        const { captures } = table.draft(ordinal);
        keepLatest(captures, { stamp, record: change, text }, (held) => held.record.capture.id === entry.id);
        keepUrls([entry.requestedUrl, entry.finalUrl, url], ordinal);
        keepObjects(objects, ordinal);
        lookup.add(entry.id, ordinal);
        lookup.add(entry.sha256, ordinal);
        for (const tag of change.tags) setTag(ordinal, tag, stamp, true);
        if (change.collectionId !== null) setMember(ordinal, change.collectionId, stamp, true);
        if (change.tags.length > 0) kinds.add('tags');
        if (change.collectionId !== null) kinds.add('collections');
        return;
      }
      case 'reading.add': {
        const { captureId, objects, entry } = change;
        const ordinal = touch(change.articleId, 'articles');
        const { captures, readings } = table.draft(ordinal);
        const isSame = (held: HeldReading) => held.record.captureId === captureId && held.stamp === stamp;
        keepLatest(readings, { stamp, record: change, text }, isSame);
        // The address that a page calls its own is nearly always the one it was captured at.
        if (!captures.some(({ record }) => record.url === entry.canonicalUrl)) keepUrls([entry.canonicalUrl], ordinal);
        keepObjects(objects, ordinal);
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
        for (const articleId of change.articleIds) setTag(touch(articleId, 'tags'), change.tag, stamp, change.on);
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
          setMember(touch(articleId, 'collections'), change.collectionId, stamp, change.on);
        }
        return;
      case 'note.rev': {
        const ordinal = touch(change.articleId, 'notes');
        table.draft(ordinal).isNoted = true;
        const before = statement.articleOfNote.get(change.noteId);
        if (before) ordinals.add(numberIn(before, 'article'));
        statement.note.run(change.noteId, ordinal, stamp, change.text, Number(change.removed), stamp, at, at);
        return;
      }
      case 'search.save': {
        const { searchId, name, spec, sort, order, removed } = change;
        statement.search.run(searchId, stamp, name, JSON.stringify(spec), sort, order, Number(removed));
        kinds.add('saved-searches');
        return;
      }
      case 'alias.set':
        statement.alias.run(change.groupId, stamp, JSON.stringify(change.names), Number(change.removed));
        kinds.add('aliases');
        return;
      case 'removed.restore': {
        const { rule, text, occurrence, on } = change;
        const { restored } = table.draft(touch(change.articleId, 'articles'));
        keepLatest(
          restored,
          { stamp, rule, text, occurrence, on },
          (held) => held.rule === rule && held.text === text && held.occurrence === occurrence,
        );
        return;
      }
      case 'care.settled': {
        const { code, subject, on } = change;
        setField(touch(change.articleId, 'articles'), `settled ${code}`, stamp, on ? subject : null);
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
        statement.verification.run(
          stamp,
          at,
          change.mode,
          change.state,
          JSON.stringify([...change.changed, ...change.missing]),
          JSON.stringify(change.account ?? null),
        );
        lists.add('verification');
        return;
      case 'repair.report':
        statement.verification.run(stamp, at, 'repair', '', JSON.stringify(change.restored.map(({ object }) => object)), 'null');
        lists.add('verification');
        return;
      case 'damage.known':
        statement.verification.run(stamp, at, 'known', '', JSON.stringify(change.objects), 'null');
        lists.add('verification');
        return;
      case 'backup.made':
        statement.verification.run(stamp, at, 'backup', '', '[]', JSON.stringify({ objects: change.objects }));
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

  return ({ record, text }, touched) => {
    if (isKnown(record)) fold(record, { at: record.at, stamp: stampOf(record), text }, touched);
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
    member: db.prepare('INSERT OR IGNORE INTO member (collection, article) VALUES (?, ?)'),
    articleOfNote: db.prepare('SELECT article FROM note WHERE id = ?'),
    collection: latest('collection', 'id', ['stamp', 'name', 'parent', 'place', 'removed']),
    search: latest('search', 'id', ['stamp', 'name', 'spec', 'sort', 'direction', 'removed']),
    alias: latest('alias', 'id', ['stamp', 'names', 'removed']),
    job: latest('job', 'id', ['stamp', 'waiting', 'source', 'options', 'at']),
    verification: latest('verification', 'stamp', ['at', 'mode', 'state', 'objects', 'account']),
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
