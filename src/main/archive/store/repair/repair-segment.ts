import { linesOf, type PlacedLine } from '../journal/segments.ts';

/** A segment made whole from several copies: its bytes, and how many records it has that ours had not. */
export interface MendedSegment {
  readonly bytes: Uint8Array;
  readonly gained: number;
}

/**
 * Joins copies of one segment, ours first. Every intact record of ours stays; records that only another copy has come in at their number. What is damaged
 * in ours and intact in no copy stays as it is. Null when the copies tell different stories (two records of one number), or have nothing to add.
 *
 *     ours   1 2 ✗ ✗ 5 6        another  1 2 3 4        joined  1 2 3 4 5 6
 */
export function mendSegment(writer: string, ours: Uint8Array | null, others: readonly Uint8Array[]): MendedSegment | null {
  const held = ours ? linesBy(writer, ours) : [];
  /** Of one number there may be two: one of them forks off the chain. */
  const bySeq = new Map<number, Set<string>>();
  const keep = ({ seq, hash }: Intact) => {
    bySeq.set(seq, (bySeq.get(seq) ?? new Set()).add(hash));
  };
  for (const line of intactOf(ours ?? new Uint8Array(), held)) keep(line);
  const found: Intact[] = [];
  const neighbours = new Set<string>();
  for (const other of others) {
    const placed = linesBy(writer, other);
    const lines = intactOf(other, placed);
    // A copy that went another way after some record is no copy of this segment.
    if (lines.some(({ seq, hash }) => bySeq.get(seq)?.has(hash) === false)) continue;
    for (const [at, { line }] of placed.entries()) if (line) neighbours.add(pair(at === 0 ? null : placed[at - 1], line.hash));
    const news = lines.filter(({ seq }) => !bySeq.has(seq));
    found.push(...news);
    for (const line of news) keep(line);
  }
  const bytes = joined(ours ?? new Uint8Array(), { held, waiting: found.sort((a, b) => a.seq - b.seq), neighbours });
  if (bytes.byteLength === 0 || (ours && Buffer.compare(bytes, ours) === 0)) return null;
  // With records in place, bytes between others may turn out to be stray.
  const further = mendSegment(writer, bytes, others);
  return { bytes: further?.bytes ?? bytes, gained: found.length + (further?.gained ?? 0) };
}

/** Two lines side by side. */
const pair = (before: PlacedLine | null | undefined, hash: string) => `${before ? (before.line?.hash ?? '?') : ''} ${hash}`;

/** Records of a writer in a file that should be a segment of its journal, in the order they stand there. */
export function recordsBy(
  writer: string,
  bytes: Uint8Array,
): { readonly seq: number; readonly hash: string; readonly at: number }[] {
  return linesBy(writer, bytes).flatMap(({ line, start }) => (line ? [{ seq: line.body.seq, hash: line.hash, at: start }] : []));
}

/** Lines of a file; a record of another writer has no business there, and counts as damage. */
function linesBy(writer: string, bytes: Uint8Array): PlacedLine[] {
  return [...linesOf(bytes)].map((placed) =>
    placed.line && placed.line.body.writer !== writer ? { ...placed, line: null } : placed,
  );
}

interface Intact {
  readonly seq: number;
  readonly hash: string;
  /** With its line break. */
  readonly bytes: Uint8Array;
}

function intactOf(bytes: Uint8Array, lines: readonly PlacedLine[]): Intact[] {
  return lines.flatMap(({ start, end, line }) =>
    line ? [{ seq: line.body.seq, hash: line.hash, bytes: bytes.subarray(start, end) }] : [],
  );
}

interface Joining {
  readonly held: readonly PlacedLine[];
  readonly waiting: readonly Intact[];
  readonly neighbours: ReadonlySet<string>;
}

function joined(ours: Uint8Array, { held, waiting, neighbours }: Joining): Uint8Array {
  const parts: Uint8Array[] = [];
  let at = 0;
  let last = 0;
  const take = (until: number): { bytes: number; isWhole: boolean } => {
    let bytes = 0;
    let isWhole = true;
    for (let next = waiting[at]; next && next.seq < until; next = waiting[at]) {
      parts.push(next.bytes);
      bytes += next.bytes.byteLength;
      if (next.seq !== last + 1 && next.seq !== last) isWhole = false;
      last = next.seq;
      at += 1;
    }
    return { bytes, isWhole: isWhole && (until === last + 1 || until === Number.POSITIVE_INFINITY) };
  };
  for (let index = 0; index < held.length; ) {
    const placed = held[index];
    if (!placed) break;
    if (placed.line) {
      const { seq } = placed.line.body;
      take(seq);
      parts.push(ours.subarray(placed.start, placed.end));
      last = seq;
      index += 1;
      continue;
    }
    let to = index;
    while (held[to] && held[to]?.line === null) to += 1;
    const next = held[to]?.line?.body.seq ?? Number.POSITIVE_INFINITY;
    // Bytes between two records that stand side by side in a copy never were a record.
    const after = held[to]?.line;
    const isStray = after && neighbours.has(pair(index === 0 ? null : held[index - 1], after.hash));
    if (isStray) {
      index = to;
      continue;
    }
    const stretch = ours.subarray(placed.start, held[to]?.start ?? ours.byteLength);
    const found = take(next);
    // Bit rot keeps lengths: what was found stands for as many damaged bytes, so that everything behind keeps its place.
    if (found.bytes === 0 || !found.isWhole) parts.push(stretch.subarray(Math.min(found.bytes, stretch.byteLength)));
    index = to;
  }
  take(Number.POSITIVE_INFINITY);
  return new Uint8Array(Buffer.concat(parts));
}
