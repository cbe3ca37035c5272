// `npm run proof -- [NAME] [options]`: the long proofs, by name. `npm test` runs a seeded slice of each with the same code.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, setup } from './setup.mjs';

await setup(import.meta.filename ?? new URL(import.meta.url).pathname);
const { run } = await import('./run.mjs');

const [name, ...rest] = process.argv.slice(2);
const names = readdirSync(join(root, 'scripts', 'proofs')).map((file) => file.replace(/\.mjs$/, ''));
if (name && !names.includes(name)) {
  console.error(`Proofs: ${names.join(', ')}.`);
  process.exit(2);
}
let failed = 0;
for (const proof of name ? [name] : names)
  failed += (await run(process.execPath, [join(root, 'scripts', 'proofs', `${proof}.mjs`), ...rest])).status === 0 ? 0 : 1;
process.exitCode = failed === 0 ? 0 : 1;
