/** Grows when anything below or what `fold` and `articleRow` write changes: a catalogue of another version is built again from the journal. */
export const CATALOGUE_VERSION = 1;

/**
 * Facts as journal records state them, each with the stamp that set it, and per article the row that is folded from them.
 * `article` everywhere is the ordinal. A stamp is `<lamport> <writer>`, so that comparing texts compares records.
 */
export const SCHEMA = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE position (writer TEXT PRIMARY KEY, segment TEXT NOT NULL, place INTEGER NOT NULL, seq INTEGER NOT NULL, hash TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE article (ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, row TEXT NOT NULL, excerpt TEXT NOT NULL);

CREATE TABLE capture (id TEXT PRIMARY KEY, article INTEGER NOT NULL, stamp TEXT NOT NULL, manifest TEXT NOT NULL, payload TEXT NOT NULL,
  title TEXT NOT NULL, url TEXT, entry TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX capture_of_article ON capture (article);
CREATE INDEX capture_of_payload ON capture (payload);

CREATE TABLE reading (capture TEXT NOT NULL, stamp TEXT NOT NULL, article INTEGER NOT NULL, reading TEXT NOT NULL, plain TEXT NOT NULL,
  extractor TEXT NOT NULL, entry TEXT NOT NULL, PRIMARY KEY (capture, stamp)) WITHOUT ROWID;
CREATE INDEX reading_of_article ON reading (article);

CREATE TABLE url (key TEXT NOT NULL, capture TEXT NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (key, capture)) WITHOUT ROWID;
CREATE TABLE object (sha256 BLOB NOT NULL, article INTEGER NOT NULL, stamp TEXT NOT NULL, role TEXT NOT NULL, mime TEXT NOT NULL, bytes INTEGER NOT NULL,
  PRIMARY KEY (sha256, article)) WITHOUT ROWID;
CREATE INDEX object_of_article ON object (article);

CREATE TABLE field (article INTEGER NOT NULL, name TEXT NOT NULL, stamp TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (article, name)) WITHOUT ROWID;
CREATE TABLE tag (article INTEGER NOT NULL, tag TEXT NOT NULL, stamp TEXT NOT NULL, is_on INTEGER NOT NULL, PRIMARY KEY (article, tag)) WITHOUT ROWID;
CREATE TABLE member (article INTEGER NOT NULL, collection TEXT NOT NULL, stamp TEXT NOT NULL, is_on INTEGER NOT NULL,
  PRIMARY KEY (article, collection)) WITHOUT ROWID;
CREATE TABLE restored (article INTEGER NOT NULL, rule TEXT NOT NULL, text TEXT NOT NULL, occurrence INTEGER NOT NULL, stamp TEXT NOT NULL,
  is_on INTEGER NOT NULL, PRIMARY KEY (article, rule, text, occurrence)) WITHOUT ROWID;
CREATE TABLE note (id TEXT PRIMARY KEY, article INTEGER NOT NULL, stamp TEXT NOT NULL, text TEXT NOT NULL, removed INTEGER NOT NULL,
  first_stamp TEXT NOT NULL, created TEXT NOT NULL, updated TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX note_of_article ON note (article);

CREATE TABLE collection (id TEXT PRIMARY KEY, stamp TEXT NOT NULL, name TEXT NOT NULL, parent TEXT, place REAL NOT NULL, removed INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE search (id TEXT PRIMARY KEY, stamp TEXT NOT NULL, name TEXT NOT NULL, spec TEXT NOT NULL, sort TEXT NOT NULL, direction TEXT NOT NULL,
  removed INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE job (id TEXT PRIMARY KEY, stamp TEXT NOT NULL, waiting INTEGER NOT NULL, source TEXT NOT NULL, options TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE verification (stamp TEXT PRIMARY KEY, at TEXT NOT NULL, mode TEXT NOT NULL, state TEXT NOT NULL, damaged TEXT NOT NULL) WITHOUT ROWID;
`;

/** Tables whose rows are facts: what must be equal in two catalogues of the same journals. */
export const FACT_TABLES = [
  'capture',
  'reading',
  'url',
  'object',
  'field',
  'tag',
  'member',
  'restored',
  'note',
  'collection',
  'search',
  'job',
  'verification',
] as const;
