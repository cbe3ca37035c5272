import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeLine } from '../journal/journal-line.ts';
import { linesOf } from '../journal/segments.ts';
import { mendSegment } from './repair-segment.ts';

/** A segment of tags, and where each line begins. */
function segment(count: number, word = 'pier'): { bytes: Uint8Array; starts: number[] } {
  const parts: Uint8Array[] = [];
  const starts: number[] = [];
  let prev = '';
  let at = 0;
  for (let seq = 1; seq <= count; seq++) {
    const line = encodeLine(
      { v: 1, seq, prev, writer: 'w-test', lamport: seq, at: '2026-11-25T09:00:00.000Z' },
      JSON.stringify({ type: 'tag.set', articleIds: ['a-1'], tag: `${word} ${'x'.repeat(seq % 7)}`, on: true }),
    );
    parts.push(line.bytes);
    starts.push(at);
    at += line.bytes.byteLength;
    prev = line.hash;
  }
  return { bytes: new Uint8Array(Buffer.concat(parts)), starts };
}

const damaged = (bytes: Uint8Array, places: readonly number[]) => {
  const copy = bytes.slice();
  for (const at of places) copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};
const seqs = (bytes: Uint8Array) => [...linesOf(bytes)].flatMap(({ line }) => line?.body.seq ?? []);

describe('copies of one journal segment', () => {
  it('give back the whole of it, whichever lines each has lost', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }).chain((count) =>
          fc.record({
            count: fc.constant(count),
            ours: fc.uniqueArray(fc.integer({ min: 0, max: count - 1 })),
            cut: fc.integer({ min: 0, max: count }),
          }),
        ),
        ({ count, ours, cut }) => {
          const { bytes, starts } = segment(count);
          // What one copy has lost the other has.
          const lost = ours.filter((line) => line < cut);
          const others = damaged(
            bytes,
            starts.flatMap((start, line) => (line < cut && !lost.includes(line) && line % 2 === 0 ? [start + 70] : [])),
          );
          const held = damaged(
            bytes,
            lost.map((line) => (starts[line] ?? 0) + 70),
          ).slice(0, starts[cut] ?? bytes.byteLength);
          const mended = mendSegment('w-test', held, [others]);
          if (lost.length === 0 && cut === count) expect(mended).toBeNull();
          else expect(mended?.bytes).toEqual(bytes);
        },
      ),
      { numRuns: 300, seed: 20261125 },
    );
  });

  it('never lose an intact record of ours, and keep what no copy can mend', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 10 }),
        fc.array(fc.nat({ max: 1500 }), { maxLength: 6 }),
        fc.array(fc.nat({ max: 1500 }), { maxLength: 6 }),
        fc.nat({ max: 1500 }),
        (count, ours, theirs, cut) => {
          const { bytes } = segment(count);
          const within = (places: readonly number[]) => places.map((at) => at % bytes.byteLength);
          const held = damaged(bytes, within(ours));
          const other = damaged(bytes, within(theirs)).slice(0, cut % bytes.byteLength);
          const mended = mendSegment('w-test', held, [other]);
          if (mended === null) return;
          const after = new Set(seqs(mended.bytes));
          expect(seqs(held).every((seq) => after.has(seq))).toBe(true);
          expect(after.size).toBe(seqs(held).length + mended.gained);
          expect(mendSegment('w-test', mended.bytes, [other])).toBeNull();
        },
      ),
      { numRuns: 300, seed: 20261125 },
    );
  });

  it('are not joined when they tell different stories', () => {
    const ours = segment(4).bytes;
    const another = segment(6, 'quay').bytes;
    expect(mendSegment('w-test', ours, [another])).toBeNull();
    expect(mendSegment('w-test', null, [another])?.bytes).toEqual(another);
  });
});
