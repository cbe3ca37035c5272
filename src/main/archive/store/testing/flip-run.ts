import type { Fs } from '../../ports.ts';
import type { JournalPosition } from '../../seams.ts';
import { decodeLine } from '../journal/journal-line.ts';
import { linesOf } from '../journal/segments.ts';
import { copyOf, type Disk, diskFs, filesOn, nodeAt } from './disk.ts';
import { fixtureArchive, variedArchive } from './fixture-archive.ts';
import { areFilesReported, headsOf, isJournalReported, isReported, objectCheck, positionsOf } from './reported.ts';
import { seedOf } from './seeded.ts';
import { ARCHIVE } from './world.ts';

export interface FlipRun {
  readonly seed: number;
  readonly articles: number;
  readonly part: number;
  readonly parts: number;
  /** One file, truncation and misplacement of so many; 1 for all. */
  readonly every?: number;
  readonly report?: (done: number, text: string) => void;
}

export interface FlipTotals {
  files: number;
  bytes: number;
  flips: number;
  /** Of them judged by a whole check of the archive too. */
  wholeChecks: number;
  truncations: number;
  misplaced: number;
  cleanArchives: number;
  /** What nobody reported, in words. */
  missed: string[];
  falseAlarms: string[];
}

const KIB = 1024;
const WHOLE_BELOW = 16 * KIB;
const BLOCK = 4 * KIB;
const WHOLE_CHECK_EVERY = 10_000;
const CLEAN_ARCHIVES = 100;
const MOST_MISSED = 20;

/** Flips, cuts and misplaces everything in an archive of which nothing may change unseen, and looks whether it is reported. */
export async function runFlips({ seed, articles, part, parts, every = 1, report }: FlipRun): Promise<FlipTotals> {
  const disk = await fixtureArchive({ seed, articles, largeEvery: 20 });
  const positions = await positionsOf(disk);
  const heads = new Map(positions.map((position) => [position.writer, position]));
  const files = [...filesOn(disk, ARCHIVE)]
    .filter(([path]) => /\/(objects|journal)\/|pressmark\.json$|README\.txt$/.test(path))
    .sort();
  const totals: FlipTotals = {
    files: 0,
    bytes: 0,
    flips: 0,
    wholeChecks: 0,
    truncations: 0,
    misplaced: 0,
    cleanArchives: 0,
    missed: [],
    falseAlarms: [],
  };
  const mine = (at: number, of = every) => at % (parts * of) === part * of;
  const bench: Bench = { disk, heads, positions, totals };
  const tell = () =>
    report?.(totals.flips, `${totals.flips} flips, ${totals.truncations} truncations, ${totals.misplaced} misplaced`);

  for (let number = part; number < CLEAN_ARCHIVES; number += parts * every) {
    const clean = await variedArchive(seedOf(seed, 'clean', number));
    totals.cleanArchives += 1;
    if (await isReported(clean, await headsOf(clean))) totals.falseAlarms.push(`clean archive ${number}`);
  }
  for (const [at, [path, bytes]] of files.entries()) {
    if (!mine(at)) continue;
    totals.files += 1;
    totals.bytes += bytes.byteLength;
    await flipFile(bench, path, bytes, tell);
    if (path.endsWith('.jsonl')) await truncate(bench, path, bytes, every, tell);
    await misplace(bench, path, files[(at + 1) % files.length]?.[0] ?? path);
    tell();
    if (totals.missed.length >= MOST_MISSED) break;
  }
  return totals;
}

interface Bench {
  readonly disk: Disk;
  readonly heads: ReadonlyMap<string, JournalPosition>;
  readonly positions: readonly JournalPosition[];
  readonly totals: FlipTotals;
}

/** The disk with other bytes at one path. */
function withBytes(disk: Disk, path: string, bytes: Uint8Array): Disk {
  const node = nodeAt(disk, path);
  const files = new Map(disk.files);
  if (node !== null) files.set(node, bytes);
  return { folders: disk.folders, files };
}

/** The file system with other bytes at one path, for checks that write nothing. */
function reading(fs: Fs, path: string, bytes: Uint8Array): Fs {
  return {
    ...fs,
    readFile: async (asked) => (asked === path ? bytes : fs.readFile(asked)),
    async stat(asked) {
      return asked === path ? { size: bytes.byteLength, kind: 'file' } : fs.stat(asked);
    },
    async open(asked, flags) {
      const file = await fs.open(asked, flags);
      return asked === path ? { ...file, read: async (position, length) => bytes.slice(position, position + length) } : file;
    },
  };
}

