import type { Line } from './journal-line.ts';
import { linesOf, type PlacedLine } from './segments.ts';

/**
 * Two processes that both believe to be one writer (the lock of the system does not reach from one container into another) may append to one
 * segment at once. Only the one whose record lies right behind the chain says that it is saved; the other sees that it was not alone, goes elsewhere, and
 * leaves records that fork off:
 *
 *     [1 2 3 │ 4]  [4' 5'] ...      4' names 3 as the one before it: whole, but nobody was told that it is saved
 */

/** Whether a record that does not follow its predecessor forks off an earlier one of its segment, or follows one that does. A record that stands there twice does not. */
export function isFork(bytes: Uint8Array, placed: PlacedLine): boolean {
  const { line } = placed;
  if (line === null) return false;
  const before = new Set<string>();
  for (const each of linesOf(bytes.subarray(0, placed.start))) {
    if (each.line === null) continue;
    if (before.size === 0) before.add(each.line.body.prev);
    before.add(each.line.hash);
  }
  return before.has(line.body.prev) && !before.has(line.hash);
}

/** The last record of a segment's chain, passing over records that fork off, and where it ends; what follows is no part of the journal. */
export function chainEnd(bytes: Uint8Array): { end: number; line: Line | null } {
  let last: { end: number; line: Line | null } = { end: 0, line: null };
  for (const placed of linesOf(bytes)) {
    const { line, end } = placed;
    if (line === null) continue;
    const follows = last.line === null || (line.body.prev === last.line.hash && line.body.seq === last.line.body.seq + 1);
    if (follows || !isFork(bytes, placed)) last = { end, line };
  }
  return last;
}

/** Whether a segment whose last record is this one has as many lines as its numbers say. A fork adds a line and no number. */
export function isStraight(bytes: Uint8Array, { end, line }: { readonly end: number; readonly line: Line | null }): boolean {
  const [first] = linesOf(bytes.subarray(0, bytes.indexOf(NEWLINE) + 1));
  if (!line || !first?.line) return true;
  let lines = 0;
  for (let at = bytes.indexOf(NEWLINE); at !== -1 && at < end; at = bytes.indexOf(NEWLINE, at + 1)) lines += 1;
  return line.body.seq === first.line.body.seq + lines - 1;
}

const NEWLINE = 0x0a;
