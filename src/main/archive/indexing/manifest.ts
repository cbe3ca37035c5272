import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import * as z from 'zod';
import { FINGERPRINT } from './fingerprint.ts';

const manifestSchema = z.object({
  fingerprint: z.string(),
  /** Grows with every writing; new file names are made from it. */
  generation: z.number().int(),
  segments: z.array(
    z.object({
      name: z.string().regex(/^[a-z0-9-]+\.seg$/),
      bytes: z.number().int(),
      crc: z.number().int(),
      /** Articles of it that are gone. */
      dead: z.array(z.number().int()),
    }),
  ),
});

/** Which segment files make the index, and which of their articles are gone. */
export type Manifest = z.infer<typeof manifestSchema>;

const NAME = 'manifest.json';

/** The manifest of a folder; null when there is none, or none of this version that is whole: then the index is made anew. */
export function readManifest(folder: string): { manifest: Manifest | null; damaged: boolean } {
  let text: string;
  try {
    text = readFileSync(join(folder, NAME), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code)))
      return { manifest: null, damaged: false };
    throw error;
  }
  const cut = text.indexOf('\n');
  const body = text.slice(cut + 1);
  if (cut < 0 || text.slice(0, cut) !== sum(body)) return { manifest: null, damaged: true };
  const read = manifestSchema.safeParse(JSON.parse(body));
  const usable = read.success && read.data.fingerprint === FINGERPRINT;
  return { manifest: usable ? read.data : null, damaged: false };
}

/** Replaces the manifest in one step: a crash leaves the old one or the new one. */
export function writeManifest(folder: string, manifest: Manifest): void {
  const body = JSON.stringify(manifest);
  const temporary = join(folder, `${NAME}.new`);
  const file = openSync(temporary, 'w');
  try {
    const bytes = Buffer.from(`${sum(body)}\n${body}`);
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, join(folder, NAME));
  syncFolder(folder);
}

/** Makes names durable where the system can; Windows cannot open a folder, and needs no such call. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

const sum = (body: string): string => crc32(body).toString(16).padStart(8, '0');
