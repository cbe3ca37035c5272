import { failureText } from '../../client/failure.ts';
import { formatBytes } from '../../ui/format-bytes.ts';
import type { ReadFile } from './kinds.ts';
import { t } from './messages.ts';

/** A file travels to the host whole and as base64: beyond this it would keep both waiting. */
const LARGEST_BYTES = 40_000_000;

/** Reads dropped or chosen files; one that cannot be taken says why and does not stop the others. */
export async function readFiles(files: readonly File[]): Promise<ReadFile[]> {
  const read: ReadFile[] = [];
  // One after the other: forty large files at once would need their sum in memory.
  for (const file of files) read.push(await readOne(file));
  return read;
}

async function readOne(file: File): Promise<ReadFile> {
  const facts = { name: file.name, sizeBytes: file.size };
  if (file.size > LARGEST_BYTES)
    return { ...facts, bytes: null, problem: t('file.tooLarge', { size: formatBytes(LARGEST_BYTES) }) };
  try {
    return { ...facts, bytes: toBase64(new Uint8Array(await file.arrayBuffer())), problem: null };
  } catch (error) {
    return { ...facts, bytes: null, problem: t('file.unread', { why: failureText(error) }) };
  }
}

const CHUNK = 0x8000;

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  // String.fromCharCode takes its arguments on the stack, which ends somewhere past 100,000.
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(binary);
}
