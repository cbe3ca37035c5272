import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../sha256.ts';
import { bytesOf, tagged } from '../testing/scratch.ts';
import { decodeLine, encodeLine, recordOf } from './journal-line.ts';

const head = { v: 1, seq: 4, prev: sha256('before'), writer: 'here-test', lamport: 9, at: '2026-11-25T09:00:00.000Z' } as const;
const line = encodeLine(head, JSON.stringify(tagged('war'))).bytes;

/** Any UTF-16, halves of pairs and control characters too. */
const anyText = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));

describe('a journal line', () => {
  it('is the hash of its body, a space, the body and a line break', () => {
    const text = new TextDecoder('utf-8').decode(line);
    expect(text).toMatch(/^[0-9a-f]{64} \{"v":1,"seq":4,.*\}\n$/);
    expect(text.slice(0, 64)).toBe(sha256(text.slice(65, -1)));
  });

  it('comes back as the record that was written, whatever its texts hold', () => {
    fc.assert(
      fc.property(anyText, (tag) => {
        const encoded = encodeLine(head, JSON.stringify(tagged(tag)));
        expect(encoded.bytes.indexOf(0x0a)).toBe(encoded.bytes.byteLength - 1);
        const decoded = decodeLine(encoded.bytes.subarray(0, -1));
        expect(decoded?.hash).toBe(encoded.hash);
        expect(decoded && recordOf(decoded.body)).toEqual({ ...head, ...tagged(tag) });
      }),
    );
  });

  it('is damaged by any single bit', () => {
    for (let bit = 0; bit < (line.byteLength - 1) * 8; bit++) {
      const flipped = line.slice(0, -1);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(decodeLine(flipped)).toBeNull();
    }
  });

  it('is not accepted with its hash in capitals', () => {
    const text = new TextDecoder('utf-8').decode(line.subarray(0, -1));
    expect(decodeLine(bytesOf(text.slice(0, 64).toUpperCase() + text.slice(64)))).toBeNull();
  });

  it('keeps a record of an unknown type, or of an unknown form, whole', () => {
    for (const change of [{ type: 'highlight.set', quote: 'x' }, { type: 'tag.set', tag: 7 }, { type: 'constructor' }]) {
      const decoded = decodeLine(encodeLine(head, JSON.stringify(change)).bytes.subarray(0, -1));
      expect(decoded && recordOf(decoded.body)).toEqual({ ...head, type: `?${change.type}`, body: { ...head, ...change } });
    }
  });
});
