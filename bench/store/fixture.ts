import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Change } from '../../src/main/archive/seams.ts';
import { initArchive, openStore } from '../../src/main/archive/store/store.ts';
import { COLLECTIONS, generateRecords, RECORDS_PER_ARTICLE } from '../generate/records.ts';
import { unsyncedFs } from '../generate/unsynced-fs.ts';
import { quiet } from './quiet.ts';

/** Grows when the records change, so that an archive kept from an earlier run is not taken for this one. */
const VERSION = 2;
const SEED = 11;
const BATCH = 3000;

/** An archive whose journal tells of this many articles; made once, unsynced, and kept under the system's temporary folder. */
export async function journalFixture(articles: number): Promise<{ folder: string; records: number }> {
  const folder = join(tmpdir(), `pressmark-bench-journal-${articles}-v${VERSION}`);
  const records = articles * RECORDS_PER_ARTICLE + COLLECTIONS.length;
  if (existsSync(folder)) return { folder, records };
  console.log(`making an archive of ${articles.toLocaleString('en')} articles in ${folder}`);
  const draft = `${folder}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const fs = unsyncedFs();
  let now = Date.UTC(2026, 0, 1);
  const clock = { now: () => (now += 1000), monotonic: () => performance.now() };
  await initArchive(draft, { fs, clock });
  // Another installation, as a copied archive has it: whoever opens it writes a journal of its own beside this one.
  const store = await openStore(draft, { fs, clock, logger: quiet, process: 'test', installation: 'bench', reserveBytes: 0 });
  let changes: Change[] = [...COLLECTIONS];
  for (const each of generateRecords({ n: articles, seed: SEED })) {
    changes.push(...each);
    if (changes.length < BATCH) continue;
    await store.append(changes);
    changes = [];
  }
  await store.append(changes);
  await store.close();
  renameSync(draft, folder);
  return { folder, records };
}
