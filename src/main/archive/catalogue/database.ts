import { accessSync, constants, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Logger } from '../ports.ts';
import { textIn } from './cells.ts';
import { CATALOGUE_VERSION, SCHEMA } from './schema.ts';

export interface DatabasePlace {
  readonly folder: string;
  readonly archiveId: string;
  readonly installation: string;
  readonly bootId: string | null;
  readonly logger: Logger;
}

export interface CatalogueFile {
  readonly db: DatabaseSync;
  /** Says on the disk that rows are being written, before the first of them is: a power cut from here on means building again. */
  markOpen(): void;
  /** Flushes everything and says that the rows are whole. */
  close(): void;
}

/** Opens the catalogue's file, or makes an empty one when it is missing, damaged, of another version or machine, or cut off by a power failure. */
export function openCatalogueFile(place: DatabasePlace): CatalogueFile {
  const { logger } = place;
  const path = pathOf(place);
  try {
    const db = connect(path);
    const doubt = doubtIn(db, place);
    if (doubt === null) return handle(db, place);
    db.close();
    if (doubt !== MISSING) logger.info('the catalogue is built again', { reason: doubt });
  } catch (error) {
    logger.warn('the catalogue could not be opened and is built again', { path, error });
  }
  removeCatalogueFile(place);
  return handle(empty(connect(path), place), place);
}

function empty(db: DatabaseSync, place: DatabasePlace): DatabaseSync {
  db.exec('BEGIN');
  db.exec(SCHEMA);
  const set = db.prepare('INSERT INTO meta (name, value) VALUES (?, ?)');
  for (const [name, value] of Object.entries(identity(place))) set.run(name, value);
  set.run('state', 'open');
  set.run('boot', place.bootId ?? '');
  db.exec('COMMIT');
  return db;
}

/** In memory where nothing can be written: an archive on a read-only disk is listed all the same. */
function pathOf({ folder, installation, logger }: DatabasePlace): string {
  const derived = join(folder, 'derived');
  const obstacle = obstacleTo(derived);
  if (obstacle === null) return join(derived, `catalogue-${installation}.sqlite`);
  logger.warn('the catalogue is kept in memory, because its folder cannot be written', { derived, error: obstacle });
  return ':memory:';
}

/** Why nothing can be written in a folder, null when something can. */
function obstacleTo(derived: string): unknown {
  try {
    mkdirSync(derived, { recursive: true });
    accessSync(derived, constants.W_OK);
    return null;
  } catch (error) {
    return error;
  }
}

/** Forgets everything derived here. What lies on a disk that cannot be written is not used, and stays. */
export function removeCatalogueFile({ folder, installation }: Pick<DatabasePlace, 'folder' | 'installation'>): void {
  if (obstacleTo(join(folder, 'derived')) !== null) return;
  for (const ending of ['', '-journal', '-wal', '-shm']) {
    rmSync(join(folder, 'derived', `catalogue-${installation}.sqlite${ending}`), { force: true });
  }
}

const MISSING = 'missing';

function connect(path: string): DatabaseSync {
  const db = new DatabaseSync(path);
  // A process kill keeps the page cache, so nothing is lost to it; a power cut is told by the mark, and the file is derived.
  db.exec(
    'PRAGMA page_size = 16384; PRAGMA busy_timeout = 5000; PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = OFF; PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY',
  );
  return db;
}

const identity = ({ archiveId, installation }: DatabasePlace) => ({
  version: String(CATALOGUE_VERSION),
  archive: archiveId,
  installation,
});

/** Why a file cannot be trusted, null when it can. */
function doubtIn(db: DatabaseSync, place: DatabasePlace): string | null {
  if (!db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'meta'").get()) return MISSING;
  const meta = new Map(
    db
      .prepare('SELECT name, value FROM meta')
      .all()
      .map((cells) => [textIn(cells, 'name'), textIn(cells, 'value')]),
  );
  for (const [name, value] of Object.entries(identity(place))) {
    if (meta.get(name) !== value) return `its ${name} is ${meta.get(name) ?? 'not told'}, not ${value}`;
  }
  if (meta.get('state') === 'closed') return null;
  return place.bootId !== null && meta.get('boot') === place.bootId ? null : 'it was open when the machine stopped';
}

function handle(db: DatabaseSync, { bootId }: DatabasePlace): CatalogueFile {
  const state = db.prepare("SELECT value FROM meta WHERE name = 'state'");
  const mark = (value: 'open' | 'closed') => {
    db.exec('PRAGMA synchronous = FULL; BEGIN IMMEDIATE');
    const set = db.prepare('UPDATE meta SET value = ? WHERE name = ?');
    set.run(value, 'state');
    set.run(bootId ?? '', 'boot');
    db.exec('COMMIT; PRAGMA synchronous = OFF');
  };
  return {
    db,
    markOpen() {
      if (textIn(state.get() ?? {}, 'value') !== 'open') mark('open');
    },
    close() {
      if (textIn(state.get() ?? {}, 'value') !== 'closed') mark('closed');
      db.close();
    },
  };
}
