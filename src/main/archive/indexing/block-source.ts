import { readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { BlockCache } from './block-cache.ts';
import type { ByteSource } from './segment.ts';

/** What is read and checked at once. */
export const BLOCK_BYTES = 16 * 1024;
/** So many blocks are read at once at the most where more was not asked for. */
const MOST_AHEAD = 8;
/** A longer piece is read past the cache, into room that goes when it has been used. */
const MOST_CACHED = 64;

/** Bytes on disk, read on demand. Every block is compared with its sum when first read. */
export interface BlockSource extends ByteSource {
  /** Checks one block that was not read yet; false when there is none left. Throws `damaged` like `read`. */
  checkNext(): boolean;
  /** Lets go of what is in memory. */
  forget(): void;
}

export interface BlockPlace {
  readonly file: number;
  readonly start: number;
  readonly length: number;
  /** CRC-32 of each block. */
  readonly crcs: Uint32Array;
  readonly cache: BlockCache;
  readonly damaged: () => Error;
}

/** Reads a stretch of an open file. */
export function blockSource({ file, start, length, crcs, cache, damaged }: BlockPlace): BlockSource {
  const cached = { blocks: new Array<Uint8Array | undefined>(crcs.length), used: new Uint8Array(crcs.length) };
  const checked = new Uint8Array(crcs.length);
  /** Pieces that lie in several blocks are put together here. */
  let joined = new Uint8Array(0);
  let next = 0;
  let broken = false;
  let place = 0;
  let last = -2;
  let ahead = 1;

  function block(index: number): Uint8Array {
    const known = cached.blocks[index];
    if (known) {
      cached.used[index] = 1;
      return known;
    }
    // Who reads on from where the last piece ended goes on so: then more is read at once.
    ahead = index === last + 1 ? Math.min(MOST_AHEAD, ahead * 2) : 1;
    const end = Math.min(crcs.length, index + ahead);
    last = end - 1;
    const bytes = load(index, end);
    // Each in memory of its own: one that is kept must not keep its neighbours.
    for (let i = index; i < end; i++)
      cache.put(cached, i, bytes.slice((i - index) * BLOCK_BYTES, Math.min(bytes.length, (i - index + 1) * BLOCK_BYTES)));
    return cached.blocks[index] ?? NOTHING;
  }

  /** Reads blocks and checks them; what it gives is written over by the next. */
  function load(first: number, end: number): Uint8Array {
    const from = first * BLOCK_BYTES;
    const bytes = loaded.subarray(0, Math.min(length, end * BLOCK_BYTES) - from);
    for (let done = 0; done < bytes.length; ) {
      const got = readSync(file, bytes, done, bytes.length - done, start + from + done);
      if (got === 0) throw broke();
      done += got;
    }
    for (let i = first; i < end; i++) {
      if (checked[i] === 1) continue;
      const at = (i - first) * BLOCK_BYTES;
      if (crc32(bytes.subarray(at, at + BLOCK_BYTES)) !== crcs[i]) throw broke();
      checked[i] = 1;
    }
    return bytes;
  }

  function broke(): Error {
    broken = true;
    return damaged();
  }

  function join(from: number, end: number, first: number, last: number): Uint8Array {
    place = 0;
    if (joined.length < end - from) joined = new Uint8Array(Math.ceil((end - from) * 1.25));
    if (last - first < MOST_CACHED) for (let i = first; i <= last; i++) block(i);
    copy(from, end, joined);
    return joined;
  }

  function copy(from: number, to: number, into: Uint8Array): void {
    const end = Math.min(to, length);
    for (let at = from; at < end; ) {
      const index = Math.floor(at / BLOCK_BYTES);
      let after = index + 1;
      // Blocks that were checked and are not in memory are read together.
      if (isOnDiskAlone(index)) while (after * BLOCK_BYTES < end && isOnDiskAlone(after)) after++;
      const last = Math.min(end, after * BLOCK_BYTES);
      copyPart(index, at - index * BLOCK_BYTES, last - at, into, at - from);
      at = last;
    }
  }

  const isOnDiskAlone = (index: number): boolean => checked[index] === 1 && cached.blocks[index] === undefined;

  /** Puts a part of a block, or of blocks that were checked, at a place of an array; `at` is where it begins in the block. */
  function copyPart(index: number, at: number, size: number, into: Uint8Array, place: number): void {
    const known = cached.blocks[index] ?? (checked[index] === 1 ? null : load(index, index + 1));
    if (known) {
      into.set(known.subarray(at, at + size), place);
      return;
    }
    for (let done = 0; done < size; ) {
      const got = readSync(file, into, place + done, size - done, start + index * BLOCK_BYTES + at + done);
      if (got === 0) throw broke();
      done += got;
    }
  }

  return {
    length,
    get isBroken() {
      return broken;
    },
    get at() {
      return place;
    },
    read(from, to) {
      const end = Math.min(to, length);
      const first = Math.floor(from / BLOCK_BYTES);
      const last = Math.floor((end - 1) / BLOCK_BYTES);
      place = from - first * BLOCK_BYTES;
      if (end <= from) return NOTHING;
      return first === last ? block(first) : join(from, end, first, last);
    },
    copy,
    checkNext() {
      while (next < checked.length && checked[next] === 1) next++;
      if (next >= checked.length) return false;
      load(next, Math.min(checked.length, next + MOST_AHEAD));
      return true;
    },
    forget() {
      cached.blocks.length = 0;
    },
  };
}

const NOTHING = new Uint8Array(0);
/** Room for what is read at once, for all files: nothing else runs between reading it and copying it. */
const loaded = new Uint8Array(MOST_AHEAD * BLOCK_BYTES);
