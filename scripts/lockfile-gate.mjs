// The lockfile must be whole, exact, free of install scripts and of addresses, and hold only licences we accept.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup.mjs';

const LICENCES = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'OFL-1.1',
  'MIT OR Apache-2.0',
  '(MIT OR CC0-1.0)',
  '(MIT AND Zlib)',
  'MPL-2.0', // axe-core, lightningcss: tools
  'MPL-1.1', // lunr-languages: shipped unmodified and listed
  'CC-BY-4.0', // caniuse-lite: tool
]);

/** Every reason why the lockfile may not land, in words. */
export function lockfileFaults(lock, manifest) {
  const faults = [];
  const packages = Object.entries(lock.packages ?? {});
  for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies']) {
    for (const [name, range] of Object.entries(manifest[kind] ?? {}))
      if (!/^\d+\.\d+\.\d+$/.test(range)) faults.push(`${name}: "${range}" is not an exact version`);
  }
  for (const [path, entry] of packages) {
    if (path === '') continue;
    if (!entry.version || !entry.integrity) faults.push(`${path}: no version or no integrity`);
    if (entry.hasInstallScript) faults.push(`${path}: has an install script`);
    if (entry.resolved) faults.push(`${path}: names where it was fetched from`);
    if (!LICENCES.has(entry.license)) faults.push(`${path}: licence ${entry.license ?? 'unknown'} is not on the list`);
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      const found = packages.some(([other]) => other === `${path}/node_modules/${name}` || other === `node_modules/${name}`);
      if (!found) faults.push(`${path}: optional ${name} is missing from the lockfile`);
    }
  }
  return faults;
}

if (process.argv[1] === import.meta.filename) {
  const read = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'));
  const faults = lockfileFaults(read('package-lock.json'), read('package.json'));
  for (const fault of faults) console.error(`lockfile: ${fault}`);
  if (faults.length === 0) console.log('lockfile: whole, exact, no install scripts, licences known');
  process.exitCode = faults.length === 0 ? 0 : 1;
}
