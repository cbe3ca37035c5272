// `npm test`: every check, cheapest first, stopping at the first failed group; `npm test -- unit e2e` runs chosen stages.
// Ends with one plain line: N passed, N failed, N skipped.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, setup } from './setup.mjs';

await setup(import.meta.filename ?? new URL(import.meta.url).pathname);

const { run, tool } = await import('./run.mjs');
const { unit } = await import('./unit.mjs');
const reports = join(root, 'node_modules', '.cache', 'reports');
mkdirSync(reports, { recursive: true });

const report = (name) => {
  const path = join(reports, name);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
};
const plain = (status) => ({ passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: [] });
const command = (name, args, options) => async () => {
  const { status, output } = await run(name, args, { quiet: true, ...options });
  if (status !== 0) process.stdout.write(output);
  return plain(status);
};

/** Finds or gets the browser that the stages after it drive. */
async function browser() {
  const { ensureBrowser } = await import('./browser.mjs');
  const found = ensureBrowser();
  if (found) process.env.PRESSMARK_BROWSER = found;
  return plain(0);
}

async function e2e() {
  const out = join(reports, 'e2e.json');
  rmSync(out, { force: true });
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: out };
  const { status, output } = await run(tool('playwright'), ['test', '--reporter=line,json'], { quiet: true, env });
  if (status !== 0) process.stdout.write(output);
  const stats = report('e2e.json')?.stats ?? { expected: 0, unexpected: 1, flaky: 0, skipped: 0 };
  const skipped = [];
  const walk = (suite, path) => {
    for (const spec of suite.specs ?? [])
      if (spec.tests.every((test) => test.status === 'skipped')) skipped.push([...path, spec.title].join(' › '));
    for (const child of suite.suites ?? []) walk(child, [...path, child.title]);
  };
  for (const suite of report('e2e.json')?.suites ?? []) walk(suite, [suite.title]);
  return { passed: stats.expected + stats.flaky, failed: Math.max(stats.unexpected, status === 0 ? 0 : 1), skipped };
}

/** Groups run one after the other, the stages of a group side by side. */
const groups = [
  {
    lockfile: command(process.execPath, ['scripts/lockfile-gate.mjs']),
    format: command(tool('biome'), ['ci', '.']),
    law: command(process.execPath, ['scripts/law.mjs']),
  },
  { types: command(tool('tsc'), ['-b']), lint: command(tool('eslint'), ['.', '--max-warnings=0']) },
  { build: command(tool('electron-vite'), ['build', '--logLevel=warn']) },
  { browser },
  { unit },
  { e2e },
];

const chosen = new Set(process.argv.slice(2));
const known = new Set(groups.flatMap((group) => Object.keys(group)));
for (const name of chosen) {
  if (known.has(name)) continue;
  console.error(`No stage is called ${name}. Stages: ${[...known].join(', ')}.`);
  process.exit(2);
}

if (chosen.has('e2e') || chosen.has('unit')) chosen.add('browser');

const total = { passed: 0, failed: 0, skipped: 0 };
for (const group of groups) {
  const stages = Object.entries(group).filter(([name]) => chosen.size === 0 || chosen.has(name));
  const results = await Promise.all(
    stages.map(async ([name, stage]) => {
      const start = performance.now();
      const result = await stage();
      console.log(
        `${result.failed === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(9)} ${((performance.now() - start) / 1000).toFixed(1)} s`,
      );
      return result;
    }),
  );
  for (const { passed, failed, skipped } of results) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped.length;
    for (const name of skipped) console.log(`     skipped: ${name}`);
  }
  if (results.some(({ failed }) => failed > 0)) break;
}
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;
