import { readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { ByteSource } from './segment.ts';

/** What is read and checked at once. */
export const BLOCK_BYTES = 16 * 1024;
/** A longer piece is read into room of its own, which goes when it has been used. */
const MOST_HELD = 256 * 1024;

/** Bytes on disk, read on demand. Every block is compared with its sum when first read. */
export interface BlockSource extends ByteSource {
  /** Checks one block that was not read yet; false when there is none left. Throws `damaged` like `read`. */
  checkNext(): boolean;
}

export interface BlockPlace {
  readonly file: number;
  readonly start: number;
  readonly length: number;
  /** CRC-32 of each block. */
  readonly crcs: Uint32Array;
  readonly damaged: () => Error;
}

/** Reads a stretch of an open file. */
export function blockSource({ file, start, length, crcs, damaged }: BlockPlace): BlockSource {
  const checked = new Uint8Array(crcs.length);
  let buffer = Buffer.alloc(0);
  let held = 0;
  let heldEnd = 0;
  let next = 0;
  let broken = false;

  function load(first: number, end: number): Buffer {
    const from = first * BLOCK_BYTES;
    const wanted = Math.min(length, end * BLOCK_BYTES) - from;
    if (wanted > MOST_HELD) {
      const own = Buffer.allocUnsafeSlow(wanted);
      fill(own, wanted, from);
      check(own, first, end);
      return own;
    }
    if (buffer.length < wanted) buffer = Buffer.allocUnsafeSlow(Math.max(wanted, BLOCK_BYTES));
    heldEnd = 0;
    fill(buffer, wanted, from);
    check(buffer, first, end);
    held = from;
    heldEnd = from + wanted;
    return buffer;
  }

  function fill(into: Buffer, wanted: number, from: number): void {
    for (let done = 0; done < wanted; ) {
      const got = readSync(file, into, done, wanted - done, start + from + done);
      if (got === 0) throw broke();
      done += got;
    }
  }

  function check(bytes: Buffer, first: number, end: number): void {
    for (let block = first; block < end; block++) {
      if (checked[block] === 1) continue;
      const at = (block - first) * BLOCK_BYTES;
      const size = Math.min(BLOCK_BYTES, length - block * BLOCK_BYTES);
      if (crc32(bytes.subarray(at, at + size)) !== crcs[block]) throw broke();
      checked[block] = 1;
    }
  }

  function broke(): Error {
    broken = true;
    return damaged();
  }

  return {
    length,
    get isBroken() {
      return broken;
    },
    read(from, to) {
      const end = Math.min(to, length);
      if (from >= end) return new Uint8Array(0);
      if (from >= held && end <= heldEnd) return buffer.subarray(from - held, end - held);
      const first = Math.floor(from / BLOCK_BYTES);
      const bytes = load(first, Math.ceil(end / BLOCK_BYTES));
      return bytes.subarray(from - first * BLOCK_BYTES, end - first * BLOCK_BYTES);
    },
    checkNext() {
      while (next < checked.length && checked[next] === 1) next++;
      if (next >= checked.length) return false;
      load(next, next + 1);
      return true;
    },
  };
}
