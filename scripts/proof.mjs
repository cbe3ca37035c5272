// `npm run proof -- [NAME] [options]`: the long proofs, by name, or all of them. `npm test` runs a seeded slice of each with the same code.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, setup } from './setup.mjs';

await setup(import.meta.filename ?? new URL(import.meta.url).pathname);
const { run } = await import('./run.mjs');

const folder = join(root, 'scripts', 'proofs');
/** A proof says on its first line how it is run; other files in the folder are parts of proofs. */
const proofs = readdirSync(folder)
  .filter((file) => file.endsWith('.mjs'))
  .map((file) => ({ name: file.slice(0, -4), usage: readFileSync(join(folder, file), 'utf8').split('\n')[0].slice(3) }))
  .filter(({ name, usage }) => usage.startsWith(`\`npm run proof -- ${name}`));

const [name, ...rest] = process.argv.slice(2);
const isAll = name === undefined || name.startsWith('--');
const chosen = isAll ? proofs : proofs.filter((proof) => proof.name === name);
if (chosen.length === 0) {
  console.error(`There is no proof called ${name}. There are:\n${proofs.map(({ usage }) => `  ${usage}`).join('\n')}`);
  process.exit(2);
}
const results = [];
for (const proof of chosen) {
  const started = Date.now();
  const { status } = await run(process.execPath, [join(folder, `${proof.name}.mjs`), ...(isAll ? process.argv.slice(2) : rest)]);
  results.push({ name: proof.name, status, seconds: Math.round((Date.now() - started) / 1000) });
}
if (results.length > 1)
  for (const { name, status, seconds } of results)
    console.log(`${status === 0 ? 'holds ' : 'FAILED'} ${name.padEnd(20)} ${String(seconds).padStart(6)} s`);
process.exitCode = results.every(({ status }) => status === 0) ? 0 : 1;
