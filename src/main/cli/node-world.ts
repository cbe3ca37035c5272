import { createInterface } from 'node:readline/promises';
import { ArchiveError } from '../../shared/archive-error.ts';
import { connectArchive } from '../api/connect-archive.ts';
import { installationOf } from '../api/installation.ts';
import { nodeFs, openExtractor } from '../archive/archive.ts';
import type { Logger, SettingsStore } from '../archive/ports.ts';
import { openInBrowser, serveArchive } from '../web/server.ts';
import type { World } from './world.ts';

/** The real world: this process, this computer. `entry` is the file it was started from. */
export function nodeWorld(entry: string, signal: AbortSignal): World {
  const installation = installationOf(entry);
  const { threads, version } = installation;
  const logger = stderrLogger();
  return {
    cwd: process.cwd(),
    env: process.env,
    version,
    fs: nodeFs(),
    signal,
    out: (said) => process.stdout.write(said),
    err: (text) => process.stderr.write(text),
    watched: process.stderr.isTTY === true,
    async stdin() {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Buffer); // safe: no encoding is set, so chunks are buffers
      return Buffer.concat(chunks);
    },
    async confirm(question) {
      if (!process.stdin.isTTY || !process.stderr.isTTY) return null;
      const lines = createInterface({ input: process.stdin, output: process.stderr });
      const answer = await lines.question(`${question} [y/N] `, { signal });
      lines.close();
      return /^y(es)?$/i.test(answer.trim());
    },
    connect: (folder, create) =>
      connectArchive({ folder, create, process: 'cli', workers: threads, logger, settings: NO_SETTINGS, appVersion: version }),
    openExtractor: () => openExtractor({ workers: threads, logger }),
    serve: (folder, port) => serveArchive({ folder, port, installation, logger }),
    openInBrowser,
  };
}

/** A command has no window and no preferences; those of a host it is forwarded to are that host's own. */
const NO_SETTINGS: SettingsStore = {
  get: async () => ({ settings: {}, uiState: {} }),
  set: async () => {
    throw new ArchiveError('unsupported', 'The command line keeps no settings.');
  },
};

/** What went wrong behind a command is told only to who asks for it: errors reach the person as results and messages. */
function stderrLogger(): Logger {
  const asked = process.env.PRESSMARK_LOG === '1';
  const write = (message: string, facts?: Readonly<Record<string, unknown>>): void => {
    if (asked) console.error(message, facts ?? '');
  };
  return { info: write, warn: write, error: write };
}
