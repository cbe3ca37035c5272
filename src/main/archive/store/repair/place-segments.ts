import { recordsBy } from './repair-segment.ts';

/** A place in one writer's journal, by file name. */
export interface Slot {
  /** What lies there. */
  readonly there: Uint8Array | null;
  /** The bytes that belong there, out of all that this archive has; null when none do. */
  ours: Uint8Array | null;
  /** Copies of this segment from elsewhere. */
  readonly copies: Uint8Array[];
}

/** Slots of one writer by file name. */
export type Slots = Map<string, Slot>;

/**
 * Puts what an archive has of one writer's journal into its right places: files that were swapped, renamed or set aside. A file belongs where a copy of that
 * segment shares a record with it, else where its numbers come between those of its neighbours.
 */
export function placeSegments(writer: string, slots: Slots, spare: readonly Uint8Array[]): void {
  dropMisplaced(writer, slots);
  sortByNumbers(writer, slots);
  const placed = [...slots.values()].flatMap(({ ours }) => ours ?? []);
  for (const bytes of spare) {
    if (placed.some((each) => Buffer.compare(each, bytes) === 0) || recordsBy(writer, bytes).length === 0) continue;
    const related = [...slots.values()].find(({ ours, copies }) =>
      [ours, ...copies].some((each) => each && shares(writer, each, bytes)),
    );
    if (related) {
      related.copies.push(bytes);
      continue;
    }
    const name = freeName(writer, slots, bytes);
    if (name === null) continue;
    const slot = slots.get(name) ?? { there: null, ours: null, copies: [] };
    slot.copies.push(bytes);
    slots.set(name, slot);
  }
}

/** Takes out what stands under the name of another segment. A journal may read well all the same: as one that ended earlier. */
export function dropMisplaced(writer: string, slots: Slots): void {
  for (const slot of slots.values()) if (slot.there && !belongs(writer, slot)) slot.ours = null;
}

/** A file without any record of the writer is a journal of another one, or nothing; one that no copy of its segment knows is another segment. */
function belongs(writer: string, { there, copies }: Slot): boolean {
  if (!there) return false;
  const own = recordsBy(writer, there);
  const theirs = copies.flatMap((copy) => recordsBy(writer, copy));
  if (own.length === 0) return !hasLineOfAnother(there);
  if (theirs.length === 0) return true;
  const seqs = new Set(theirs.map(({ seq }) => seq));
  // A shorter copy may end where ours, damaged up to there, begins; a file that begins with a record of other numbers is another segment.
  const beginsWhole = own[0]?.at === 0;
  return own.some(({ seq }) => seqs.has(seq)) || !beginsWhole;
}

const LINE = /^[0-9a-f]{64} \{"v":/m;

function hasLineOfAnother(bytes: Uint8Array): boolean {
  return LINE.test(Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096)).toString('latin1'));
}

function shares(writer: string, one: Uint8Array, other: Uint8Array): boolean {
  const hashes = new Set(recordsBy(writer, one).map(({ hash }) => hash));
  return recordsBy(writer, other).some(({ hash }) => hashes.has(hash));
}

/** Numbers grow from file to file; files that were swapped are told by theirs. */
function sortByNumbers(writer: string, slots: Slots): void {
  const held = [...slots]
    .filter(([, { ours, copies }]) => ours !== null && copies.length === 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const firstOf = (bytes: Uint8Array | null) => (bytes ? recordsBy(writer, bytes)[0]?.seq : undefined) ?? null;
  const numbered = held.filter(([, { ours }]) => firstOf(ours) !== null);
  const contents = numbered.map(([, { ours }]) => ours).sort((a, b) => (firstOf(a) ?? 0) - (firstOf(b) ?? 0));
  if (new Set(contents.map(firstOf)).size !== contents.length) return;
  for (const [at, [, slot]] of numbered.entries()) slot.ours = contents[at] ?? null;
}

/** The name of a missing file whose neighbours' numbers lie around these; null when there is none. */
function freeName(writer: string, slots: Slots, bytes: Uint8Array): string | null {
  const seqs = recordsBy(writer, bytes).map(({ seq }) => seq);
  const [first, last] = [Math.min(...seqs), Math.max(...seqs)];
  const ranges = [...slots].flatMap(([name, { ours, copies }]) => {
    const held = [ours, ...copies].flatMap((each) => (each ? recordsBy(writer, each) : [])).map(({ seq }) => seq);
    return held.length === 0 ? [] : [{ number: Number(name.slice(0, 6)), first: Math.min(...held), last: Math.max(...held) }];
  });
  const before = Math.max(0, ...ranges.filter((range) => range.last < first).map(({ number }) => number));
  const after = Math.min(Number.POSITIVE_INFINITY, ...ranges.filter((range) => range.first > last).map(({ number }) => number));
  const isFree = (number: number) => !ranges.some((range) => range.number === number);
  for (let number = before + 1; number < after && number <= before + 2; number++)
    if (isFree(number)) return `${String(number).padStart(6, '0')}.jsonl`;
  return null;
}
