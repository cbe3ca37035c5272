import { mkdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { ArchiveError } from '../../shared/archive-error.ts';
import type { SettingsStore } from '../archive/ports.ts';

interface Kept {
  settings: Record<string, unknown>;
  uiState: Record<string, unknown>;
}

/** Where this host keeps its settings: never in the archive. `PRESSMARK_CONFIG` names another file. */
export function settingsFile(env: NodeJS.ProcessEnv = process.env): string {
  if (env.PRESSMARK_CONFIG) return env.PRESSMARK_CONFIG;
  const base =
    process.platform === 'win32'
      ? (env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'))
      : process.platform === 'darwin'
        ? join(homedir(), 'Library', 'Application Support')
        : env.XDG_CONFIG_HOME || join(homedir(), '.config');
  return join(base, 'pressmark', 'web.json');
}

/** Settings in one JSON file, replaced whole at each change and changed one after another. A `null` value takes a key away. */
export function fileSettings(file: string): SettingsStore {
  let last: Promise<unknown> = Promise.resolve();
  const change = async (patch: Partial<{ [part in keyof Kept]: Record<string, unknown> | undefined }>) => {
    const kept = await read(file);
    merge(kept.settings, patch.settings);
    merge(kept.uiState, patch.uiState);
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFileAtomic(file, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
  };
  return {
    async get() {
      await last;
      return read(file);
    },
    async set(patch) {
      const done = last.then(() => change(patch));
      last = done.catch(() => undefined); // the caller gets the failure; the next change starts afresh
      await done;
    },
  };
}

function merge(into: Record<string, unknown>, patch: Record<string, unknown> | undefined): void {
  for (const [key, value] of Object.entries(patch ?? {})) {
    if (value === null || value === undefined) delete into[key];
    else into[key] = value;
  }
}

async function read(file: string): Promise<Kept> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw new ArchiveError('failed', `The settings in ${file} cannot be read: ${error.code ?? error.message}.`, { cause: error });
  });
  try {
    const parsed: unknown = JSON.parse(text);
    return { settings: part(parsed, 'settings'), uiState: part(parsed, 'uiState') };
  } catch (cause) {
    throw new ArchiveError(
      'damaged',
      `The settings in ${file} are not JSON. Mend or remove that file; the archive is not affected.`,
      { cause },
    );
  }
}

function part(parsed: unknown, name: keyof Kept): Record<string, unknown> {
  const value: unknown = typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, name) : undefined;
  return Object.assign(
    Object.create(null) as Record<string, unknown>,
    typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {},
  );
}
