import type { Fs } from '../../ports.ts';
import { codeOf } from '../disk/disk-error.ts';
import { isSegmentName, type Layout } from '../layout.ts';
import { continuationOf, decodeLine, type Line } from './journal-line.ts';

/** A stretch of a writer's journal that counts: from the start of a segment to `end`, or to its own end. */
export interface Stretch {
  readonly segment: string;
  readonly end: number | null;
}

/** A line of a segment: where it stands, and what it says; null when it is damaged. */
export interface PlacedLine {
  readonly start: number;
  readonly end: number;
  readonly line: Line | null;
}

/** Names of a writer's segments, oldest first; none when it has no journal. Files that are not ours are left alone. */
export async function segmentNames(fs: Fs, layout: Layout, writerId: string): Promise<string[]> {
  try {
    return (await fs.readdir(layout.writer(writerId))).filter(isSegmentName).sort();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/**
 * The stretches of a writer's journal in order. A segment that continues an earlier one voids what lies between:
 *
 *     000001  [1 2 3 4 │ void ]      000002  [ void ]      000003  [continues 000001 after 4: 6 7 8]
 */
export async function stretchesOf(fs: Fs, layout: Layout, writerId: string): Promise<Stretch[]> {
  const names = await segmentNames(fs, layout, writerId);
  const stretches: Stretch[] = [];
  let end: number | null = null;
  for (let at = names.length - 1; at >= 0; ) {
    const segment = names[at];
    if (segment === undefined) break;
    stretches.unshift({ segment, end });
    const first = await firstLine(fs, layout.segment(writerId, segment));
    const continued = first && continuationOf(first.body);
    if (continued && continued.prevFile === null) break;
    const before = continued ? names.indexOf(continued.prevFile ?? '') : -1;
    const known = continued && before >= 0 && before < at;
    end = known ? continued.prevOffset : null;
    at = known ? before : at - 1;
  }
  return stretches;
}

/** The lines of a segment from a byte on. Bytes after the last line break are one damaged line. */
export function* linesOf(bytes: Uint8Array, from = 0): Generator<PlacedLine> {
  for (let start = from; start < bytes.byteLength; ) {
    const lineBreak = bytes.indexOf(NEWLINE, start);
    if (lineBreak === -1) {
      yield { start, end: bytes.byteLength, line: null };
      return;
    }
    yield { start, end: lineBreak + 1, line: decodeLine(bytes.subarray(start, lineBreak)) };
    start = lineBreak + 1;
  }
}

/** The line that ends right before a byte; null when none does. */
export function lineBefore(bytes: Uint8Array, end: number): PlacedLine | null {
  if (end < 1 || end > bytes.byteLength || bytes[end - 1] !== NEWLINE) return null;
  const start = end < 2 ? 0 : bytes.lastIndexOf(NEWLINE, end - 2) + 1;
  return { start, end, line: decodeLine(bytes.subarray(start, end - 1)) };
}

/** Whether a line that ends somewhere is the only thing in its segment. */
export function isAlone(bytes: Uint8Array, end: number): boolean {
  return end === bytes.byteLength && lineBefore(bytes, end)?.start === 0;
}

/** Where the last whole line of a segment ends, and that line; what follows is a torn tail. */
export function lastLine(bytes: Uint8Array): { end: number; line: Line | null } {
  for (let end = bytes.lastIndexOf(NEWLINE) + 1; end > 0; ) {
    const placed = lineBefore(bytes, end);
    if (placed === null) break;
    if (placed.line) return { end, line: placed.line };
    end = placed.start;
  }
  return { end: 0, line: null };
}

const NEWLINE = 0x0a;
const PIECE = 64 * 1024;

async function firstLine(fs: Fs, path: string): Promise<Line | null> {
  const file = await fs.open(path, 'r');
  try {
    // Again from the start with twice as much: nearly every first line fits into the first piece.
    for (let length = PIECE; ; length *= 2) {
      const piece = await file.read(0, length);
      const lineBreak = piece.indexOf(NEWLINE);
      if (lineBreak !== -1) return decodeLine(piece.subarray(0, lineBreak));
      if (piece.byteLength < length) return null;
    }
  } finally {
    await file.close();
  }
}
