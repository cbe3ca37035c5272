import { hash } from 'node:crypto';
import { copyOf, type Disk, spliced } from './disk.ts';
import type { Forgetful, LogEntry } from './forgetful.ts';
import type { Chance } from './seeded.ts';

/** What a power cut may have left. */
export interface CrashImage {
  readonly disk: Disk;
  /** The same for images that are the same to anybody who reads no drafts. */
  readonly key: string;
  /** Length of the log at the power cut. */
  readonly at: number;
  /** What became of each operation that was not durable, in words. */
  describe(): string;
}

export interface ImageOptions {
  readonly chance: Chance;
  /** Up to this many images of a moment are all made; of more, a sample of this size. */
  readonly perMoment: number;
  /** Whether the later half of a write may reach the disk without the earlier one. */
  readonly holes: boolean;
  /** Moments to look at: every one unless told. */
  readonly moments?: (at: number) => boolean;
}

/** Counts of what was made. */
export interface ImageCounts {
  moments: number;
  exhaustive: number;
  images: number;
}

/**
 * Every state the disk may be in when the power fails, at every moment of a log. An operation is durable when a later sync covers it;
 * each other one is dropped or kept on its own, and a kept write is whole, torn, or zeros. A rename is two halves: the new name is durable by a sync
 * of its folder, the old one gone by a sync of the other.
 */
export function* crashImages(source: Forgetful, options: ImageOptions, counts: ImageCounts): Generator<CrashImage> {
  const { log, base } = source;
  const durability = durabilityOf(log);
  const archiveTmp = tmpFolderOf(base, log);
  for (let at = 0; at <= log.length; at++) {
    if (at > 0 && !changes(log[at - 1])) continue;
    if (options.moments && !options.moments(at)) continue;
    counts.moments += 1;
    const open = volatileAt(log, durability, at, archiveTmp, options.holes);
    const total = open.reduce((product, { modes }) => product * modes.length, 1);
    const isAll = total <= options.perMoment;
    if (isAll) counts.exhaustive += 1;
    const wanted = isAll ? total : options.perMoment;
    for (let number = 0; number < wanted; number++) {
      counts.images += 1;
      const chosen = isAll ? numbered(open, number) : drawn(open, options.chance, number);
      yield imageOf({ base, log, durability, tmp: archiveTmp }, at, chosen);
    }
  }
}

type Mode =
  | 'dropped'
  | 'kept'
  /** Of a rename: both names, or neither. */
  | 'both'
  | 'gone'
  /** Of a write: its first half; all but its last byte; zeros; its first half and zeros; zeros and its second half. */
  | 'torn'
  | 'short'
  | 'zeros'
  | 'blank'
  | 'hole';

const WRITES: readonly Mode[] = ['dropped', 'kept', 'torn', 'short', 'zeros', 'blank'];
/** Zeros are what a file has grown by; what is written over is there before and after, sector by sector. */
const OVERWRITES: readonly Mode[] = ['dropped', 'kept', 'torn', 'short'];

interface Open {
  /** The operations that share one fate. */
  readonly ops: readonly number[];
  readonly modes: readonly Mode[];
}

/** Log position of the sync that makes an operation durable; for a rename, of each half. */
interface Durable {
  readonly at: number;
  readonly sourceAt: number;
}

function durabilityOf(log: readonly LogEntry[]): Durable[] {
  const durable: { at: number; sourceAt: number }[] = log.map(() => ({ at: Infinity, sourceAt: Infinity }));
  const pending = new Map<number, ((at: number) => void)[]>();
  const waits = (node: number, settle: (at: number) => void) => {
    const list = pending.get(node);
    if (list) list.push(settle);
    else pending.set(node, [settle]);
  };
  log.forEach((op, index) => {
    const own = durable[index];
    if (!own) return;
    if (op.kind === 'link' || op.kind === 'unlink') waits(op.folder, (at) => (own.at = at));
    if (op.kind === 'write') waits(op.node, (at) => (own.at = at));
    if (op.kind === 'move') {
      waits(op.toFolder, (at) => (own.at = at));
      waits(op.folder, (at) => (own.sourceAt = at));
    }
    if (op.kind === 'sync') for (const settle of pending.get(op.node) ?? []) settle(index);
    if (op.kind === 'sync' || op.kind === 'forget') pending.delete(op.node);
  });
  return durable;
}

