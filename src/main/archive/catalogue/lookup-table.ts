import type { DatabaseSync } from 'node:sqlite';
import { numberIn } from './cells.ts';

/**
 * Which articles may hold a thing: a URL, a stored object, a payload, a capture. Entries are hashes and are never taken back, so whoever asks looks into the
 * facts of the articles named. One small table of numbers, because a rebuild makes eight entries an article.
 */
export interface LookupTable {
  add(text: string, ordinal: number): void;
  /** Ordinals of the articles that may hold it, ascending. */
  find(text: string): number[];
  write(): void;
  forget(): void;
}

export function lookupTable(db: DatabaseSync): LookupTable {
  const one = db.prepare('INSERT OR IGNORE INTO lookup (hash, article) VALUES (?, ?)');
  const many = db.prepare(`INSERT OR IGNORE INTO lookup (hash, article) VALUES ${'(?, ?), '.repeat(AT_ONCE - 1)}(?, ?)`);
  const select = db.prepare('SELECT article FROM lookup WHERE hash = ? ORDER BY article');
  let hashes: number[] = [];
  let articles: number[] = [];

  return {
    add(text, ordinal) {
      hashes.push(hashOf(text));
      articles.push(ordinal);
    },
    find: (text) => select.all(hashOf(text)).map((cells) => numberIn(cells, 'article')),
    write() {
      const cells = sorted(hashes, articles);
      let at = 0;
      for (; at + 2 * AT_ONCE <= cells.length; at += 2 * AT_ONCE) many.run(...cells.subarray(at, at + 2 * AT_ONCE));
      for (; at < cells.length; at += 2) one.run(cells[at] ?? 0, cells[at + 1] ?? 0);
      hashes = [];
      articles = [];
    },
    forget() {
      hashes = [];
      articles = [];
    },
  };
}

/** Rows in one statement. */
const AT_ONCE = 64;

/** In the order of the table, so that its pages are filled one after the other. */
function sorted(hashes: readonly number[], articles: readonly number[]): Float64Array {
  const order = Uint32Array.from(hashes, (_, at) => at).sort((a, b) => (hashes[a] ?? 0) - (hashes[b] ?? 0));
  const cells = new Float64Array(2 * order.length);
  for (const [at, from] of order.entries()) {
    cells[2 * at] = hashes[from] ?? 0;
    cells[2 * at + 1] = articles[from] ?? 0;
  }
  return cells;
}

/** 46 bits that depend on every character (two multiplicative hashes side by side): two texts of one hash only cost a look. */
function hashOf(text: string): number {
  let high = 0x9e3779b9;
  let low = 0x85ebca6b;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 0x27d4eb2f);
    low = Math.imul(low ^ code, 0x165667b1);
  }
  high = Math.imul(high ^ (high >>> 15), 0x2c1b3c6d);
  low = Math.imul(low ^ (low >>> 13), 0x297a2d39) ^ (high >>> 7);
  return (high >>> 18) * 4_294_967_296 + (low >>> 0);
}
