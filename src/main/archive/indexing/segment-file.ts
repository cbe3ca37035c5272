import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { ArchiveError } from '../../../shared/archive-error.ts';
import type { BlockCache } from './block-cache.ts';
import { BLOCK_BYTES, type BlockSource, blockSource } from './block-source.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { countOf, type Strings } from './dictionary.ts';
import { FIELDS } from './fields.ts';
import { type ByteSource, type Lengths, lengthsOf, type Segment } from './segment.ts';

/*
 * SEGMENT   magic "PMKSEG4\n" · u32 bytes of the head · u32 bytes of the header · header (JSON) · sections · records · positions
 * The head is all before the records: read and checked whole when the file is opened, its CRC-32 stands in the manifest. Records and positions are read
 * on demand in blocks; the CRC-32 of each block stands in the head. Numbers are little-endian, the rest are bytes.
 */
const MAGIC = Buffer.from('PMKSEG4\n');
const START = MAGIC.length + 8;
/** Written at once: between two, the thread answers. */
const PIECE = 64 * BLOCK_BYTES;

interface Header {
  readonly articles: number;
  readonly words: number;
  readonly langs: readonly string[];
  readonly records: number;
  readonly positions: number;
  /** Where each section begins and ends in the head, after the header. */
  readonly sections: Readonly<Record<string, readonly [number, number]>>;
  /** Strings whose characters take two bytes. */
  readonly wide: readonly string[];
}

/** Writes a new file, flushes it to the disk, and says how long it is and what its head sums up to. Searches may run meanwhile. */
export async function writeSegment(path: string, segment: Segment): Promise<FileFacts> {
  const records = new Uint32Array(blocksOf(segment.records));
  const positions = new Uint32Array(blocksOf(segment.positions));
  const sections = sectionsOf(segment);
  // The sums of the blocks are known only later; the length of the head does not depend on them.
  const headNow = () =>
    headOf(segment, [...sections, ['crcs.records', bytesOf(records)], ['crcs.positions', bytesOf(positions)]]);
  const file = await open(path, 'wx');
  try {
    const recordsAt = headNow().length;
    const positionsAt = recordsAt + segment.records.length;
    await writeBlocks(file, recordsAt, segment.records, records);
    await writeBlocks(file, positionsAt, segment.positions, positions);
    const head = headNow();
    await writeAll(file, head, 0);
    await file.sync();
    return { bytes: positionsAt + segment.positions.length, crc: crc32(head) };
  } finally {
    await file.close();
  }
}

/** How long a segment's file is, and what its head sums up to. */
export interface FileFacts {
  readonly bytes: number;
  readonly crc: number;
}

/** A segment on disk. */
export interface OpenedSegment {
  readonly segment: Segment & { readonly records: BlockSource; readonly positions: BlockSource };
  close(): void;
}

