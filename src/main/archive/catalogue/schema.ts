/** Grows when anything below or what `fold` and `articleRow` write changes: a catalogue of another version is built again from the journal. */
export const CATALOGUE_VERSION = 5;

/**
 * Per article the facts that journal records state, each with the stamp that set it (`fact`), and the row that is folded from them (`article`).
 * `lookup` and `member` say which articles may hold a thing; their facts decide. Everything else is a fact of the whole archive.
 * `article` everywhere is the ordinal. A stamp is `<lamport> <writer>`, so that comparing texts compares records.
 */
export const SCHEMA = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE position (writer TEXT PRIMARY KEY, segment TEXT NOT NULL, place INTEGER NOT NULL, seq INTEGER NOT NULL, hash TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE article (ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL, flags INTEGER NOT NULL, title TEXT NOT NULL, byline TEXT NOT NULL, source TEXT,
  label TEXT, url TEXT, published TEXT, updated TEXT, captured REAL, lang TEXT, words INTEGER NOT NULL, mime TEXT NOT NULL, tags TEXT NOT NULL,
  collections TEXT NOT NULL, captures INTEGER NOT NULL, notes INTEGER NOT NULL, care TEXT NOT NULL, site TEXT, dir TEXT NOT NULL, captured_at TEXT NOT NULL,
  version TEXT NOT NULL, excerpt TEXT NOT NULL);
CREATE TABLE fact (article INTEGER PRIMARY KEY, facts TEXT NOT NULL);
CREATE TABLE lookup (entry INTEGER PRIMARY KEY);
CREATE TABLE member (collection TEXT NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (collection, article)) WITHOUT ROWID;

CREATE TABLE note (id TEXT PRIMARY KEY, article INTEGER NOT NULL, stamp TEXT NOT NULL, text TEXT NOT NULL, removed INTEGER NOT NULL,
  first_stamp TEXT NOT NULL, created TEXT NOT NULL, updated TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX note_of_article ON note (article);

CREATE TABLE collection (id TEXT PRIMARY KEY, stamp TEXT NOT NULL, name TEXT NOT NULL, parent TEXT, place REAL NOT NULL, removed INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE search (id TEXT PRIMARY KEY, stamp TEXT NOT NULL, name TEXT NOT NULL, spec TEXT NOT NULL, sort TEXT NOT NULL, direction TEXT NOT NULL,
  removed INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE alias (id TEXT PRIMARY KEY, stamp TEXT NOT NULL, names TEXT NOT NULL, removed INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE job (id TEXT PRIMARY KEY, stamp TEXT NOT NULL, waiting INTEGER NOT NULL, source TEXT NOT NULL, options TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE verification (stamp TEXT PRIMARY KEY, at TEXT NOT NULL, mode TEXT NOT NULL, state TEXT NOT NULL, objects TEXT NOT NULL,
  account TEXT NOT NULL) WITHOUT ROWID;
`;

/** Tables whose rows are facts: what must be equal in two catalogues of the same journals. */
export const FACT_TABLES = ['fact', 'lookup', 'member', 'note', 'collection', 'search', 'alias', 'job', 'verification'] as const;
