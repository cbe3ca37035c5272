/**
 * `npm run bench -- ui [--docs 10000] [--rounds 1] [--only list]`: the window over a large archive, in this computer's browser: first load, scrolling,
 * holding J down, typing, the timeline, changes that come in. Prints frames and every task of the page's main thread over 50 ms with what ran in it:
 * by the clock, and the processor's work, which other programs of a busy computer cannot lengthen. The aim is no task over 100 ms.
 */
import { existsSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { generateArchive } from '../generate/archive.ts';
import { noteFrames, takeFrames } from './frames.ts';
import { startHost } from './host.ts';
import { STEPS } from './steps.ts';
import { longTasks } from './tasks.ts';

const root = join(import.meta.dirname, '..', '..');
const { values } = parseArgs({
  options: {
    docs: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '7' },
    rounds: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
  },
});
const docs = Number(values.docs);
const archive = join(root, 'node_modules', '.cache', 'bench', `archive-${docs}-${values.seed}`);
if (!existsSync(join(archive, 'pressmark.json'))) {
  const start = performance.now();
  await generateArchive(archive, { n: docs, seed: Number(values.seed) });
  console.log(`made an archive of ${docs} articles in ${((performance.now() - start) / 1000).toFixed(0)} s`);
}

const host = await startHost(archive);
const browser = await chromium.launch({
  executablePath: process.env.PRESSMARK_BROWSER ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : [],
});
const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
await noteFrames(page);
const load = () => loadavg()[0]?.toFixed(1) ?? '?';
console.log(
  `machine: ${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, load ${load()}, Node ${process.versions.node}, Chromium ${browser.version()}, ${docs} articles`,
);

async function measured(what: string, work: () => Promise<void>): Promise<void> {
  const tasks = await longTasks(browser, page, work);
  const frames = await takeFrames(page);
  const at = (q: number) => (frames[Math.min(frames.length - 1, Math.floor(frames.length * q))] ?? 0).toFixed(0);
  const over = (ms: number, of: 'wallMs' | 'workMs') => tasks.filter((task) => task[of] > ms).length;
  const most = (of: 'wallMs' | 'workMs') => Math.max(0, ...tasks.map((task) => task[of])).toFixed(0);
  console.log(
    `${what.padEnd(30)} frames p50 ${at(0.5)} p95 ${at(0.95)} p99 ${at(0.99)} ms; over 50 ms: ${tasks.length} tasks; over 100 ms: ${over(100, 'wallMs')} by the clock, ${over(100, 'workMs')} by work; longest ${most('wallMs')} ms, most work ${most('workMs')} ms`,
  );
  for (const { wallMs, workMs, parts } of tasks.filter((task) => task.wallMs > 100).slice(0, 3))
    console.log(`    ${wallMs.toFixed(0)} ms (work ${workMs.toFixed(0)}): ${parts.join(' · ')}`);
}

try {
  await measured('first load', async () => {
    await page.goto(host.url);
    await page.getByTestId('list.row').first().waitFor({ timeout: 60_000 });
    await page.waitForTimeout(1500);
  });
  // What a first start does in the background (the index is built from nothing) is measured by the search bench.
  while ((await page.evaluate(() => document.body.innerText)).includes('Indexing')) await page.waitForTimeout(500);
  for (let round = 0; round < Number(values.rounds); round++)
    for (const { name, work } of STEPS.filter((step) => step.name.includes(values.only)))
      await measured(name, async () => {
        await page.waitForTimeout(500);
        await work(page, host);
      });
  console.log(`load at the end ${load()}`);
} finally {
  await browser.close();
  await host.stop();
}
