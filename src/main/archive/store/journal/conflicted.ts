import { basename, dirname } from 'node:path';
import type { Fs, FsFile } from '../../ports.ts';
import type { JournalItem, JournalPosition } from '../../seams.ts';
import { codeOf } from '../disk/disk-error.ts';
import { bytesHere } from '../disk/placeholder.ts';
import { isSegmentName, isWriterId, type Layout } from '../layout.ts';
import { recordOf } from './journal-line.ts';
import { linesOf } from './segments.ts';

/**
 * Journals as they are with the conflicted copies that a sync program made of their segments. Such a copy has a name that is not ours, so nothing here ever
 * writes, renames or deletes one; but what was acknowledged may stand in it and nowhere else. Three things can be:
 *
 *     000001.jsonl                                            [1 2 3]
 *     000001 (conflicted copy 2026-11-25).jsonl               [1 2]          holds nothing more: passed over
 *     000001.sync-conflict-20261125-093000-ABCDEFG.jsonl      [1 2 3 4 5]    goes on: read in place of the segment
 *     000001-TARN.jsonl                                       [1 2 3' 4']    a branch: 3' and 4' are read as of a writer of their own
 */
export interface ConflictedCopies {
  /** A view in which a segment is as long as its longest copy that agrees with it. For reading. */
  readonly fs: Fs;
  /** Records that stand in conflicted copies alone and do not follow the journal's end, by the writer they are given as. */
  branches(): Promise<Map<string, BranchItem[]>>;
  /** Whether a writer's journal has copies that hold more than it does. */
  holdMore(writer: string): Promise<boolean>;
}

/** A record of a branch, and its line without the hash. */
export interface BranchItem extends JournalItem {
  readonly raw: Uint8Array;
}

/** `onAway` hears of writers whose journal or copies are not all on this computer now. */
export function conflictedCopies(fs: Fs, layout: Layout, onAway: (writer: string) => void): ConflictedCopies {
  /** Segments that a copy stands for, by writer, as of the last look into the writer's folder. */
  const views = new Map<string, ReadonlyMap<string, Uint8Array>>();

  const writerAt = (folder: string) =>
    dirname(folder) === layout.journal && isWriterId(basename(folder)) ? basename(folder) : null;
  const standIn = (path: string) => views.get(basename(dirname(path)))?.get(basename(path)) ?? null;
  const inJournal = (path: string) => dirname(dirname(path)) === layout.journal;

  async function look(
    writer: string,
  ): Promise<{ names: string[]; copies: Map<string, Uint8Array[]>; view: Map<string, Uint8Array> }> {
    const names = await namesIn(layout.writer(writer));
    const copies = new Map<string, Uint8Array[]>();
    for (const name of names.filter((each) => copiedSegment(each) !== null).sort()) {
      const segment = copiedSegment(name) ?? '';
      const bytes = await bytesHere(fs, `${layout.writer(writer)}/${name}`);
      if (bytes) copies.set(segment, [...(copies.get(segment) ?? []), bytes]);
      else onAway(writer);
    }
    const view = new Map<string, Uint8Array>();
    for (const [segment, held] of copies) {
      const own = names.includes(segment) ? await bytesHere(fs, layout.segment(writer, segment)) : new Uint8Array();
      if (own === null) continue; // what the copies add to it cannot be told
      const best = held.reduce((long, copy) => (goesOn(long, copy) ? copy : long), own);
      if (best !== own) view.set(segment, best);
    }
    views.set(writer, view);
    return { names: [...names, ...[...view.keys()].filter((segment) => !names.includes(segment))], copies, view };
  }

  /** None when the writer has no journal yet. */
  async function namesIn(folder: string): Promise<string[]> {
    try {
      return await fs.readdir(folder);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return [];
      throw error;
    }
  }

  /** Whole records of a writer's copies that its segments do not hold, in the order they stand there. */
  async function branchesOf(writer: string, { names, copies, view }: Looked): Promise<BranchItem[][]> {
    if (copies.size === 0) return [];
    const known = new Set<string>();
    for (const segment of names.filter(isSegmentName)) {
      const bytes = view.get(segment) ?? (await bytesHere(fs, layout.segment(writer, segment)));
      if (bytes === null) {
        onAway(writer);
        return [];
      }
      for (const { line } of linesOf(bytes)) if (line !== null) known.add(line.hash);
    }
    const found: BranchItem[][] = [];
    // The longest first, so that an earlier copy of the same branch adds nothing.
    for (const bytes of [...copies.values()].flat().sort((a, b) => b.byteLength - a.byteLength)) {
      const lines = [...linesOf(bytes)].flatMap(({ line, start, end }) =>
        line !== null && line.body.writer === writer && !known.has(line.hash) ? [{ line, start, end }] : [],
      );
      const first = lines[0];
      if (!first) continue;
      const name = branchName(writer, first.line.hash);
      for (const { line } of lines) known.add(line.hash);
      found.push(
        lines.map(({ line, start, end }) => ({
          record: { ...recordOf(line.body), writer: name },
          position: { writer: name, segment: FIRST, offset: end, seq: line.body.seq, hash: line.hash },
          raw: bytes.subarray(start + HASH_AND_SPACE, end - 1),
        })),
      );
    }
    return found;
  }

  return {
    fs: {
      ...fs,
      async readdir(path) {
        const writer = writerAt(path);
        return writer === null ? fs.readdir(path) : [...(await look(writer)).names];
      },
      async readFile(path) {
        return (inJournal(path) && standIn(path)) || fs.readFile(path);
      },
      async stat(path) {
        const bytes = inJournal(path) ? standIn(path) : null;
        return bytes ? { size: bytes.byteLength, kind: 'file' } : fs.stat(path);
      },
      async open(path, flags) {
        const bytes = flags === 'r' && inJournal(path) ? standIn(path) : null;
        return bytes ? readable(bytes) : fs.open(path, flags);
      },
    },
    async branches() {
      const all = new Map<string, BranchItem[]>();
      for (const writer of (await fs.readdir(layout.journal)).filter(isWriterId).sort()) {
        for (const items of await branchesOf(writer, await look(writer))) {
          const name = items[0]?.position.writer;
          if (name !== undefined) all.set(name, items);
        }
      }
      return all;
    },
    async holdMore(writer) {
      const looked = await look(writer);
      return looked.view.size > 0 || (await branchesOf(writer, looked)).length > 0;
    },
  };
}

