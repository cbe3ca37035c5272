import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fillFromSite } from './fill.ts';
import { expect, test } from './hosts.ts';
import { MainWindow } from './pages/window.ts';
import { unzip } from './unzip.ts';

test('an export shows its plan, is verified, and comes as a download whose files match their hashes', async ({ app, host }) => {
  const folder = dirname(host.archive);
  await fillFromSite(host, folder);
  await app.reload();
  const main = new MainWindow(app);
  await main.rows.first().waitFor();
  await app.keyboard.press('Control+Shift+e');
  const dialog = main.sheet(/^Export 3 articles/);
  await expect(dialog.getByText('manifest-sha256.txt')).toBeVisible();
  await dialog.getByRole('button', { name: /^Export \d+ files$/ }).click();
  const done = main.sheet(/^Verified (\d+) of \1 files/);
  await expect(done).toBeVisible();
  const download = app.waitForEvent('download');
  await done.getByRole('link', { name: /^Download/ }).click();
  const zip = join(folder, 'export.zip');
  await (await download).saveAs(zip);

  const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  const bytes = await readFile(zip);
  await expect(done.getByText(sha256(bytes))).toBeVisible();
  const files = unzip(bytes);
  const manifestPath = [...files.keys()].find((path) => path.endsWith('manifest-sha256.txt')) ?? '';
  const base = manifestPath.slice(0, -'manifest-sha256.txt'.length);
  const listed = (files.get(manifestPath)?.toString('utf8') ?? '')
    .trim()
    .split('\n')
    .map((line) => line.split('  '));
  expect(listed.length).toBe(files.size - 1);
  for (const [hash, path] of listed) expect([path, sha256(files.get(`${base}${path}`) ?? Buffer.alloc(0))]).toEqual([path, hash]);
  const page = [...files].find(([path]) => path.includes('articles/') && path.endsWith('.html'))?.[1].toString('utf8') ?? '';
  expect(page).not.toMatch(/<script|src="http/);
});
