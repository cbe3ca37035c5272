import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ArchiveError } from '../../shared/archive-error.ts';
import { UsageError } from './failure.ts';
import type { World } from './world.ts';

/** The bytes of a file that the command line names; `-` is stdin. */
export async function readGiven(world: World, file: string): Promise<Uint8Array> {
  if (file === '-') return world.stdin();
  try {
    return await readFile(resolve(world.cwd, file));
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new ArchiveError('not-found', `${file}: there is no such file.`, { cause });
    throw new ArchiveError('failed', `${file} cannot be read: ${code === 'EISDIR' ? 'it is a folder' : String(code)}.`, {
      cause,
    });
  }
}

/** The lines of a file that are not empty. */
export async function linesOf(world: World, file: string): Promise<string[]> {
  return Buffer.from(await readGiven(world, file))
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
}

/** A line of JSON; what is none is refused with its place. */
export function json(line: string, where: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new UsageError(`${where} is not JSON.`, { cause });
  }
}
