import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { ArchiveError } from '../../../../shared/archive-error.ts';
import type { Fs } from '../../ports.ts';

/** A copy under `tmp`, flushed to the disk and not yet in its place. */
export interface Draft {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** Copies bytes into a draft of ours, hashing them on the way, in bounded memory; null, and no draft, when they are not the ones they must be. */
export async function copyToDraft(
  fs: Fs,
  from: AsyncIterable<Uint8Array>,
  { tmp, stem, mustBe }: { readonly tmp: string; readonly stem: string; readonly mustBe: string },
): Promise<Draft | null> {
  const path = join(tmp, `${stem}.${randomBytes(6).toString('hex')}`);
  const digest = createHash('sha256');
  let bytes = 0;
  let sha256 = '';
  const file = await fs.open(path, 'wx');
  try {
    for await (const piece of from) {
      const taken = await file.write(piece);
      if (taken !== piece.byteLength)
        throw new ArchiveError('failed', `Only ${taken} of ${piece.byteLength} bytes of ${path} were taken by the disk.`);
      digest.update(piece);
      bytes += piece.byteLength;
    }
    sha256 = digest.digest('hex');
    if (sha256 === mustBe) await file.sync();
  } finally {
    await file.close();
  }
  if (sha256 === mustBe) return { path, sha256, bytes };
  // Our own copy of a moment ago, and not what was looked for.
  await fs.unlink(path);
  return null;
}
