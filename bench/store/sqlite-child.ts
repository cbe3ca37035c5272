/**
 * The peer: the same records in SQLite, as an application keeps them whose truth is a database: every record as it is, and a table of articles kept up to date
 * with them. `import FILE JOURNAL...` makes it of the journal's lines, without checking a hash; `open FILE` opens it and reads what our list reads: the columns
 * of all articles, and fifty rows.
 */
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { JournalRecord } from '../../src/main/archive/seams.ts';
import { newestFirst } from './newest-first.ts';

const [mode, file = '', ...segments] = process.argv.slice(2);
const db = new DatabaseSync(file);
let records = 0;
if (mode === 'import') importAll();
const rows = list();
console.log(
  JSON.stringify({
    at: Date.now(),
    rows: rows.length,
    records,
    cpuMs: (process.cpuUsage().user + process.cpuUsage().system) / 1000,
    rssMb: process.resourceUsage().maxRSS / 1024,
  }),
);
db.close();

function importAll(): void {
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -32000;
    CREATE TABLE record (seq INTEGER PRIMARY KEY, type TEXT NOT NULL, body TEXT NOT NULL);
    CREATE TABLE article (id TEXT PRIMARY KEY, title TEXT, byline TEXT, site TEXT, url TEXT, published TEXT, captured TEXT, lang TEXT, dir TEXT, words INTEGER,
      mime TEXT, captures INTEGER, unread INTEGER DEFAULT 1, trashed INTEGER DEFAULT 0, care TEXT, excerpt TEXT);
    CREATE TABLE tag (article TEXT, tag TEXT, PRIMARY KEY (article, tag)) WITHOUT ROWID;
    CREATE TABLE member (article TEXT, collection TEXT, PRIMARY KEY (article, collection)) WITHOUT ROWID;
    CREATE TABLE note (id TEXT PRIMARY KEY, article TEXT, text TEXT) WITHOUT ROWID;
    BEGIN`);
  const record = db.prepare('INSERT INTO record (type, body) VALUES (?, ?)');
  const capture = db.prepare('INSERT INTO article (id, title, url, captured, mime, captures) VALUES (?, ?, ?, ?, ?, 1)');
  const reading = db.prepare(
    'UPDATE article SET title = ?, byline = ?, site = ?, published = ?, lang = ?, dir = ?, words = ?, care = ?, excerpt = ? WHERE id = ?',
  );
  const read = db.prepare('UPDATE article SET unread = ? WHERE id = ?');
  const titled = db.prepare('UPDATE article SET title = ? WHERE id = ?');
  const trash = db.prepare('UPDATE article SET trashed = 1 WHERE id = ?');
  const tag = db.prepare('INSERT OR IGNORE INTO tag VALUES (?, ?)');
  const member = db.prepare('INSERT OR IGNORE INTO member VALUES (?, ?)');
  const note = db.prepare('INSERT OR REPLACE INTO note VALUES (?, ?, ?)');
  for (const segment of segments) {
    for (const line of readFileSync(segment, 'utf8').split('\n')) {
      if (line === '') continue;
      const body = line.slice(65);
      const change = JSON.parse(body) as JournalRecord; // safe: lines of our own fixture
      records += 1;
      record.run(change.type, body);
      switch (change.type) {
        case 'capture.add':
          capture.run(change.articleId, change.title, change.url, change.capture.capturedAt, change.capture.mime);
          for (const each of change.tags) tag.run(change.articleId, each);
          break;
        case 'reading.add': {
          const { title, byline, siteName, publishedAt, lang, dir, wordCount, needsCare, excerpt } = change.entry;
          const texts = [JSON.stringify(byline), siteName, publishedAt && JSON.stringify(publishedAt)];
          reading.run(title, ...texts, lang, dir, wordCount, JSON.stringify(needsCare), excerpt, change.articleId);
          break;
        }
        case 'status.set':
          for (const id of change.articleIds) read.run(Number(change.unread), id);
          break;
        case 'tag.set':
          for (const id of change.articleIds) tag.run(id, change.tag);
          break;
        case 'collection.members':
          for (const id of change.articleIds) member.run(id, change.collectionId);
          break;
        case 'meta.set':
          titled.run(String(change.value), change.articleId);
          break;
        case 'note.rev':
          note.run(change.noteId, change.articleId, change.text);
          break;
        case 'trash':
          for (const id of change.articleIds) trash.run(id);
          break;
        default: // the records of collections alone, which the list does not show
      }
    }
  }
  db.exec('COMMIT; CREATE INDEX newest ON article (captured); PRAGMA wal_checkpoint(TRUNCATE)');
}

function list() {
  const columns: unknown[][] = Array.from({ length: 15 }, () => []);
  const all = db.prepare(
    'SELECT id, title, byline, site, url, published, captured, lang, dir, words, mime, captures, unread, trashed, care FROM article ORDER BY rowid',
  );
  all.setReturnArrays(true);
  for (const cells of all.iterate())
    for (const [at, column] of columns.entries()) column.push((cells as unknown as unknown[])[at]);
  for (const table of ['tag', 'member']) {
    const held = new Map<unknown, unknown[]>();
    const pairs = db.prepare(`SELECT * FROM ${table}`);
    pairs.setReturnArrays(true);
    for (const cells of pairs.iterate()) {
      const [article, value] = cells as unknown as unknown[];
      const known = held.get(article);
      if (known) known.push(value);
      else held.set(article, [value]);
    }
  }
  const captured = Float64Array.from(columns[6] ?? [], (at) => Date.parse(String(at)));
  const newest = newestFirst(captured, (ordinal) => columns[13]?.[ordinal] === 0).slice(0, 50);
  const row = db.prepare('SELECT * FROM article WHERE rowid = ?');
  return newest.map((ordinal) => row.get(ordinal + 1));
}
