/** Entry of the loopback web host: `node out/main/web.js [--archive DIR] [--port N] [--open]`. Prints `ready <link>`, serves until SIGINT, SIGTERM or SIGHUP. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ArchiveError } from '../../shared/archive-error.ts';
import { defaultArchiveFolder } from '../api/default-folder.ts';
import { installationOf } from '../api/installation.ts';
import { stderrLogger } from '../api/stderr-logger.ts';
import { openInBrowser } from './open-in-browser.ts';
import { serveArchive } from './server.ts';

// Heard from the first moment, so that a host stopped while it starts still ends cleanly. A second signal does not wait, unless it is the first one
// that came twice: one Ctrl-C reaches us from the terminal and from the script that started us.
const stopped = new Promise<void>((resolve) => {
  let stoppedAt = Number.POSITIVE_INFINITY;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (performance.now() - stoppedAt > 1000) process.exit(130);
      stoppedAt = Math.min(stoppedAt, performance.now());
      resolve();
    });
});

try {
  const { folder, port, open } = options(process.argv.slice(2));
  const served = await serveArchive({ folder, port, installation: installationOf(import.meta.filename), logger: stderrLogger() });
  process.stdout.write(`ready ${served.url}\n`);
  if (open) openInBrowser(served.url);
  if (served.own) await stopped;
  await served.close();
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

function options(args: readonly string[]): { readonly folder: string; readonly port: number; readonly open: boolean } {
  const { values } = parseArgs({
    args: [...args],
    options: { archive: { type: 'string' }, port: { type: 'string', default: '0' }, open: { type: 'boolean', default: false } },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ArchiveError('invalid', `There is no port ${values.port}: name one from 1 to 65535, or 0 for a free one.`);
  return { folder: values.archive === undefined ? defaultArchiveFolder() : resolve(values.archive), port, open: values.open };
}
