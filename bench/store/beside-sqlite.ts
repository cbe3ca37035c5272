import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Fs } from '../../src/main/archive/ports.ts';
import type { Change, NewObject } from '../../src/main/archive/seams.ts';
import { nodeFs } from '../../src/main/archive/store/disk/node-fs.ts';
import { initArchive, openStore } from '../../src/main/archive/store/store.ts';
import { quiet } from './quiet.ts';

export const GROUP = 64;

export interface Article {
  readonly evidence: NewObject[];
  readonly manifest: NewObject[];
  readonly reading: NewObject[];
  readonly changes: readonly Change[];
}

/** An empty store on the real disk that counts its flushes, and beside it SQLite (WAL, synchronous=FULL) for the same bytes. */
export async function openBesideSqlite() {
  const scratch = mkdtempSync(join(tmpdir(), 'pressmark-bench-'));
  const syncs = { count: 0 };
  const fs = countingFs(nodeFs(), syncs);
  const clock = { now: Date.now, monotonic: () => performance.now() };
  const folder = join(scratch, 'archive');
  await initArchive(folder, { fs, clock });
  const store = await openStore(folder, { fs, clock, logger: quiet, process: 'cli' });
  const peer = sqlitePeer(join(scratch, 'peer.sqlite'));
  return {
    store,
    peer,
    syncs,
    async close() {
      await store.close();
      peer.close();
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}

function sqlitePeer(path: string) {
  const db = new DatabaseSync(path);
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE object (sha256 TEXT PRIMARY KEY, role TEXT NOT NULL, bytes BLOB NOT NULL);
    CREATE TABLE record (seq INTEGER PRIMARY KEY, body TEXT NOT NULL)`);
  const object = db.prepare('INSERT INTO object VALUES (?, ?, ?)');
  const record = db.prepare('INSERT INTO record (body) VALUES (?)');
  const insert = ({ evidence, manifest, reading, changes }: Article) => {
    for (const { role, bytes } of [...evidence, ...manifest, ...reading]) object.run(hash('sha256', bytes, 'hex'), role, bytes);
    for (const change of changes.slice(0, 2)) record.run(JSON.stringify(change));
  };
  const inGroupsOf = (size: number, articles: readonly Article[]) => {
    for (let at = 0; at < articles.length; at += size) {
      db.exec('BEGIN');
      for (const article of articles.slice(at, at + size)) insert(article);
      db.exec('COMMIT');
    }
  };
  return {
    oneByOne: (articles: readonly Article[]) => inGroupsOf(1, articles),
    inGroups: (articles: readonly Article[]) => inGroupsOf(GROUP, articles),
    close: () => db.close(),
  };
}

function countingFs(fs: Fs, syncs: { count: number }): Fs {
  return {
    ...fs,
    async open(path, flags) {
      const file = await fs.open(path, flags);
      return {
        ...file,
        sync() {
          syncs.count += 1;
          return file.sync();
        },
      };
    },
    syncFolder(path) {
      syncs.count += 1;
      return fs.syncFolder(path);
    },
  };
}
