// `npm run bench -- NAME [options]`: runs one bench by name; without a name lists them.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, setup } from './setup.mjs';

await setup(import.meta.filename ?? new URL(import.meta.url).pathname);
const { run } = await import('./run.mjs');

const [name, ...rest] = process.argv.slice(2);
const file = name && join(root, 'bench', name, `${name}-bench.ts`);
if (!file || !existsSync(file)) {
  const names = readdirSync(join(root, 'bench'), { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && existsSync(join(root, 'bench', entry.name, `${entry.name}-bench.ts`)),
  );
  console.error(`Benches: ${names.map((entry) => entry.name).join(', ')}.`);
  process.exit(name ? 2 : 0);
}
process.exitCode = (await run(process.execPath, ['--expose-gc', file, ...rest])).status;
