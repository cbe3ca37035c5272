import { dirname } from 'node:path';
import { fillFromSite } from './fill.ts';
import { expect, test } from './hosts.ts';
import { MainWindow } from './pages/window.ts';

const TITLE = /Harbour board shuts the long pier/;

test.beforeEach(async ({ host }) => {
  await fillFromSite(host, dirname(host.archive));
});

test('an article reads in three modes, and the stored page runs nothing and asks for nothing', async ({ app }) => {
  const main = new MainWindow(app);
  await main.open(TITLE);
  await expect(main.reader.getByText(/divers reported a split beam/)).toBeVisible();
  await expect(main.reader.getByText(/We use cookies/)).toHaveCount(0);

  await main.reader.getByText('Original', { exact: true }).click();
  await expect(main.reader.getByText(/scripts and network off/)).toBeVisible();
  const frame = main.reader.frameLocator('iframe');
  await expect(frame.getByRole('heading', { name: TITLE })).toBeVisible();
  expect(await frame.locator('script').count()).toBe(0);

  await main.reader.getByText('Text', { exact: true }).click();
  await expect(main.reader.getByText(/Two crews of the ferry to Ivel/)).toBeVisible();
});

test('what was removed is listed and comes back with one click', async ({ app }) => {
  const main = new MainWindow(app);
  await main.open(TITLE);
  await main.details.getByRole('button', { name: /What was removed/ }).waitFor();
  await main.details.getByRole('button', { name: /Cookie notice/ }).click();
  await app
    .getByRole('button', { name: /^(Put back|Restore)/ })
    .first()
    .click();
  await expect(main.reader.getByText(/We use cookies to give you a better service/)).toBeVisible();
  await app.keyboard.press('Control+z');
  await expect(main.reader.getByText(/We use cookies to give you a better service/)).toHaveCount(0);
});

test('a corrected date keeps the one the page states', async ({ app, host }) => {
  const main = new MainWindow(app);
  await main.open(TITLE);
  await main.details.getByRole('button', { name: 'Edit Published' }).click();
  await main.details.getByRole('textbox', { name: 'Published' }).fill('9 May 2023');
  await app.keyboard.press('Enter');
  await expect(main.details.getByText('9 May 2023').first()).toBeVisible();
  await expect(main.details.getByText(/Original/).first()).toBeVisible();
  const { results } = JSON.parse(await host.run(['search', 'date:2023-05-09', '--json'])) as { results: unknown[] };
  expect(results).toHaveLength(1);
});

test('an Arabic article runs right to left in the row and in the reader', async ({ app }) => {
  const main = new MainWindow(app);
  await main.open(/إغلاق الرصيف/);
  await expect(main.heading(/إغلاق الرصيف/)).toHaveCSS('direction', 'rtl');
});

test('reading keys walk the list and mark what was read', async ({ app, host }) => {
  const main = new MainWindow(app);
  await main.rows.first().waitFor();
  await app.keyboard.press('j');
  await app.keyboard.press('s');
  await expect(main.library.getByRole('row', { name: /Starred/ })).toContainText('1');
  const { articles } = JSON.parse(await host.run(['list', '--query', 'is:starred', '--json'])) as { articles: unknown[] };
  expect(articles).toHaveLength(1);
});

test('a reload finds the same article, scope and query', async ({ app }) => {
  const main = new MainWindow(app);
  await main.type('pier');
  await app.keyboard.press('Enter');
  // Best match puts the longer story first: rows must have settled before one is clicked.
  await expect(main.rows.first()).toHaveAccessibleName(/Harbour board/);
  await main.open(/Four crossings a day/);
  const address = app.url();
  await app.reload();
  await expect(main.heading(/Four crossings a day/)).toBeVisible();
  await expect(main.search).toHaveValue('pier');
  expect(app.url()).toBe(address);
});
