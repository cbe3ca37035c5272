import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { urlKey } from '../capture/normalise-url.ts';
import { openCatalogue } from '../catalogue/catalogue.ts';
import { createExtractor } from '../extract/extractor.ts';
import { openIndex } from '../indexing/search-index.ts';
import type { Ports } from '../ports.ts';
import type { Reading } from '../seams.ts';
import { openStore } from '../store/store.ts';
import { documentOf } from './documents.ts';
import { createEvents } from './events.ts';
import { finishReadings } from './finish-readings.ts';
import { createIndexKeeper } from './index-keeper.ts';
import { emptyOldTrash } from './purge.ts';
import { recentMap } from './recent-map.ts';
import type { Session } from './session.ts';

const READINGS_KEPT = 256;

export interface OpenSession {
  readonly session: Session;
  close(): Promise<void>;
}

/** Opens an archive: store, catalogue brought up to the journal's end, index. What was saved before a crash is listed when this resolves and searchable when `mended` does. */
export async function openSession(
  folder: string,
  ports: Ports,
  { readOnly = false }: { readonly readOnly?: boolean } = {},
): Promise<OpenSession> {
  /** What closes each part that is open, the newest first. */
  const closers: Closer[] = [];
  try {
    return await openParts(folder, ports, readOnly, closers);
  } catch (error) {
    // Half an archive left open would keep everybody else out, this process too.
    await inTurn(closers);
    throw error;
  }
}

type Closer = () => Promise<void> | void;

async function openParts(folder: string, ports: Ports, readOnly: boolean, closers: Closer[]): Promise<OpenSession> {
  const { fs, clock, logger } = ports;
  const derived = readOnly ? await ownPlace() : { folder, remove: async () => {} };
  closers.unshift(() => derived.remove());
  const store = await openStore(folder, { fs, clock, logger, process: ports.process, readOnly });
  closers.unshift(() => store.close());
  const closing = new AbortController();
  const catalogue = openCatalogue({
    folder: derived.folder,
    archiveId: store.archiveId,
    installation: store.installation,
    bootId: store.bootId,
    logger,
    clock,
    urlKey,
  });
  closers.unshift(() => catalogue.close());
  // Until the keeper is there, what is missing is found when it first compares.
  let bringAgain = (): void => undefined;
  // In a thread of its own, so it opens while the journal is read.
  const opening = openIndex({
    folder: join(derived.folder, 'derived', 'index', store.installation),
    workerPath: ports.workers.index,
    logger,
    onDamage: () => bringAgain(),
  });
  const opened = opening.catch(() => null); // why not is met below
  closers.unshift(
    async () => (await opened)?.flush(),
    async () => (await opened)?.close(),
  );
  // A listing that does not lie on this journal (another version, a power cut) is built again, never trusted.
  if (!(await store.holds(catalogue.positions()))) catalogue.clear();
  await catalogue.applyAll(store.replayBatches(catalogue.positions()));
  const index = await opening;
  const extractor = createExtractor({ workerPath: ports.workers.extract, logger });
  closers.unshift(() => extractor.close());
  const events = createEvents();
  const readings = recentMap<Reading>(READINGS_KEPT);
  const held = { catalogue, store, readings };
  const keeper = createIndexKeeper({
    catalogue,
    index,
    events,
    logger,
    closing: closing.signal,
    documentOf: (id) => documentOf(held, id),
  });
  let mended = Promise.resolve();
  const session: Session = {
    ...held,
    folder,
    ports,
    index,
    extractor,
    events,
    keeper,
    get mended() {
      return mended;
    },
    closing: closing.signal,
  };
  const told = (error: unknown) => logger.error('the archive could not be mended after opening', { error });
  mended = mend(session).catch(told);
  bringAgain = () => {
    if (!closing.signal.aborted) mended = mended.then(() => keeper.catchUp()).catch(told);
  };
  return {
    session,
    async close() {
      closing.abort();
      await mended;
      const [failure] = await inTurn(closers);
      if (failure !== undefined) throw failure;
    },
  };
}

/** Does one thing after another: one that cannot end must not keep the others from it. Gives what failed. */
async function inTurn(steps: readonly Closer[]): Promise<unknown[]> {
  const failures: unknown[] = [];
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      failures.push(error);
    }
  }
  return failures;
}

/** Whoever reads beside another process keeps what it derives to itself: the other has its own in the archive. */
async function ownPlace(): Promise<{ readonly folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'pressmark-reading-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

async function mend(session: Session): Promise<void> {
  await session.keeper.catchUp();
  if (session.closing.aborted) return;
  await finishReadings(session);
  await emptyOldTrash(session);
}
