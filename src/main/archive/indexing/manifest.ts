import { readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
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
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const body = JSON.stringify(manifest);
  const temporary = join(folder, `${NAME}.new`);
  const file = await open(temporary, 'w');
  try {
    await file.writeFile(`${sum(body)}\n${body}`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, join(folder, NAME));
  await syncFolder(folder);
}

/** Makes names durable where the system can; Windows cannot open a folder, and needs no such call. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const sum = (body: string): string => crc32(body).toString(16).padStart(8, '0');
