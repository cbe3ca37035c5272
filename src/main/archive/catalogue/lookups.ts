import type { DatabaseSync } from 'node:sqlite';
import type { SaveOptions, Source } from '../../../shared/contract/captures.ts';
import type { ResultSpec, SortKey, SortOrder } from '../../../shared/contract/shapes/result-spec.ts';
import type { ObjectEntry } from '../seams.ts';
import type { RestoredRemoval } from './article-detail.ts';
import { type Cells, flagIn, hexIn, jsonIn, numberIn, textIn } from './cells.ts';

export interface NoteRow {
  readonly id: string;
  readonly ordinal: number;
  readonly text: string;
  readonly removed: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface SearchRow {
  readonly id: string;
  readonly name: string;
  readonly spec: ResultSpec;
  readonly sort: SortKey;
  readonly order: SortOrder;
  readonly removed: boolean;
}

export interface WaitingJob {
  readonly jobId: string;
  readonly source: Source;
  readonly options: SaveOptions;
  readonly at: string;
}

/** A record's place, to be checked against what was deleted for ever. */
export interface Held {
  readonly ordinal: number;
  readonly stamp: string;
}

/** Questions to the facts that the columns cannot answer. Nothing here knows what is trashed or purged. */
export function lookups(db: DatabaseSync) {
  const notesOf = db.prepare('SELECT * FROM note WHERE article = ? ORDER BY first_stamp');
  const allNotes = db.prepare('SELECT * FROM note ORDER BY first_stamp');
  const note = db.prepare('SELECT * FROM note WHERE id = ?');
  const searches = db.prepare('SELECT * FROM search ORDER BY name, id');
  const jobs = db.prepare('SELECT id, source, options, at FROM job WHERE waiting = 1 ORDER BY stamp');
  const restored = db.prepare(
    'SELECT rule, text, occurrence FROM restored WHERE article = ? AND is_on = 1 ORDER BY rule, text, occurrence',
  );
  const capturesAt = db.prepare(
    'SELECT c.id, c.article, c.stamp FROM url u JOIN capture c ON c.id = u.capture WHERE u.key = ? ORDER BY c.stamp',
  );
  const capturesOf = db.prepare(
    'SELECT id, article, stamp, url IS NOT NULL AS has_url FROM capture WHERE payload = ? ORDER BY has_url, stamp',
  );
  const isAt = db.prepare('SELECT 1 FROM url WHERE key = ? AND capture = ?');
  const manifest = db.prepare('SELECT manifest FROM capture WHERE id = ?');
  const unread = db.prepare(
    'SELECT DISTINCT c.article FROM capture c WHERE NOT EXISTS (SELECT 1 FROM reading r WHERE r.capture = c.id) ORDER BY c.article',
  );
  const objects = db.prepare('SELECT article, stamp, role, mime, bytes FROM object WHERE sha256 = ? ORDER BY stamp');
  const objectsOf = db.prepare('SELECT sha256 FROM object WHERE article = ?');

  const held = (cells: Cells): Held => ({ ordinal: numberIn(cells, 'article'), stamp: textIn(cells, 'stamp') });
  return {
    notesOf: (ordinal: number) => notesOf.all(ordinal).map(noteIn),
    notes: () => allNotes.all().map(noteIn),
    note(id: string): NoteRow | null {
      const cells = note.get(id);
      return cells ? noteIn(cells) : null;
    },
    searches: () => searches.all().map(searchIn),
    waitingJobs: () => jobs.all().map(jobIn),
    restored: (ordinal: number) => restored.all(ordinal).map(restoredIn),
    capturesAt: (key: string) => capturesAt.all(key).map((cells) => ({ captureId: textIn(cells, 'id'), ...held(cells) })),
    capturesOf: (payload: string) => capturesOf.all(payload).map((cells) => ({ captureId: textIn(cells, 'id'), ...held(cells) })),
    isAt: (key: string, captureId: string) => isAt.get(key, captureId) !== undefined,
    manifestOf(captureId: string): string | null {
      const cells = manifest.get(captureId);
      return cells ? textIn(cells, 'manifest') : null;
    },
    /** Articles with a capture that no reading copy was made of. */
    unread: () => unread.all().map((cells) => numberIn(cells, 'article')),
    objects: (sha256: string) =>
      objects.all(Buffer.from(sha256, 'hex')).map((cells) => ({ ...held(cells), entry: entryIn(cells, sha256) })),
    objectsOf: (ordinal: number) => objectsOf.all(ordinal).map((cells) => hexIn(cells, 'sha256')),
  };
}

function noteIn(cells: Cells): NoteRow {
  return {
    id: textIn(cells, 'id'),
    ordinal: numberIn(cells, 'article'),
    text: textIn(cells, 'text'),
    removed: flagIn(cells, 'removed'),
    createdAt: textIn(cells, 'created'),
    updatedAt: textIn(cells, 'updated'),
  };
}

function searchIn(cells: Cells): SearchRow {
  return {
    id: textIn(cells, 'id'),
    name: textIn(cells, 'name'),
    spec: jsonIn<ResultSpec>(cells, 'spec'),
    // Safe: `fold` writes what a checked record says; an unknown key sorts as the default does.
    sort: textIn(cells, 'sort') as SortKey,
    order: textIn(cells, 'direction') === 'asc' ? 'asc' : 'desc',
    removed: flagIn(cells, 'removed'),
  };
}

function jobIn(cells: Cells): WaitingJob {
  return {
    jobId: textIn(cells, 'id'),
    source: jsonIn<Source>(cells, 'source'),
    options: jsonIn<SaveOptions>(cells, 'options'),
    at: textIn(cells, 'at'),
  };
}

function restoredIn(cells: Cells): RestoredRemoval {
  return { rule: textIn(cells, 'rule'), text: textIn(cells, 'text'), occurrence: numberIn(cells, 'occurrence') };
}

function entryIn(cells: Cells, sha256: string): ObjectEntry {
  // Safe: `fold` writes the role of a checked record.
  return {
    role: textIn(cells, 'role') as ObjectEntry['role'],
    mime: textIn(cells, 'mime'),
    sha256,
    bytes: numberIn(cells, 'bytes'),
  };
}
