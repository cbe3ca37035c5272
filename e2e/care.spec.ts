import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { violations } from './axe.ts';
import { fillFromSite } from './fill.ts';
import { expect, startHost, test } from './hosts.ts';
import { MainWindow } from './pages/window.ts';
import { filledAt, isAccessible, pageOf } from './plugged.ts';

const TITLE = /Harbour board shuts the long pier/;

test('an archive that another process has is read beside it, and opened whole afterwards', async ({ browser }) => {
  const home = await mkdtemp(join(tmpdir(), 'pressmark-e2e-held-'));
  const archive = join(home, 'Harbour casework');
  await filledAt(archive, home);
  const holder = spawn(process.execPath, [join(import.meta.dirname, '../src/main/archive/testing/hold-archive.ts'), archive], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
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

test('the custody log tells what was done, and goes out as a table; a page says how to back up', async ({ app, host }) => {
  await fillFromSite(host, dirname(host.archive));
  await app.reload();
  const main = new MainWindow(app);
  await main.open(TITLE);
  await main.list.focus();
  await app.keyboard.press('s');
  await expect(app.getByText('Starred 1 article.')).toBeVisible();
  const archiveMenu = app.getByRole('button', { name: 'Harbour casework' });
  await archiveMenu.click();
  await app.getByRole('menuitem', { name: 'Custody log…' }).click();
  const log = main.sheet('Custody log');
  const starred = log
    .getByRole('listitem')
    .filter({ hasText: /[Ss]tar/ })
    .first();
  await starred.getByRole('button', { expanded: false }).click();
  await expect(starred.getByText('"type":"status.set"')).toBeVisible();
  expect(await violations(app), 'custody log').toEqual([]);
  const saved = app.waitForEvent('download');
  await log.getByRole('button', { name: 'Export CSV…' }).click();
  const csv = await readFile(await (await saved).path(), 'utf8');
  expect(csv.split('\r\n')[0]).toBe('at,what,type,articles,process,installation,writer,seq,sha256,record');
  expect(csv).toContain('status.set');
  await log.getByRole('button', { name: 'Close' }).last().click();

  await archiveMenu.click();
  await app.getByRole('menuitem', { name: 'Back up archive…' }).click();
  const backup = main.sheet('Back up archive');
  await expect(backup.getByText(`pressmark backup DIR --archive '${host.archive}'`)).toBeVisible();
  expect(await violations(app), 'backup').toEqual([]);
  await host.run(['backup', join(dirname(host.archive), 'backup')]);
  await expect(backup.getByText(/^Last backup /)).toBeVisible({ timeout: 15_000 });
});
