// `node scripts/screenshots.mjs`: the pictures of the README, from the real thing with the invented case. Needs the build and a browser.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ensureBrowser } from './browser.mjs';
import { casework } from './sample/casework.mjs';
import { root, setup } from './setup.mjs';

await setup(import.meta.filename);
const { chromium } = await import('playwright');

const work = mkdtempSync(join(tmpdir(), 'pressmark-pictures-'));
const archive = join(work, 'Tarn pier');
const env = { ...process.env, PRESSMARK_CONFIG: join(work, 'config') };
const bin = join(root, 'bin', 'pressmark');
const pressmark = (args, input) =>
  new Promise((done) => {
    const child = spawn(process.execPath, [bin, '--archive', archive, ...args], { env, stdio: ['pipe', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stdin.end(input ?? '');
    child.on('close', () => done(out));
  });

const list = casework().map(({ url, html }, n) => {
  const path = join(work, `page-${n}.html`);
  writeFileSync(path, html);
  return `${path}\t${url}`;
});
writeFileSync(join(work, 'list.txt'), list.join('\n'));
await pressmark(['add', '--from-list', join(work, 'list.txt'), '--json']);
const idOf = async (query) => JSON.parse(await pressmark(['search', query, '--json'])).results[0]?.articleId;
for (const path of ['Pier/Letters', 'Pier/Surveys', 'Ferry']) await pressmark(['collection', 'new', path]);
const lead = await idOf('title:"split beam"');
for (const [path, query] of [
  ['Pier/Letters', 'letters'],
  ['Pier/Surveys', 'survey title:survey'],
  ['Ferry', 'title:ferry'],
])
  for (const { articleId } of JSON.parse(await pressmark(['search', query, '--json', '--limit', '12'])).results)
    await pressmark(['collection', 'add', path, articleId]);
for (const [tag, query] of [
  ['witness', 'masters'],
  ['document', 'minutes'],
  ['beam', 'title:beam'],
])
  for (const { articleId } of JSON.parse(await pressmark(['search', query, '--json', '--limit', '9'])).results)
    await pressmark(['tag', 'add', tag, articleId]);
await pressmark(['note', 'add', lead, 'Ask the board for the receipt stamps on both letters of March.']);
await pressmark(['verify', '--full']);

const server = spawn(process.execPath, [bin, '--archive', archive, 'serve', '--json', '--port', '0'], {
  env,
  stdio: ['ignore', 'pipe', 'inherit'],
});
const { url } = JSON.parse(await new Promise((done) => createInterface({ input: server.stdout }).once('line', done)));
const executablePath = ensureBrowser() ?? undefined;
const browser = await chromium.launch({
  executablePath,
  args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'],
});
const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1.5 });
const page = await context.newPage();
await page.goto(url);
const out = join(root, 'docs', 'images');
mkdirSync(out, { recursive: true });
const shot = async (name) => {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(600);
    await page.screenshot({ path: join(out, `${name}-${colorScheme}.png`) });
  }
};

const rows = page.getByRole('listbox').getByRole('option');
await rows.first().waitFor();
await page
  .getByRole('option', { name: /Harbour board shuts the long pier/ })
  .first()
  .scrollIntoViewIfNeeded()
  .catch(() => undefined);
await page.keyboard.press('/');
await page.keyboard.type('title:"split beam"');
await page.keyboard.press('Enter');
await page.getByRole('option', { name: /Harbour board shuts/ }).click();
await page.keyboard.press('/');
await page.keyboard.press('Control+a');
await page.keyboard.press('Delete');
await page.keyboard.press('Enter');
await page.waitForTimeout(1500);
await shot('library');

await page.keyboard.press('/');
await page.keyboard.type('(pier OR jetée) "split beam" survey*');
await page.keyboard.press('Enter');
await rows.first().waitFor();
await page.waitForTimeout(1200);
await shot('search');

await page.keyboard.press('/');
await page.keyboard.press('Control+a');
await page.keyboard.press('Delete');
await page.keyboard.press('Enter');
await page.getByRole('radiogroup', { name: 'View', exact: true }).getByText('Timeline').click();
const chart = page.getByRole('grid', { name: /Coverage/ });
await chart.waitFor();
const box = await chart.boundingBox();
await page.mouse.move(box.x + box.width * 0.06, box.y + box.height * 0.5);
await page.mouse.down();
await page.mouse.move(box.x + box.width * 0.2, box.y + box.height * 0.5, { steps: 6 });
await page.mouse.up();
await page.waitForTimeout(1200);
await shot('timeline');

await browser.close();
server.kill('SIGTERM');
rmSync(work, { recursive: true, force: true });
