import { lstat, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ArchiveError } from '../../../../shared/archive-error.ts';

/** Room for a name and its ending in the 104 bytes that a socket's path may have. */
const LONGEST = 60;

/** The folder of this user's sockets: the session's run-time folder, else one of the user's own under the temporary folder. */
export function endpointFolder(): string {
  const own = `pressmark-${process.getuid?.() ?? 0}`;
  const places = [process.env.XDG_RUNTIME_DIR && join(process.env.XDG_RUNTIME_DIR, 'pressmark'), join(tmpdir(), own)];
  return places.find((place): place is string => Boolean(place && place.length <= LONGEST)) ?? join('/tmp', own);
}

/** Makes the folder if it is missing, and makes sure that nobody but this user may enter it: who can enter may command the archive. */
export async function ownFolder(path: string): Promise<string> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  const found = await lstat(path);
  const isOurs = process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o077) === 0);
  if (found.isDirectory() && isOurs) return path;
  throw new ArchiveError(
    'refused',
    `The folder ${path} must be a folder that you alone may enter, and it is not. Remove it, or set XDG_RUNTIME_DIR to one that is.`,
  );
}
