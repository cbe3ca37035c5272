import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import type { IndexDocument } from '../../src/main/archive/seams.ts';
import type { QueryClass } from './queries.ts';

/** An engine under measurement. `ask` answers how many it found, at most its own limit; null is a class it has no way to ask. */
export interface Peer {
  readonly name: string;
  readonly add: (documents: readonly IndexDocument[]) => Promise<void> | void;
  /** All is added: what is left to do until it can be asked. */
  readonly finish: () => Promise<void> | void;
  readonly ask: (how: QueryClass['how'], words: readonly string[]) => number | Promise<number> | null;
  readonly bytes: () => number;
  readonly close: () => Promise<void> | void;
}

/** Stock Lunr with its own English pipeline: no limit on answers, no phrases. */
export function lunrPeer(): Peer {
  let builder: lunr.Builder | null = new lunr.Builder();
  builder.pipeline.add(lunr.trimmer, lunr.stopWordFilter, lunr.stemmer);
  builder.searchPipeline.add(lunr.stemmer);
  builder.ref('id');
  builder.field('title', { boost: 3 });
  for (const field of ['body', 'site', 'tags']) builder.field(field);
  let index: lunr.Index | null = null;
  let bytes = 0;
  const found = (text: string) => index?.search(text).length ?? 0;
  return {
    name: 'stock Lunr',
    add(documents) {
      for (const { articleId, titles, blocks, source, tags } of documents)
        builder?.add({
          id: articleId,
          title: titles.join(' '),
          body: blocks.join('\n'),
          site: source.join(' '),
          tags: tags.join(' '),
        });
    },
    finish() {
      index = builder?.build() ?? null;
      builder = null;
      bytes = JSON.stringify(index).length;
    },
    ask(how, words) {
      switch (how) {
        case 'phrase':
          return null;
        case 'and':
          return found(words.map((word) => `+${word}`).join(' '));
        case 'prefix':
          return found(`${words[0]}*`);
        case 'fuzzy':
          return found(`${words[0]}~1`);
        case 'title':
          return found(`title:${words[0]}`);
        case 'or':
          return found(words.join(' '));
      }
    },
    bytes: () => bytes,
    close() {
      index = null;
    },
  };
}

/** MiniSearch as it comes: no stemming, no limit on answers, no phrases. */
export function miniSearchPeer(): Peer {
  let index: MiniSearch | null = new MiniSearch({
    fields: ['title', 'body', 'site', 'tags'],
    searchOptions: { boost: { title: 3 } },
  });
  let bytes = 0;
  const found = (words: readonly string[], options: object) => index?.search(words.join(' '), options).length ?? 0;
  return {
    name: 'MiniSearch',
    add(documents) {
      for (const { articleId, titles, blocks, source, tags } of documents)
        index?.add({
          id: articleId,
          title: titles.join(' '),
          body: blocks.join('\n'),
          site: source.join(' '),
          tags: tags.join(' '),
        });
    },
    finish() {
      bytes = JSON.stringify(index).length;
    },
    ask(how, words) {
      switch (how) {
        case 'phrase':
          return null;
        case 'and':
          return found(words, { combineWith: 'AND' });
        case 'prefix':
          return found(words, { prefix: true });
        case 'fuzzy':
          return found(words, { fuzzy: 1 });
        case 'title':
          return found(words, { fields: ['title'] });
        case 'or':
          return found(words, {});
      }
    },
    bytes: () => bytes,
    close() {
      index = null;
    },
  };
}

/** SQLite's FTS5 at its best: on disk without the text, with positions, 256 MB of cache, mapped into memory; ranked by bm25, the best twenty. */
export function fts5Peer(): Peer {
  const folder = mkdtempSync(join(tmpdir(), 'pressmark-fts5-'));
  const path = join(folder, 'fts5.db');
  const db = new DatabaseSync(path);
  db.exec('pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -262144; pragma mmap_size = 2000000000');
  db.exec("create virtual table t using fts5(title, body, site, tags, content = '', tokenize = 'unicode61', detail = full)");
  const insert = db.prepare('insert into t (rowid, title, body, site, tags) values (?, ?, ?, ?, ?)');
  const rows = db.prepare('select rowid from t where t match ? order by bm25(t) limit 20');
  const found = (text: string) => rows.all(text).length;
  const quoted = (words: readonly string[]) => words.map((word) => `"${word}"`);
  let next = 0;
  db.exec('begin');
  return {
    name: 'FTS5',
    add(documents) {
      for (const { titles, blocks, source, tags } of documents)
        insert.run(++next, titles.join(' '), blocks.join('\n'), source.join(' '), tags.join(' '));
    },
    finish() {
      db.exec('commit');
    },
    ask(how, words) {
      switch (how) {
        case 'fuzzy':
          return null;
        case 'phrase':
          return found(`"${words.join(' ')}"`);
        case 'prefix':
          return found(`"${words[0]}"*`);
        case 'title':
          return found(`title:"${words[0]}"`);
        case 'and':
          return found(quoted(words).join(' '));
        case 'or':
          return found(quoted(words).join(' OR '));
      }
    },
    bytes: () => statSync(path).size,
    close() {
      db.close();
      rmSync(folder, { recursive: true });
    },
  };
}