/** A writer's folder: the names in it, the conflicted copies by the segment that they are of, and segments that a copy stands for. */
interface Looked {
  readonly names: readonly string[];
  readonly copies: ReadonlyMap<string, readonly Uint8Array[]>;
  readonly view: ReadonlyMap<string, Uint8Array>;
}

/** The segment that a file in a writer's folder is a conflicted copy of, by the ways in which sync programs name them; null for any other file. */
export function copiedSegment(name: string): string | null {
  if (isSegmentName(name)) return null;
  const stem = /^(\d{6})[^0-9].*\.jsonl$/i.exec(name)?.[1];
  return stem === undefined ? null : `${stem}.jsonl`;
}

/** Whether a name is that of a branch of a writer. */
export function isBranchOf(name: string, writer: string): boolean {
  return name.startsWith(branchStem(writer));
}

/** The records of a branch after a position of it; all of them without one. */
export async function* branchAfter(
  items: readonly JournalItem[],
  from: JournalPosition | undefined,
): AsyncGenerator<JournalItem[]> {
  const at = from === undefined ? -1 : items.findIndex(({ position }) => position.hash === from.hash);
  if (at + 1 < items.length) yield items.slice(at + 1);
}

const FIRST = '000001.jsonl';
const HASH_AND_SPACE = 65;
const branchName = (writer: string, hash: string) => `${branchStem(writer)}${hash.slice(0, 10)}`;
const branchStem = (writer: string) => `${writer.slice(0, 52)}-x`;

function goesOn(short: Uint8Array, long: Uint8Array): boolean {
  return long.byteLength > short.byteLength && Buffer.compare(long.subarray(0, short.byteLength), short) === 0;
}

function readable(bytes: Uint8Array): FsFile {
  const refuse = () => Promise.reject(new Error('a view of a journal was written to'));
  return {
    write: refuse,
    overwrite: refuse,
    read: async (position, length) => bytes.subarray(position, position + length),
    sync: refuse,
    close: async () => undefined,
  };
}