/** Moments right after a sync or a promise matter as well: less is open, or more is at stake. */
const changes = (entry: LogEntry | undefined) => entry !== undefined && entry.kind !== 'withdraw';

/** The folder of drafts is never synced, so what is done in it stays open for ever. */
function tmpFolderOf({ folders }: Disk, log: readonly LogEntry[]): number | null {
  for (const names of folders.values()) if (names.has('tmp')) return names.get('tmp') ?? null;
  for (const op of log) if (op.kind === 'link' && op.name === 'tmp') return op.node;
  return null;
}

function volatileAt(
  log: readonly LogEntry[],
  durable: readonly Durable[],
  at: number,
  tmp: number | null,
  holes: boolean,
): Open[] {
  const open: Open[] = [];
  /** Drafts: nobody reads them before they have a name elsewhere, so they share one fate. */
  const inTmp: number[] = [];
  const drafts = draftsAt(log, at, tmp);
  for (let index = 0; index < at; index++) {
    const op = log[index];
    const own = durable[index];
    if (!op || !own) continue;
    if (op.kind === 'link' || op.kind === 'unlink') {
      if (own.at < at) continue;
      if (op.folder === tmp) inTmp.push(index);
      else open.push({ ops: [index], modes: ['dropped', 'kept'] });
    } else if (op.kind === 'write') {
      if (own.at < at) continue;
      if (drafts.has(op.node)) inTmp.push(index);
      else if (op.isOver) open.push({ ops: [index], modes: OVERWRITES });
      else open.push({ ops: [index], modes: holes ? [...WRITES, 'hole'] : WRITES });
    } else if (op.kind === 'move') {
      const isNamed = own.at < at;
      const isGone = own.sourceAt < at;
      if (op.folder === tmp && isNamed) inTmp.push(index);
      else if (op.folder === tmp) open.push({ ops: [index], modes: ['dropped', 'kept'] });
      else if (isNamed && !isGone) open.push({ ops: [index], modes: ['both', 'kept'] });
      else if (!isNamed && isGone) open.push({ ops: [index], modes: ['gone', 'kept'] });
      else if (!isNamed) open.push({ ops: [index], modes: ['dropped', 'kept', 'both'] });
    }
  }
  if (inTmp.length > 0) open.push({ ops: inTmp, modes: ['dropped', 'kept'] });
  return open;
}

/** Files that have had no name but in the folder of drafts. */
function draftsAt(log: readonly LogEntry[], at: number, tmp: number | null): Set<number> {
  const drafts = new Set<number>();
  for (const op of log.slice(0, at)) {
    if (op.kind === 'link' && op.folder === tmp) drafts.add(op.node);
    if (op.kind === 'move' && op.toFolder !== tmp) drafts.delete(op.node);
  }
  return drafts;
}

function numbered(open: readonly Open[], number: number): Map<number, Mode> {
  const chosen = new Map<number, Mode>();
  let rest = number;
  for (const { ops, modes } of open) {
    const mode = modes[rest % modes.length] ?? 'kept';
    rest = Math.floor(rest / modes.length);
    for (const op of ops) chosen.set(op, mode);
  }
  return chosen;
}

