import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { ArchiveError } from '../../../../shared/archive-error.ts';
import type { Fs, FsFile } from '../../ports.ts';
import { PIECE_BYTES } from '../disk/file-hash.ts';

/** A file inside a zip file (which a WACZ is too). */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: number;
  /** Its bytes, unpacked, never more than it says it has. */
  read(): AsyncGenerator<Uint8Array>;
}

/** Files that are zip files by their name. */
export const isZipName = (path: string): boolean => /\.(zip|wacz)$/i.test(path);

/** The files in a zip file, from its directory at the end; none in what is no zip file. */
export async function* zipEntries(fs: Fs, path: string, size: number): AsyncGenerator<ZipEntry> {
  const file = await fs.open(path, 'r');
  try {
    const directory = await directoryOf(file, size);
    if (directory === null) return;
    for (let at = 0; at + 46 <= directory.byteLength && directory.readUInt32LE(at) === ENTRY; ) {
      const entry = entryAt(directory, at);
      at += entry.length;
      if (entry.isReadable) yield { name: entry.name, bytes: entry.bytes, read: () => unpacked(file, entry) };
    }
  } finally {
    await file.close();
  }
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const END_64_PLACE = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end record is 22 bytes and a comment of up to 64 KiB. */
const LONGEST_END = 22 + 0xffff;
const MOST_DIRECTORY_BYTES = 256 * 1024 * 1024;

async function directoryOf(file: FsFile, size: number): Promise<Buffer | null> {
  const from = Math.max(0, size - LONGEST_END);
  const tail = Buffer.from(await file.read(from, size - from));
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end === -1 || end + 22 > tail.byteLength || tail.readUInt32LE(end) !== END) return null;
  let bytes = tail.readUInt32LE(end + 12);
  let at = tail.readUInt32LE(end + 16);
  if (end >= 20 && tail.readUInt32LE(end - 20) === END_64_PLACE) {
    const big = Buffer.from(await file.read(Number(tail.readBigUInt64LE(end - 12)), 56));
    if (big.byteLength < 56 || big.readUInt32LE(0) !== END_64) return null;
    bytes = Number(big.readBigUInt64LE(40));
    at = Number(big.readBigUInt64LE(48));
  }
  if (bytes > MOST_DIRECTORY_BYTES || at + bytes > size) return null;
  return Buffer.from(await file.read(at, bytes));
}

interface Found {
  readonly name: string;
  readonly bytes: number;
  readonly packed: number;
  readonly method: number;
  readonly at: number;
  /** Of its line in the directory. */
  readonly length: number;
  readonly isReadable: boolean;
}

function entryAt(directory: Buffer, at: number): Found {
  const flags = directory.readUInt16LE(at + 8);
  const method = directory.readUInt16LE(at + 10);
  const nameLength = directory.readUInt16LE(at + 28);
  const extraLength = directory.readUInt16LE(at + 30);
  const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
  const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
  const [bytes = 0, packed = 0, place = 0] = bigSizes(extra, [
    directory.readUInt32LE(at + 24),
    directory.readUInt32LE(at + 20),
    directory.readUInt32LE(at + 42),
  ]);
  const isEncrypted = (flags & 1) === 1;
  return {
    name,
    bytes,
    packed,
    method,
    at: place,
    length: 46 + nameLength + extraLength + directory.readUInt16LE(at + 32),
    isReadable: !isEncrypted && (method === 0 || method === 8) && !name.endsWith('/'),
  };
}

/** Sizes that do not fit into 32 bits stand in an extra field, in the order of those that do not. */
function bigSizes(extra: Buffer, sizes: readonly number[]): number[] {
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    return sizes.map((size) => {
      if (size !== 0xffffffff || next + 8 > extra.byteLength) return size;
      next += 8;
      return Number(extra.readBigUInt64LE(next - 8));
    });
  }
  return [...sizes];
}

async function* unpacked(file: FsFile, { name, at, bytes, packed, method }: Found): AsyncGenerator<Uint8Array> {
  const local = Buffer.from(await file.read(at, 30));
  if (local.byteLength < 30 || local.readUInt32LE(0) !== LOCAL)
    throw new ArchiveError('invalid', `${name.slice(0, 200)} is not where its zip file says it is.`);
  const start = at + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  const stored = piecesBetween(file, start, start + packed);
  let length = 0;
  for await (const piece of method === 0 ? stored : Readable.from(stored).pipe(createInflateRaw())) {
    const got = piece as Uint8Array; // safe: neither stream has an encoding, so both give bytes
    length += got.byteLength;
    if (length > bytes) throw new ArchiveError('too-large', `${name.slice(0, 200)} is bigger than its zip file says.`);
    yield got;
  }
}

async function* piecesBetween(file: FsFile, from: number, to: number): AsyncGenerator<Uint8Array> {
  for (let at = from; at < to; ) {
    const piece = await file.read(at, Math.min(PIECE_BYTES, to - at));
    if (piece.byteLength === 0) return;
    yield piece;
    at += piece.byteLength;
  }
}
