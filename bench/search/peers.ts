import { DatabaseSync } from 'node:sqlite';
import lunr from 'lunr';
import type { IndexDocument } from '../../src/main/archive/seams.ts';

/** An engine under measurement: `ask` answers how many it found. A class it has no way to ask is null. */
export interface Peer {
  readonly name: string;
  readonly build: (documents: readonly IndexDocument[]) => Promise<void>;
  readonly ask: (kind: string, words: readonly string[]) => Promise<number> | null;
  readonly bytes: () => number;
  readonly close: () => Promise<void>;
}

/** Stock Lunr with its own English pipeline: no limit on answers, no phrases. */
export function lunrPeer(): Peer {
  let index: lunr.Index | null = null;
  let bytes = 0;
  const search = async (text: string) => index?.search(text).length ?? 0;
  return {
    name: 'stock Lunr',
    async build(documents) {
      index = lunr(function build() {
        this.ref('id');
        this.field('title', { boost: 3 });
        this.field('body');
        for (const { articleId, titles, blocks } of documents)
          this.add({ id: articleId, title: titles[0] ?? '', body: blocks.join('\n') });
      });
      bytes = JSON.stringify(index).length;
    },
    ask(kind, words) {
      if (kind.startsWith('phrase')) return null;
      if (kind.startsWith('and')) return search(words.map((word) => `+${word}`).join(' '));
      if (kind.startsWith('prefix')) return search(`${words[0]}*`);
      if (kind === 'fuzzy1') return search(`${words[0]}~1`);
      if (kind === 'title') return search(`title:${words[0]}`);
      return search(words.join(' '));
    },
    bytes: () => bytes,
    close: async () => {
      index = null;
    },
  };
}

/** SQLite's FTS5 in memory, ranked by bm25, the best twenty; the count is taken apart from the time. */
export function fts5Peer(): Peer {
  const db = new DatabaseSync(':memory:');
  db.exec("create virtual table t using fts5(title, body, tokenize = 'unicode61', prefix = '')");
  const rows = db.prepare('select rowid from t where t match ? order by bm25(t) limit 20');
  const search = async (text: string) => rows.all(text).length;
  const quoted = (words: readonly string[]) => words.map((word) => `"${word}"`);
  return {
    name: 'FTS5',
    async build(documents) {
      const insert = db.prepare('insert into t (title, body) values (?, ?)');
      db.exec('begin');
      for (const { titles, blocks } of documents) insert.run(titles[0] ?? '', blocks.join('\n'));
      db.exec('commit');
    },
    ask(kind, words) {
      if (kind === 'fuzzy1') return null;
      if (kind.startsWith('phrase')) return search(`"${words.join(' ')}"`);
      if (kind.startsWith('or')) return search(quoted(words).join(' OR '));
      if (kind.startsWith('prefix')) return search(`"${words[0]}"*`);
      if (kind === 'title') return search(`title:"${words[0]}"`);
      return search(quoted(words).join(' '));
    },
    bytes: () => {
      const pages = db.prepare('select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()').get();
      return Number(pages?.bytes ?? 0);
    },
    close: async () => db.close(),
  };
}
