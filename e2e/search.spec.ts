import { dirname } from 'node:path';
import { fillFromSite } from './fill.ts';
import { expect, test } from './hosts.ts';
import { MainWindow } from './pages/window.ts';

test.beforeEach(async ({ host }) => {
  await fillFromSite(host, dirname(host.archive));
});

test('results come while typing, say what was understood, and leave the open article alone', async ({ app }) => {
  const main = new MainWindow(app);
  await main.open(/إغلاق الرصيف/);
  await main.type('"split beam" -surveyor');
  await expect(app.getByText(/Understood/)).toBeVisible();
  await expect(app.getByText('1 result').first()).toBeVisible();
  await expect(main.row(/Four crossings a day/)).toBeVisible();
  await expect(main.heading(/إغلاق الرصيف/)).toBeVisible();
});

test('whatever is typed, the bar explains and never fails', async ({ app }) => {
  const main = new MainWindow(app);
  await main.rows.first().waitFor();
  for (const typed of ['"open quote', 'http://x.org/a:b', '((((', '-', 'title:', '*', 'a OR', 'عارضة']) {
    await main.search.fill(typed);
    await app.keyboard.press('Enter');
    await expect(app.getByText(/couldn’t be read|stopped unexpectedly/)).toHaveCount(0);
  }
  await expect(main.row(/إغلاق الرصيف/)).toBeVisible();
});

test('nothing found offers ways out with their counts', async ({ app }) => {
  const main = new MainWindow(app);
  await main.type('pier zebra');
  await app.keyboard.press('Enter');
  await expect(app.getByText(/No matches/)).toBeVisible();
  await app
    .getByRole('button', { name: /without.*zebra|pier/i })
    .first()
    .click();
  await expect(main.rows.first()).toBeVisible();
});

test('hits are walked with F3 inside the article', async ({ app }) => {
  const main = new MainWindow(app);
  await main.type('beam');
  await app.keyboard.press('Enter');
  await main.open(/Harbour board shuts the long pier/);
  await app.keyboard.press('F3');
  await expect(main.reader.getByText(/Hit \d+ of \d+|\d+ of \d+/).first()).toBeVisible();
});
