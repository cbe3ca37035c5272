import { randomBytes } from 'node:crypto';
import { unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { ArchiveError } from '../../../../shared/archive-error.ts';
import type { Clock, Fs, Ports } from '../../ports.ts';
import { codeOf, diskError, isUnwritable } from '../disk/disk-error.ts';
import { makeFolder } from '../disk/folders.ts';
import { nodeFs } from '../disk/node-fs.ts';
import { publishFile } from '../disk/publish.ts';
import { layoutOf } from '../layout.ts';
import { sha256 } from '../sha256.ts';
import { type TakeName, takeName } from './endpoint.ts';
import { endpointFolder, ownFolder } from './endpoint-folder.ts';
import { bootId, realPath } from './machine.ts';

export interface Lock {
  /** Where the holder may serve commands: in a folder that only this user may enter. Free for use while the lock is held. */
  readonly socketPath: string;
  /** Who else `lock.json` names, on another computer: they may have it open, or have stopped without saying so. Null when nobody. */
  readonly elsewhere: Holder | null;
  /** Gives the archive free again. */
  release(): Promise<void>;
}

/** What `lock.json` says of who has an archive open. For people: the lock itself is the endpoint. */
const holder = z.object({
  process: z.string(),
  pid: z.number().int(),
  host: z.string(),
  bootId: z.string().nullable(),
  since: z.string(),
  nonce: z.string(),
});
export type Holder = z.infer<typeof holder>;

export interface LockNeeds {
  readonly process: Ports['process'];
  readonly fs: Fs;
  readonly clock: Clock;
  /** Another way to hold names, for tests. */
  readonly take?: TakeName;
}

/** Takes the archive for this process, or says who has it. The hold ends with the process, however it ends, so it is never stale. */
export async function acquireLock(
  folder: string,
  archiveId: string,
  { process: kind, fs, clock, take = takeName }: LockNeeds,
): Promise<Lock> {
  const hold = await take(nameOf(folder, archiveId));
  if (!hold)
    throw new ArchiveError(
      'locked',
      `The archive ${folder} is open in ${described(await holderOf(folder, fs))}. Use it there, or close it and try again.`,
    );
  try {
    const socketPath = await freeSocketPath(folder, archiveId);
    const me: Holder = {
      process: kind,
      pid: process.pid,
      host: hostname(),
      bootId: bootId(),
      since: new Date(clock.now()).toISOString(),
      nonce: randomBytes(8).toString('hex'),
    };
    const before = await holderOf(folder, fs);
    await announce(fs, folder, me);
    return {
      socketPath,
      elsewhere: before && before.host !== me.host ? before : null,
      async release() {
        try {
          if ((await holderOf(folder, fs))?.nonce === me.nonce) await fs.unlink(layoutOf(folder).lock);
        } finally {
          await hold.release();
        }
      },
    };
  } catch (error) {
    await hold.release();
    throw error;
  }
}

/** Who has the archive open, as `lock.json` tells; null when it tells nothing. It may be out of date: only the lock itself knows. */
export async function holderOf(folder: string, fs: Fs = nodeFs()): Promise<Holder | null> {
  try {
    const parsed = holder.safeParse(JSON.parse(new TextDecoder('utf-8').decode(await fs.readFile(layoutOf(folder).lock))));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Where the holder of an archive serves commands, whether somebody does or not. */
export function socketPathOf(folder: string, archiveId: string): string {
  const name = nameOf(folder, archiveId);
  return process.platform === 'win32' ? `\\\\.\\pipe\\pressmark-${name}-calls` : join(endpointFolder(), `${name}.sock`);
}

/** `the web host (process 1234) on HOST since 2026-11-25T09:12:00Z`. */
export function described(holder: Holder | null): string {
  if (!holder) return 'another process on this computer';
  return `${KINDS[holder.process] ?? holder.process} (process ${holder.pid}) on ${holder.host} since ${holder.since.replace(/\.\d+Z$/, 'Z')}`;
}

const KINDS: Readonly<Record<string, string>> = { cli: 'the command line', web: 'the web host', shell: 'the desktop window' };

function nameOf(folder: string, archiveId: string): string {
  return sha256(JSON.stringify([archiveId, realPath(folder)])).slice(0, 24);
}

async function freeSocketPath(folder: string, archiveId: string): Promise<string> {
  const path = socketPathOf(folder, archiveId);
  if (process.platform === 'win32') return path;
  await ownFolder(endpointFolder());
  try {
    // Left over from a holder that was killed: nobody else can be serving there while we hold the lock.
    await unlink(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  return path;
}

/** Tells people who has the archive. On a disk that cannot be written nobody is told, and the lock holds all the same. */
async function announce(fs: Fs, folder: string, me: Holder): Promise<void> {
  const { lock, tmp } = layoutOf(folder);
  try {
    await makeFolder(fs, tmp);
    await publishFile(fs, tmp, lock, new TextEncoder().encode(`${JSON.stringify(me, null, 2)}\n`));
  } catch (error) {
    if (!isUnwritable(error)) throw diskError(`The archive ${folder} could not be marked as open`, error);
  }
}