/** The first two of a sample are the extremes: nothing of it is there, and everything is. */
function drawn(open: readonly Open[], chance: Chance, number: number): Map<number, Mode> {
  const chosen = new Map<number, Mode>();
  /** Near one end or the other more often than in the middle, where most combinations are alike. */
  const lean = chance.next();
  for (const { ops, modes } of open) {
    const other = modes[1 + chance.below(modes.length - 1)] ?? 'kept';
    const drawnMode = chance.next() < lean ? (modes[0] ?? 'dropped') : other;
    const mode = number === 0 ? (modes[0] ?? 'dropped') : number === 1 ? 'kept' : drawnMode;
    for (const op of ops) chosen.set(op, mode);
  }
  return chosen;
}

interface Past {
  readonly base: Disk;
  readonly log: readonly LogEntry[];
  readonly durability: readonly Durable[];
  /** The folder of drafts. */
  readonly tmp: number | null;
}

function imageOf({ base, log, durability, tmp }: Past, at: number, chosen: ReadonlyMap<number, Mode>): CrashImage {
  const disk = copyOf(base);
  const signs = new Map<number, string>();
  for (let index = 0; index < at; index++) {
    const op = log[index];
    if (!op) continue;
    const mode = chosen.get(index) ?? 'kept';
    if (op.kind === 'link') {
      if (!disk.folders.has(op.node) && !disk.files.has(op.node)) {
        if (op.isFolder) disk.folders.set(op.node, new Map());
        else disk.files.set(op.node, new Uint8Array());
      }
      if (mode !== 'dropped') disk.folders.get(op.folder)?.set(op.name, op.node);
    } else if (op.kind === 'move') {
      // Of a draft whose new name is durable only the old one can be open.
      if (mode === 'kept' || mode === 'both' || isDurable(durability[index], at))
        disk.folders.get(op.toFolder)?.set(op.toName, op.node);
      const names = disk.folders.get(op.folder);
      if ((mode === 'kept' || mode === 'gone') && names?.get(op.name) === op.node) names.delete(op.name);
    } else if (op.kind === 'unlink') {
      const names = disk.folders.get(op.folder);
      if (mode === 'kept' && names?.get(op.name) === op.node) names.delete(op.name);
    } else if (op.kind === 'write' && mode !== 'dropped') {
      disk.files.set(op.node, spliced(disk.files.get(op.node) ?? new Uint8Array(), op.offset, written(op.bytes, mode)));
      signs.set(op.node, `${signs.get(op.node) ?? ''}${index}${mode}`);
    }
  }
  return {
    disk,
    key: keyOf(disk, signs, tmp),
    at,
    describe: () =>
      [...chosen]
        .map(([index, mode]) => {
          const op = log[index];
          const name = op && 'name' in op ? op.name.slice(0, 20) : op && 'node' in op ? `inode ${op.node}` : '';
          return `${index}:${op?.kind} ${name} ${mode}`;
        })
        .join(', '),
  };
}

const isDurable = (own: Durable | undefined, at: number) => own !== undefined && own.at < at;

function written(bytes: Uint8Array, mode: Mode): Uint8Array {
  const half = Math.ceil(bytes.byteLength / 2);
  if (mode === 'torn') return bytes.subarray(0, half);
  if (mode === 'short') return bytes.subarray(0, -1);
  if (mode === 'kept') return bytes;
  const zeros = new Uint8Array(bytes.byteLength);
  if (mode === 'blank') zeros.set(bytes.subarray(0, half));
  if (mode === 'hole') zeros.set(bytes.subarray(half), half);
  return zeros;
}

function keyOf(disk: Disk, signs: ReadonlyMap<number, string>, tmp: number | null): string {
  const parts: string[] = [];
  const visit = (folder: number) => {
    const names = disk.folders.get(folder);
    if (!names || folder === tmp) return;
    for (const name of [...names.keys()].sort()) {
      const node = names.get(name) ?? 0;
      parts.push(name, `${node}${signs.get(node) ?? ''}`);
      visit(node);
    }
    parts.push('/');
  };
  visit(0);
  return hash('md5', parts.join(' '), 'base64');
}
