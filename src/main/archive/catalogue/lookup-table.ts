import type { DatabaseSync } from 'node:sqlite';
import { numberIn } from './cells.ts';

/**
 * Which articles may hold a thing: a URL, a stored object, a payload, a capture. Entries name it by 28 bits of a hash and are never taken back, so whoever
 * asks looks into the facts of the articles named. An entry is one number, because a rebuild makes eight of them an article.
 */
export interface LookupTable {
  add(text: string, ordinal: number): void;
  /** Ordinals of the articles that may hold it, ascending. What was added and not written yet is not found. */
  find(text: string): number[];
  write(): void;
  forget(): void;
}

export function lookupTable(db: DatabaseSync): LookupTable {
  const one = db.prepare('INSERT OR IGNORE INTO lookup (entry) VALUES (?)');
  const many = db.prepare(`INSERT OR IGNORE INTO lookup (entry) VALUES ${'(?), '.repeat(AT_ONCE - 1)}(?)`);
  const select = db.prepare('SELECT entry FROM lookup WHERE entry >= ? AND entry < ? ORDER BY entry');
  let added: number[] = [];

  return {
    add(text, ordinal) {
      added.push(hashOf(text) * ORDINALS + ordinal);
    },
    find(text) {
      const first = hashOf(text) * ORDINALS;
      return select.all(first, first + ORDINALS).map((cells) => numberIn(cells, 'entry') - first);
    },
    write() {
      // In the order of the table, so that its pages are filled one after the other.
      const entries = Float64Array.from(added).sort();
      let at = 0;
      for (; at + AT_ONCE <= entries.length; at += AT_ONCE) many.run(...entries.subarray(at, at + AT_ONCE));
      for (const entry of entries.subarray(at)) one.run(entry);
      added = [];
    },
    forget() {
      added = [];
    },
  };
}

/** Rows in one statement. */
const AT_ONCE = 128;
/** Ordinals stay below this, and an entry below 2^53. */
const ORDINALS = 2 ** 25;

/** 28 bits that depend on every character (FNV-1a, mixed once more): two texts of one hash only cost a look. The name of an object is a hash as it is. */
function hashOf(text: string): number {
  if (text.length === 64 && text[0] !== '/') return Number.parseInt(text.slice(0, 7), 16) & 0xfffffff;
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 4;
}
