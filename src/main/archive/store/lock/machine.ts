import { readFileSync, realpathSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { resolve } from 'node:path';
import { sha256 } from '../sha256.ts';

/**
 * Names this machine, user and place of the archive in 12 letters: the stem of its writers and of its derived files.
 * A copy of the folder elsewhere gets a name of its own, so that two copies never append to one journal.
 */
export function installationOf(folder: string): string {
  const machine = firstLine('/etc/machine-id') ?? firstLine('/var/lib/dbus/machine-id') ?? '';
  return sha256(JSON.stringify([machine, hostname(), process.getuid?.() ?? userInfo().username, realPath(folder)])).slice(0, 12);
}

/** Names this run of the operating system, null where it cannot be told. */
export function bootId(): string | null {
  return firstLine('/proc/sys/kernel/random/boot_id');
}

/** A folder's one true path, so that links to it are the same archive. */
export function realPath(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch {
    // Not there yet, or not on this disk at all (an archive in memory).
    return resolve(folder);
  }
}

function firstLine(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').split('\n')[0]?.trim() || null;
  } catch {
    // Other systems do not have this file.
    return null;
  }
}
