import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { violations } from './axe.ts';
import { fillFromSite } from './fill.ts';
import { command, expect, type StartedHost, startHost, test } from './hosts.ts';
import { smallDisk } from './mounts.ts';
import { MainWindow } from './pages/window.ts';

const TITLE = /Harbour board shuts the long pier/;
const CANNOT_MOUNT = 'this system does not let us mount a small disk';

async function pageOf(browser: Browser, { url }: { readonly url: string }): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** Both themes of what is on screen, by axe. */
async function isAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page), colorScheme).toEqual([]);
  }
}

async function filledAt(archive: string, home: string): Promise<void> {
  const env = { ...process.env, PRESSMARK_CONFIG: join(home, 'config') };
  await command(['init', '--archive', archive], env);
  await fillFromSite({ archive, config: '', url: '', run: (args) => command(['--archive', archive, ...args], env) }, home);
}

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
    await page.keyboard.press('Escape');
    await isAccessible(page);
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
    await expect(status.getByText(/free on this disk/)).toBeHidden();
  } finally {
    await host?.stop();
    await disk.remove();
    await rm(home, { recursive: true, force: true });
  }
});

test('an archive that another process has is read beside it, and opened whole afterwards', async ({ browser }) => {
  const home = await mkdtemp(join(tmpdir(), 'pressmark-e2e-held-'));
  const archive = join(home, 'Harbour casework');
  await filledAt(archive, home);
  const holder = spawn(process.execPath, [join(import.meta.dirname, 'hold.ts'), archive], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  const host = await startHost(archive);
  try {
    const page = await pageOf(browser, host);
    const main = new MainWindow(page);
    const dialog = page.getByRole('alertdialog', { name: 'This archive is open elsewhere' });
    await expect(dialog).toContainText(/Open in the command line on .+ since \d\d:\d\d\./);
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await expect(dialog.getByText('It is still open there.')).toBeVisible();
    await isAccessible(page);

    await dialog.getByRole('button', { name: 'Open read-only' }).click();
    await main.open(TITLE);
    await main.type('pier');
    await expect(page.getByText(/^\d+ results?$/)).toBeVisible();
    await page.getByRole('button', { name: 'Why?' }).click();
    await expect(page.getByText(/It is open in the command line/)).toBeVisible();

    holder.stdin.end();
    await once(holder, 'exit');
    await page.getByRole('button', { name: 'Open for writing' }).click();
    await expect(page.getByTestId('standing.read-only')).toBeHidden();
    await main.rows.first().click();
    await main.list.focus();
    await page.keyboard.press('s');
    await expect(page.getByText('Starred 1 article.')).toBeVisible();
  } finally {
    holder.kill();
    await host.stop();
    await rm(home, { recursive: true, force: true });
  }
});

test('a second window on the same host follows what the first changes', async ({ app, host }) => {
  await fillFromSite(host, dirname(host.archive));
  await app.reload();
  const first = new MainWindow(app);
  await first.open(TITLE);
  const other = await app.context().newPage();
  await other.goto(app.url());
  const second = new MainWindow(other);
  await second.open(TITLE);
  await expect(second.row(new RegExp(`${TITLE.source}.*starred`))).toHaveCount(0);

  await first.list.focus();
  await app.keyboard.press('s');
  await expect(second.row(new RegExp(`${TITLE.source}.*starred`))).toBeVisible();
  await other.getByRole('button', { name: 'Add', exact: true }).first().click();
  const sheet = second.sheet('Add to archive');
  await sheet.getByRole('textbox', { name: /Paste links/ }).fill('Ferry log of May\n\nThe small boat made 212 crossings in May.');
  await sheet.getByRole('button', { name: 'Add 1 article' }).click();
  await first.arrives(/Ferry log of May/);
});

test('the host stops: what is on screen stays readable, and the strip says what to do', async ({ browser }) => {
  const home = await mkdtemp(join(tmpdir(), 'pressmark-e2e-stop-'));
  const archive = join(home, 'Harbour casework');
  await filledAt(archive, home);
  const host = await startHost(archive);
  const page = await pageOf(browser, host);
  const main = new MainWindow(page);
  await main.open(TITLE);
  await expect(main.reader.getByText(/divers reported a split beam/)).toBeVisible();
  await host.kill();
  const strip = page.getByTestId('app.stopped');
  await expect(strip).toContainText('Pressmark has stopped. What was saved is safe; start it again to go on.');
  await expect(strip.getByRole('button', { name: 'Retry' })).toBeVisible();
  await expect(main.reader.getByText(/divers reported a split beam/)).toBeVisible();
  await page.context().close();
  await rm(home, { recursive: true, force: true });
});

/** Flips one bit in the middle of each stored page of an article. */
async function flipStoredPages(archive: string): Promise<void> {
  const objects = join(archive, 'objects');
  for (const name of await readdir(objects, { recursive: true })) {
    const path = join(objects, name);
    const bytes = await readFile(path).catch(() => null);
    // A WARC begins with a gzip member.
    if (bytes?.[0] !== 0x1f || bytes[1] !== 0x8b) continue;
    const at = Math.floor(bytes.length / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await writeFile(path, bytes);
    return;
  }
}

test('a flipped byte is found by a check, and shows on the row, in the reader and in Needs care', async ({ app, host }) => {
  await fillFromSite(host, dirname(host.archive));
  await app.reload();
  const main = new MainWindow(app);
  await main.rows.first().waitFor();
  await flipStoredPages(host.archive);

  await app.keyboard.press('Control+,');
  await main
    .sheet(/^Settings/)
    .getByRole('button', { name: 'Storage' })
    .click();
  await main
    .sheet(/^Settings/)
    .getByRole('button', { name: 'Verify…' })
    .click();
  const verify = main.sheet('Verify archive');
  await expect(verify.getByText('Never checked').first()).toBeVisible();
  await verify.getByRole('button', { name: 'Check now' }).click();
  await app.getByRole('menuitem', { name: 'Everything', exact: true }).click();
  await expect(verify.getByText('1 changed')).toBeVisible();
  const problem = verify.getByRole('listitem').filter({ hasText: 'expected' });
  await expect(problem).toContainText(/expected [0-9a-f]{8}…[0-9a-f]{4}\s+found [0-9a-f]{8}…[0-9a-f]{4}/);
  await isAccessible(app);
  await problem.getByRole('button', { name: /^Show/ }).click();

  await expect(main.reader.getByRole('alert')).toContainText(/This copy no longer matches its fingerprint from/);
  await expect(main.reader.getByRole('button', { name: /^Changed on disk/ })).toBeVisible();
  await main.scope(/^Needs care/);
  await expect(main.row(/changed on disk/)).toHaveCount(1);
});
