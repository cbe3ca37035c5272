// The dependency law over the tree, then over seeded violations: each must be caught, or the law itself has failed.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cruiseTree, missedProbes } from './law-probes.mjs';
import { root } from './setup.mjs';

const sources = (folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes('testdata'),
  ).length;

const folders = ['src', 'e2e', 'bench'];
const { violations, modules } = await cruiseTree(root, folders);
for (const { rule, from, to } of violations) console.error(`law: ${rule}: ${from} → ${to}`);

// A parser that reads nothing finds nothing wrong: count what it read.
const expected = folders.reduce((sum, folder) => sum + sources(folder), 0);
if (modules < expected) console.error(`law: only ${modules} of ${expected} source files were read`);

const { missed, count } = await missedProbes();
for (const probe of missed) console.error(`law: not caught: ${probe}`);
const failed = violations.length > 0 || modules < expected || missed.length > 0;
if (!failed) console.log(`law: ${modules} modules keep it; ${count} of ${count} seeded violations are caught`);
process.exitCode = failed ? 1 : 0;
