import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock, Fs, Logger } from '../../ports.ts';
import type { Change, JournalItem, JournalPosition, ObjectEntry } from '../../seams.ts';
import type { VerifyReport } from '../check/verify.ts';
import type { TakeName } from '../lock/endpoint.ts';
import { initArchive, openStore, type Store, type StoreNeeds } from '../store.ts';

export const quiet: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A clock that stands still until it is moved. */
export function handClock(start = Date.UTC(2026, 10, 25, 9)): Clock & { move(ms: number): void } {
  let now = start;
  return {
    now: () => now,
    monotonic: () => now,
    move(ms) {
      now += ms;
    },
  };
}

/** Holds nothing: for archives in memory, which no other process can reach. */
export const freely: TakeName = async () => ({ release: async () => undefined });

/** Runs a test in a folder of its own, which is removed afterwards. */
export async function inScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'pressmark-store-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** An archive at `/archive` of a file system in memory, or wherever it is told. */
export async function scratchStore(fs: Fs, options: Partial<StoreNeeds> & { folder?: string } = {}): Promise<Store> {
  const { folder = '/archive', ...rest } = options;
  const needs: StoreNeeds = {
    fs,
    clock: handClock(),
    logger: quiet,
    process: 'test',
    installation: 'here',
    take: freely,
    reserveBytes: 0,
    ...rest,
  };
  await initArchive(folder, needs);
  return openStore(folder, needs);
}

export const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Stores a manifest and a page, and journals them: a capture as the save flow makes it, in small. */
export async function saveCapture(store: Store, number: number): Promise<JournalItem[]> {
  const page = bytesOf(`page ${number}`);
  const manifest = bytesOf(JSON.stringify({ archiveId: store.archiveId, articleId: `a-${number}`, capture: {}, objects: [] }));
  const objects = await store.put([
    { role: 'warc', mime: 'application/warc', bytes: page },
    { role: 'manifest', mime: 'application/json', bytes: manifest },
  ]);
  return store.append([captureAdd(number, objects)]);
}

export function captureAdd(number: number, objects: readonly ObjectEntry[] = []): Change {
  const named = (role: ObjectEntry['role']) => objects.find((object) => object.role === role)?.sha256 ?? '';
  return {
    type: 'capture.add',
    articleId: `a-${number}`,
    manifest: named('manifest'),
    objects,
    title: `Article ${number}`,
    url: null,
    tags: [],
    collectionId: null,
    capture: {
      id: `c-${number}`,
      capturedAt: '2026-11-25T09:00:00.000Z',
      method: 'file',
      status: 'complete',
      requestedUrl: null,
      finalUrl: null,
      redirects: [],
      httpStatus: null,
      mime: 'text/html',
      bytes: 6,
      sha256: named('warc'),
      warc: named('warc'),
      rendition: null,
      resourcesSaved: 0,
      resourcesWanted: 0,
      interventions: [],
      warnings: [],
    },
  };
}

export const tagged = (tag: string): Change => ({ type: 'tag.set', articleIds: ['a-1'], tag, on: true });

export async function replayed(store: Store, from: ReadonlyMap<string, JournalPosition> = new Map()): Promise<JournalItem[]> {
  const items: JournalItem[] = [];
  for await (const item of store.replay(from)) items.push(item);
  return items;
}

export async function verified(
  store: Store,
  mode: 'quick' | 'full' = 'full',
  anchors?: ReadonlyMap<string, JournalPosition>,
): Promise<VerifyReport> {
  for await (const step of store.verify(mode, undefined, anchors)) if (step.type === 'done') return step.report;
  throw new Error('a check ended without a report');
}