/** Opens a file and checks its head; throws `damaged` for anything but what was written. Blocks are checked when first read. */
export function openSegment(path: string, expected: FileFacts, cache: BlockCache): OpenedSegment {
  const file = openSync(path, 'r');
  try {
    const start = readAt(file, 0, START);
    const headLength =
      start.length === START && start.subarray(0, MAGIC.length).equals(MAGIC) ? start.readUInt32LE(MAGIC.length) : 0;
    if (headLength < START || headLength > expected.bytes || fstatSync(file).size !== expected.bytes) throw damaged(path);
    const head = readAt(file, 0, headLength);
    if (crc32(head) !== expected.crc) throw damaged(path);
    const segment = segmentOf(file, head, path, cache);
    const close = () => {
      segment.records.forget();
      segment.positions.forget();
      closeSync(file);
    };
    return { segment, close };
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

/** The same segment, read from its file from now on instead of from memory. */
export function onDisk(segment: Segment, path: string, expected: FileFacts, cache: BlockCache): OpenedSegment {
  const { segment: opened, close } = openSegment(path, expected, cache);
  return { segment: { ...segment, records: opened.records, positions: opened.positions }, close };
}

const damaged = (path: string) =>
  new ArchiveError('damaged', `The index file ${path} is not as it was written. It is made anew from the articles.`);

/** Made here, because a function made beside the head of a file would keep all of it in memory. */
const damagedAt = (path: string) => () => damaged(path);

const blocksOf = ({ length }: ByteSource): number => Math.ceil(length / BLOCK_BYTES);

function sectionsOf(segment: Segment): [string, Uint8Array][] {
  const { ids, versions, words } = segment;
  return [
    ['ids', textBytes(ids)],
    ['ids.at', stringLengths(ids)],
    ['versions', textBytes(versions)],
    ['versions.at', stringLengths(versions)],
    ['words', textBytes(words)],
    ['words.at', wordNumbers(segment)],
    ...segment.lengths.map((lengths, field): [string, Uint8Array] => [`lengths.${field}`, packed(lengths)]),
  ];
}

function headOf({ ids, versions, langs, words, records, positions }: Segment, sections: readonly [string, Uint8Array][]): Buffer {
  const places: Record<string, [number, number]> = {};
  let at = 0;
  for (const [name, bytes] of sections) {
    places[name] = [at, at + bytes.length];
    at += bytes.length;
  }
  const wide = Object.entries({ ids, versions, words }).flatMap(([name, strings]) => (isWide(strings) ? [name] : []));
  const header: Header = {
    articles: countOf(ids),
    words: countOf(words),
    langs,
    records: records.length,
    positions: positions.length,
    sections: places,
    wide,
  };
  const text = Buffer.from(JSON.stringify(header));
  const start = Buffer.alloc(START);
  MAGIC.copy(start);
  start.writeUInt32LE(START + text.length + at, MAGIC.length);
  start.writeUInt32LE(text.length, MAGIC.length + 4);
  return Buffer.concat([start, text, ...sections.map(([, bytes]) => bytes)]);
}

async function writeBlocks(file: FileHandle, position: number, source: ByteSource, crcs: Uint32Array): Promise<void> {
  for (let from = 0; from < source.length; from += PIECE) {
    const end = Math.min(source.length, from + PIECE);
    const whole = source.read(from, end);
    const bytes = whole.subarray(source.at, source.at + end - from);
    for (let at = 0; at < bytes.length; at += BLOCK_BYTES)
      crcs[(from + at) / BLOCK_BYTES] = crc32(bytes.subarray(at, at + BLOCK_BYTES));
    await writeAll(file, bytes, position + from);
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

function segmentOf(file: number, head: Buffer, path: string, cache: BlockCache): OpenedSegment['segment'] {
  const textLength = head.readUInt32LE(MAGIC.length + 4);
  // Safe: the sum proved that these are the bytes `writeSegment` wrote.
  const header = JSON.parse(head.toString('utf8', START, START + textLength)) as Header;
  const section = (name: string): Buffer => {
    const [from, to] = header.sections[name] ?? [0, 0];
    return head.subarray(START + textLength + from, START + textLength + to);
  };
  const text = (name: string) => section(name).toString(header.wide.includes(name) ? 'utf16le' : 'latin1');
  const strings = (name: string, count: number): Strings => ({ text: text(name), at: summed(section(`${name}.at`), count) });
  const crcs = (name: string) => {
    const bytes = section(name);
    return Uint32Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readUInt32LE(i * 4));
  };
  const source = (start: number, length: number, name: string) =>
    blockSource({ file, start, length, crcs: crcs(name), cache, damaged: damagedAt(path) });
  const { at, df, recordAt } = wordNumbersOf(section('words.at'), header.words);
  return {
    ids: strings('ids', header.articles),
    versions: strings('versions', header.articles),
    langs: header.langs,
    words: { text: text('words'), at },
    df,
    recordAt,
    lengths: FIELDS.map((_, field) => lengthsOf(unpacked(section(`lengths.${field}`), header.articles))),
    records: source(head.length, header.records, 'crcs.records'),
    positions: source(head.length + header.records, header.positions, 'crcs.positions'),
  };
}

/** Per word: the length of its text, its document frequency, the length of its record. */
function wordNumbers({ words, df, recordAt }: Segment): Uint8Array {
  const out = new ByteWriter();
  for (let word = 0; word < df.length; word++) {
    out.number((words.at[word + 1] ?? 0) - (words.at[word] ?? 0));
    out.number(df[word] ?? 0);
    out.number((recordAt[word + 1] ?? 0) - (recordAt[word] ?? 0));
  }
  return out.trimmed();
}

function wordNumbersOf(bytes: Uint8Array, words: number): { at: Uint32Array; df: Uint32Array; recordAt: Uint32Array } {
  const reader = new ByteReader(bytes);
  const at = new Uint32Array(words + 1);
  const df = new Uint32Array(words);
  const recordAt = new Uint32Array(words + 1);
  for (let word = 0; word < words; word++) {
    at[word + 1] = (at[word] ?? 0) + reader.number();
    df[word] = reader.number();
    recordAt[word + 1] = (recordAt[word] ?? 0) + reader.number();
  }
  return { at, df, recordAt };
}

function stringLengths({ at }: Strings): Uint8Array {
  const out = new ByteWriter();
  for (let i = 1; i < at.length; i++) out.number((at[i] ?? 0) - (at[i - 1] ?? 0));
  return out.trimmed();
}

function summed(bytes: Uint8Array, count: number): Uint32Array {
  const reader = new ByteReader(bytes);
  const at = new Uint32Array(count + 1);
  for (let i = 0; i < count; i++) at[i + 1] = (at[i] ?? 0) + reader.number();
  return at;
}

function packed(numbers: Lengths): Uint8Array {
  const out = new ByteWriter();
  for (const number of numbers) out.number(number);
  return out.trimmed();
}

function unpacked(bytes: Uint8Array, count: number): Uint32Array {
  if (bytes.length === 0) return new Uint32Array(0);
  const reader = new ByteReader(bytes);
  const numbers = new Uint32Array(count);
  for (let i = 0; i < count; i++) numbers[i] = reader.number();
  return numbers;
}

const WIDE = /[\u0100-\uffff]/;
const isWide = ({ text }: Strings): boolean => WIDE.test(text);
const textBytes = (strings: Strings): Uint8Array => Buffer.from(strings.text, isWide(strings) ? 'utf16le' : 'latin1');
const bytesOf = (numbers: Uint32Array): Uint8Array => {
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [i, number] of numbers.entries()) bytes.writeUInt32LE(number, i * 4);
  return bytes;
};

function readAt(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(length);
  let done = 0;
  while (done < length) {
    const got = readSync(file, bytes, done, length - done, position + done);
    if (got === 0) break;
    done += got;
  }
  return bytes.subarray(0, done);
}
