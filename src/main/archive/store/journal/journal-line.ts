import * as z from 'zod';
import type { JournalRecord, RecordHead } from '../../seams.ts';
import { sha256 } from '../sha256.ts';
import { isKnownChange } from './record-schema.ts';

/** Where a new segment takes up the chain after one whose end cannot be trusted: everything in `prevFile` from `prevOffset` on is void. */
export interface Continuation {
  readonly type: 'segment.continues';
  readonly prevFile: string | null;
  readonly prevOffset: number;
  readonly prevSeq: number;
  readonly prevHash: string;
}

/** The body of a line whose hash is right: the head, and whatever the record says. */
export type Body = Omit<RecordHead, 'v'> & { readonly v: number; readonly type: string; readonly [member: string]: unknown };

export interface Line {
  readonly hash: string;
  readonly body: Body;
  /** The body as it is written. */
  readonly text: string;
}

/** `<sha256 of body> <body>\n`: the head first, so that people can read a journal in an editor. `change` is the JSON of an object. */
export function encodeLine(head: RecordHead, change: string): { bytes: Uint8Array; hash: string; text: string } {
  const { v, seq, prev, writer, lamport, at, clock } = head;
  const text = `${JSON.stringify({ v, seq, prev, writer, lamport, at, clock }).slice(0, -1)},${change.slice(1)}`;
  const body = utf8.encode(text);
  const hash = sha256(body);
  const bytes = new Uint8Array(body.byteLength + 66);
  bytes.set(utf8.encode(`${hash} `), 0);
  bytes.set(body, 65);
  bytes[bytes.byteLength - 1] = NEWLINE;
  return { bytes, hash, text };
}

/** Reads one line (without its line break); null when its hash (strictly lower case, as `sha256` spells it) or its form is not right. */
export function decodeLine(bytes: Uint8Array): Line | null {
  if (bytes.byteLength < 67 || bytes[64] !== SPACE) return null;
  const hash = ascii.decode(bytes.subarray(0, 64));
  const body = bytes.subarray(65);
  if (sha256(body) !== hash) return null;
  const text = textOf(body);
  const parsed = text === null ? null : parsedJson(text);
  return text !== null && isBody(parsed) ? { hash, body: parsed, text } : null;
}

/** A body as rooms know it: the change, or the whole of a record this version does not understand under `?type`. */
export function recordOf(body: Body): JournalRecord {
  // Safe: the shape of a known type was just checked member by member; enumerations in it are compared, never indexed with.
  if (body.v === 1 && isKnownChange(body)) return body as unknown as JournalRecord;
  const { seq, prev, writer, lamport, at, type } = body;
  return { v: 1, seq, prev, writer, lamport, at, type: `?${type}`, body };
}

/** The continuation a body states, or null. */
export function continuationOf(body: Body): Continuation | null {
  if (body.type !== 'segment.continues') return null;
  const parsed = continuationSchema.safeParse(body);
  return parsed.success ? parsed.data : null;
}

const NEWLINE = 0x0a;
const SPACE = 0x20;
const utf8 = new TextEncoder();
const ascii = new TextDecoder('utf-8');
const strict = new TextDecoder('utf-8', { fatal: true });

const count = z.number().int().nonnegative();
const continuationSchema = z.object({
  type: z.literal('segment.continues'),
  prevFile: z.union([z.string(), z.null()]),
  prevOffset: count,
  prevSeq: count,
  prevHash: z.string(),
});

/** By hand, because a rebuild reads hundreds of thousands of lines. */
function isBody(value: unknown): value is Body {
  if (typeof value !== 'object' || value === null) return false;
  const { v, seq, prev, writer, lamport, at, type } = value as Partial<Body>; // safe: each member is checked next
  const isCount = (number: unknown) => Number.isSafeInteger(number) && Number(number) >= 0;
  return [v, seq, lamport].every(isCount) && [prev, writer, at, type].every((text) => typeof text === 'string');
}

// The caller reports a line that cannot be read; its hash is right, so somebody wrote it so.
function textOf(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
