import { createHash } from 'node:crypto';
import type { Fs } from '../../ports.ts';
import { sha256 } from '../sha256.ts';

/** Bytes of a file at most that are read in one piece; a bigger file goes through memory in pieces of this size. */
export const PIECE_BYTES = 1024 * 1024;

/** The SHA-256 and the length of a file, whatever its size, in bounded memory. `size` is what the file is said to have. */
export async function fileHash(fs: Fs, path: string, size: number): Promise<{ sha256: string; bytes: number }> {
  if (size <= PIECE_BYTES) {
    const bytes = await fs.readFile(path);
    return { sha256: sha256(bytes), bytes: bytes.byteLength };
  }
  const digest = createHash('sha256');
  let length = 0;
  for await (const piece of piecesOf(fs, path)) {
    digest.update(piece);
    length += piece.byteLength;
  }
  return { sha256: digest.digest('hex'), bytes: length };
}

/** A file from its start to its end, piece by piece. */
export async function* piecesOf(fs: Fs, path: string): AsyncGenerator<Uint8Array> {
  const file = await fs.open(path, 'r');
  try {
    for (let at = 0; ; ) {
      const piece = await file.read(at, PIECE_BYTES);
      if (piece.byteLength === 0) return;
      yield piece;
      at += piece.byteLength;
      if (piece.byteLength < PIECE_BYTES) return;
    }
  } finally {
    await file.close();
  }
}
