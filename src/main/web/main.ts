/** Entry of the loopback web host: `node out/main/web.js [--archive DIR] [--port N] [--open]`. Prints `ready <link>`, serves until SIGINT or SIGTERM. */
import { parseArgs } from 'node:util';
import { defaultArchiveFolder } from '../api/default-folder.ts';
import { installationOf } from '../api/installation.ts';
import { stderrLogger } from '../api/stderr-logger.ts';
import { openInBrowser } from './open-in-browser.ts';
import { serveArchive } from './server.ts';

const { values } = parseArgs({
  options: {
    archive: { type: 'string' },
    port: { type: 'string', default: '0' },
    open: { type: 'boolean', default: false },
  },
});

try {
  const served = await serveArchive({
    folder: values.archive ?? defaultArchiveFolder(),
    port: Number(values.port),
    installation: installationOf(import.meta.filename),
    logger: stderrLogger(),
  });
  process.stdout.write(`ready ${served.url}\n`);
  if (values.open) openInBrowser(served.url);
  if (!served.own) process.exit(0);
  const stop = async () => {
    await served.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