async function flipFile({ disk, heads, totals }: Bench, path: string, bytes: Uint8Array, tell: () => void): Promise<void> {
  const flipped = bytes.slice();
  const fs = reading(diskFs(disk), path, flipped);
  const isObject = path.includes('/objects/');
  const isJournal = path.endsWith('.jsonl');
  const check = objectCheck(fs);
  const name = path.slice(-64);
  const bits = bytes.byteLength <= WHOLE_BELOW ? 8 : 1;
  const step = bits === 8 ? 1 : BLOCK;
  for (let at = 0; at < bytes.byteLength; at += step) {
    for (let bit = 0; bit < bits; bit++) {
      flipped[at] = (bytes[at] ?? 0) ^ (1 << (bits === 8 ? bit : (at / BLOCK) % 8));
      const isSeen = isObject
        ? await check(name)
        : isJournal
          ? await isLineReported(bytes, flipped, at)
          : await areFilesReported(fs);
      totals.flips += 1;
      const mustBeWhole = totals.flips % WHOLE_CHECK_EVERY === 0;
      if (mustBeWhole) totals.wholeChecks += 1;
      if (!isSeen || (mustBeWhole && !(await isReported(withBytes(disk, path, flipped), heads))))
        totals.missed.push(`bit ${bit} of byte ${at} of ${path}`);
    }
    flipped[at] = bytes[at] ?? 0;
    if (at % 1024 === 0) tell();
  }
}

/** The check of the journal's lines that were hit: of a line break, the two that it parts. */
async function isLineReported(bytes: Uint8Array, flipped: Uint8Array, at: number): Promise<boolean> {
  const start = at === 0 ? 0 : bytes.lastIndexOf(NEWLINE, at - 1) + 1;
  const own = bytes.indexOf(NEWLINE, at);
  const next = own === at ? bytes.indexOf(NEWLINE, at + 1) : own;
  const hit = flipped.subarray(start, (next === -1 ? own : next) + 1);
  for (const { start: from, end } of linesOf(hit))
    if (hit[end - 1] !== NEWLINE || decodeLine(hit.subarray(from, end - 1)) === null) return true;
  return false;
}

const NEWLINE = 0x0a;

async function truncate(
  { disk, heads, positions, totals }: Bench,
  path: string,
  bytes: Uint8Array,
  every: number,
  tell: () => void,
): Promise<void> {
  const [writer = '', segment = ''] = path.split('/').slice(-2);
  const head = heads.get(writer);
  if (!head) return;
  // From the newest position before it, so that not everything is read again for each byte.
  const from = positions.findLast((position) => position.writer === writer && position.segment < segment);
  for (let length = 0; length < bytes.byteLength; length += every) {
    const cut = bytes.subarray(0, length);
    totals.truncations += 1;
    const isSeen = await isJournalReported(reading(diskFs(disk), path, cut), writer, from, head);
    if (!isSeen) totals.missed.push(`${path} cut to ${length} of ${bytes.byteLength} bytes`);
    if (totals.truncations % WHOLE_CHECK_EVERY === 0) {
      totals.wholeChecks += 1;
      if (!(await isReported(withBytes(disk, path, cut), heads)))
        totals.missed.push(`${path} cut to ${length} bytes, by a whole check`);
    }
    if (length % 256 === 0) tell();
  }
}

/** Deletes, renames, swaps and doubles a file. */
async function misplace({ disk, heads, totals }: Bench, path: string, other: string): Promise<void> {
  const changes: readonly [string, (fs: Fs) => Promise<void>][] = [
    ['deleted', (fs) => fs.unlink(path)],
    ['renamed', (fs) => fs.rename(path, renamed(path))],
    ['swapped with the next one', (fs) => swap(fs, path, other)],
    ['doubled', (fs) => double(fs, path, renamed(path))],
  ];
  const isNamedByHash = path.includes('/objects/') || path.endsWith('.jsonl');
  // A second README is nobody's loss, and says nothing of the archive.
  for (const [what, change] of isNamedByHash ? changes : changes.slice(0, 3)) {
    const changed = copyOf(disk);
    await change(diskFs(changed));
    totals.misplaced += 1;
    if (!(await isReported(changed, heads))) totals.missed.push(`${path} ${what}`);
  }
}

/** Another name of the same form, where there is one. */
function renamed(path: string): string {
  if (path.endsWith('.jsonl'))
    return path.replace(/\d{6}(?=\.jsonl$)/, (number) => String(Number(number) + 500).padStart(6, '0'));
  return path.includes('/objects/') ? `${path.slice(0, -1)}${path.endsWith('0') ? '1' : '0'}` : `${path}.old`;
}

async function swap(fs: Fs, one: string, other: string): Promise<void> {
  await fs.rename(one, `${one}.aside`);
  await fs.rename(other, one);
  await fs.rename(`${one}.aside`, other);
}

async function double(fs: Fs, path: string, to: string): Promise<void> {
  const file = await fs.open(to, 'wx');
  await file.write(await fs.readFile(path));
  await file.close();
}
