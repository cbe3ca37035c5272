import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { ArchiveError } from '../../../shared/archive-error.ts';
import { FIELDS } from './fields.ts';
import { type ByteSource, NUMBER_SECTIONS, type Segment, STRING_SECTIONS } from './segment.ts';

/*
 * SEGMENT   magic "PMKSEG1\n" · u32 length of the header · header (JSON: where each section begins and ends) · sections, each at a multiple of 8
 * Numbers are little-endian u32, strings UTF-16LE with a section of offsets, the rest bytes. The CRC-32 of the whole stands in the manifest.
 */
const MAGIC = Buffer.from('PMKSEG1\n');
const CHUNK = 1 << 20;

/** Writes a new file, flushes it to the disk, and says how long it is and what its bytes sum up to. */
export function writeSegment(path: string, segment: Segment): { bytes: number; crc: number } {
  const sections = sectionsOf(segment);
  const places: Record<string, [number, number]> = {};
  let at = 0;
  for (const [name, bytes] of sections) {
    places[name] = [at, at + bytes.length];
    at = aligned(at + bytes.length);
  }
  const header = Buffer.from(JSON.stringify(places));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  const start = MAGIC.length + 4 + header.length;
  const parts: Uint8Array[] = [MAGIC, length, header, new Uint8Array(aligned(start) - start)];
  for (const [, bytes] of sections) parts.push(bytes, new Uint8Array(aligned(bytes.length) - bytes.length));
  const file = openSync(path, 'wx');
  try {
    let crc = 0;
    let written = 0;
    for (const part of parts) {
      crc = crc32(part, crc);
      for (let done = 0; done < part.length; ) done += writeSync(file, part, done);
      written += part.length;
    }
    fsyncSync(file);
    return { bytes: written, crc };
  } finally {
    closeSync(file);
  }
}

/** A segment on disk: what every query needs is in memory, postings and streams are read when asked for. */
export interface OpenedSegment {
  readonly segment: Segment;
  close(): void;
}

/** Opens a file and checks every byte of it; throws `damaged` for anything but what was written. */
export function openSegment(path: string, expected: { readonly bytes: number; readonly crc: number }): OpenedSegment {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    if (size !== expected.bytes || sumOf(file, size) !== expected.crc) throw damaged(path);
    const head = readAt(file, 0, MAGIC.length + 4);
    if (!head.subarray(0, MAGIC.length).equals(MAGIC)) throw damaged(path);
    const headerLength = head.readUInt32LE(MAGIC.length);
    // Safe: the sum proved that these are the bytes `writeSegment` wrote.
    const places = JSON.parse(readAt(file, head.length, headerLength).toString()) as Record<string, [number, number]>;
    const start = aligned(head.length + headerLength);
    return { segment: segmentOf(file, start, places, path), close: () => closeSync(file) };
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

const damaged = (path: string) =>
  new ArchiveError('damaged', `The index file ${path} is not as it was written. It is made anew from the articles.`);

const aligned = (length: number): number => Math.ceil(length / 8) * 8;

function sectionsOf(segment: Segment): [string, Uint8Array][] {
  const facts = { articleIds: segment.articleIds, versions: segment.versions, langs: segment.langs };
  const sections: [string, Uint8Array][] = [['facts', Buffer.from(JSON.stringify(facts))]];
  for (const name of NUMBER_SECTIONS) sections.push([name, bytesOf(segment[name])]);
  for (const name of STRING_SECTIONS) {
    sections.push([`${name}.text`, Buffer.from(segment[name].text, 'utf16le')]);
    sections.push([`${name}.at`, bytesOf(segment[name].at)]);
  }
  for (const [field, lengths] of segment.lengths.entries()) sections.push([`lengths.${field}`, bytesOf(lengths)]);
  sections.push(['postings', segment.postings.read(0, segment.postings.length).slice()]);
  sections.push(['streams', segment.streams.read(0, segment.streams.length).slice()]);
  return sections;
}

const bytesOf = (numbers: Uint32Array): Uint8Array => new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);

function segmentOf(file: number, start: number, places: Record<string, [number, number]>, path: string): Segment {
  const place = (name: string): [number, number] => {
    const found = places[name];
    if (!found) throw damaged(path);
    return [start + found[0], found[1] - found[0]];
  };
  const bytes = (name: string) => readAt(file, ...place(name));
  const numbers = (name: string) => {
    const read = bytes(name);
    return new Uint32Array(read.buffer, read.byteOffset, read.length / 4);
  };
  const strings = (name: string) => ({ text: bytes(`${name}.text`).toString('utf16le'), at: numbers(`${name}.at`) });
  const facts = JSON.parse(bytes('facts').toString()) as Pick<Segment, 'articleIds' | 'versions' | 'langs'>; // safe: see above
  return {
    articleIds: facts.articleIds,
    versions: facts.versions,
    langs: facts.langs,
    words: strings('words'),
    spellings: strings('spellings'),
    df: numbers('df'),
    postingsAt: numbers('postingsAt'),
    formAt: numbers('formAt'),
    formEntries: numbers('formEntries'),
    entryForm: numbers('entryForm'),
    entryTerm: numbers('entryTerm'),
    entrySpelling: numbers('entrySpelling'),
    streamsAt: numbers('streamsAt'),
    lengths: FIELDS.map((_, field) => numbers(`lengths.${field}`)),
    postings: onDisk(file, ...place('postings'), 4 * 1024),
    streams: onDisk(file, ...place('streams'), 256 * 1024),
  };
}

/** Reads ahead, because what lies together is asked for together. What it gives is used up before the next read. */
function onDisk(file: number, start: number, length: number, ahead: number): ByteSource {
  let buffer = Buffer.alloc(0);
  let held = 0;
  let heldEnd = 0;
  return {
    length,
    read(from, to) {
      const end = Math.min(to, length);
      if (from < held || end > heldEnd) {
        const wanted = Math.min(Math.max(end - from, ahead), length - from);
        if (buffer.length < wanted) buffer = Buffer.allocUnsafeSlow(Math.max(wanted, ahead));
        held = from;
        heldEnd = from + readSync(file, buffer, 0, Math.max(0, wanted), start + from);
      }
      return buffer.subarray(from - held, Math.max(from, Math.min(end, heldEnd)) - held);
    },
  };
}

/** A buffer of its own, so that numbers lie at a multiple of four. */
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

function sumOf(file: number, size: number): number {
  const chunk = Buffer.allocUnsafeSlow(CHUNK);
  let crc = 0;
  for (let at = 0; at < size; ) {
    const got = readSync(file, chunk, 0, CHUNK, at);
    if (got === 0) break;
    crc = crc32(chunk.subarray(0, got), crc);
    at += got;
  }
  return crc;
}
