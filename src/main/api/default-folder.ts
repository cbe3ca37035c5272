import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The archive's folder when nobody names one: `PRESSMARK_ARCHIVE`, else `Pressmark` in the person's documents folder. */
export function defaultArchiveFolder(env: NodeJS.ProcessEnv = process.env, home: string = homedir()): string {
  if (env.PRESSMARK_ARCHIVE) return resolve(env.PRESSMARK_ARCHIVE);
  return join(documentsFolder(env, home), 'Pressmark');
}

function documentsFolder(env: NodeJS.ProcessEnv, home: string): string {
  if (process.platform !== 'linux') return join(home, 'Documents');
  return env.XDG_DOCUMENTS_DIR || fromUserDirs(env, home) || join(home, 'Documents');
}

/** Desktops on Linux keep the folder, translated, in a file that a shell may not have read. */
function fromUserDirs(env: NodeJS.ProcessEnv, home: string): string | null {
  try {
    const text = readFileSync(join(env.XDG_CONFIG_HOME || join(home, '.config'), 'user-dirs.dirs'), 'utf8');
    const named = /^\s*XDG_DOCUMENTS_DIR="(.*)"\s*$/m.exec(text)?.[1];
    return named ? named.replace(/^\$HOME(?=\/|$)/, home) : null;
  } catch {
    return null; // no such file: the desktop has none
  }
}
