import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fillFromSite } from './fill.ts';
import { expect, type StartedHost, startHost, test } from './hosts.ts';
import { smallDisk } from './mounts.ts';
import { MainWindow } from './pages/window.ts';
import { filledAt, isAccessible, pageOf } from './plugged.ts';

const TITLE = /Harbour board shuts the long pier/;
const CANNOT_MOUNT = 'this system does not let us mount a small disk';

test('the archive’s folder is taken away while it is open, and comes back', async ({ app, host }) => {
  await fillFromSite(host, dirname(host.archive));
  await app.reload();
  const main = new MainWindow(app);
  await main.open(TITLE);
  const away = join(dirname(host.archive), 'unplugged');
  await rename(host.archive, away);

  const cover = app.getByRole('alertdialog', { name: 'The archive can’t be found' });
  await expect(cover).toContainText(`The archive at ${host.archive} can’t be found. Nothing was changed.`);
  await cover.getByRole('button', { name: 'Retry' }).click();
  await expect(cover).toBeVisible();
  await isAccessible(app);

  await rename(away, host.archive);
  await cover.getByRole('button', { name: 'Retry' }).click();
  await expect(cover).toBeHidden();
  await expect(main.heading(TITLE)).toBeVisible();
  await app.keyboard.press('Control+j');
  await main.list.focus();
  await app.keyboard.press('s');
  await expect(app.getByText('Starred 1 article.')).toBeVisible();
  expect(JSON.parse(await host.run(['search', 'is:starred', '--json']))).toMatchObject({ total: 1 });
});

test('a folder that cannot be written opens for reading, and says why', async ({ browser }) => {
  const disk = await smallDisk('size=3G');
  test.skip(disk === null, CANNOT_MOUNT);
  if (!disk) return;
  const home = await mkdtemp(join(tmpdir(), 'pressmark-e2e-ro-'));
  const archive = join(disk.path, 'Harbour casework');
  let host: StartedHost | null = null;
  try {
    await filledAt(archive, home);
    await disk.remount('ro');
    host = await startHost(archive, join(home, 'config'));
    const page = await pageOf(browser, host);
    const main = new MainWindow(page);
    const strip = page.getByRole('status').filter({ hasText: 'This archive is read-only. You can read, search and export.' });
    await expect(strip).toBeVisible();
    await strip.getByRole('button', { name: 'Why?' }).click();
    await expect(page.getByText(`The folder ${archive} cannot be written`)).toBeVisible();
    await page.keyboard.press('Escape');

    await main.open(TITLE);
    await main.type('pier');
    await expect(page.getByText(/^\d+ results?$/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Add', exact: true })).toBeDisabled();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Shift+e');
    await page.getByRole('button', { name: /^Export \d+ files?$/ }).click();
    await expect(page.getByRole('dialog', { name: /^Verified \d+ of \d+ files?\./ })).toBeVisible({ timeout: 20_000 });
  } finally {
    await host?.stop();
    await disk.remove();
    await rm(home, { recursive: true, force: true });
  }
});

test('a disk that fills up says so in time; captures wait and go on by themselves', async ({ browser }) => {
  const disk = await smallDisk('size=3G');
  test.skip(disk === null, CANNOT_MOUNT);
  if (!disk) return;
  const home = await mkdtemp(join(tmpdir(), 'pressmark-e2e-full-'));
  const archive = join(disk.path, 'Harbour casework');
  let host: StartedHost | null = null;
  try {
    await filledAt(archive, home);
    host = await startHost(archive, join(home, 'config'));
    const page = await pageOf(browser, host);
    const main = new MainWindow(page);
    await main.rows.first().waitFor();
    await disk.remount('size=1500M');
    const status = page.getByRole('contentinfo');
    await expect(status.getByText(/free on this disk/)).toBeVisible();

    await disk.remount('size=400M');
    await page.getByRole('button', { name: 'Add', exact: true }).first().click();
    const sheet = main.sheet('Add to archive');
    await sheet
      .getByRole('textbox', { name: /Paste links/ })
      .fill('Ferry log of May\n\nThe small boat made 212 crossings in May.');
    await sheet.getByRole('button', { name: 'Add 1 article' }).click();
    const strip = page.getByTestId('standing.disk');
    await expect(strip).toContainText(
      /^Captures wait: \d+ MB left on this disk\. They go on by themselves once 500 MB are free\.$/,
    );
    await page.getByRole('button', { name: 'Activity' }).click();
    await expect(page.getByText('Waiting for room on the disk')).toBeVisible();
    await isAccessible(page);

    await main.open(TITLE);
    await main.list.focus();
    await page.keyboard.press('s');
    await expect(page.getByText('Starred 1 article.')).toBeVisible();

    await disk.remount('size=3G');
    await expect(strip).toBeHidden({ timeout: 15_000 });
    await main.arrives(/Ferry log of May/);
  } finally {
    await host?.stop();
    await disk.remove();
    await rm(home, { recursive: true, force: true });
  }
});
