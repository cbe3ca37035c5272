import { dirname } from 'node:path';
import { fillFromSite } from './fill.ts';
import { expect, test } from './hosts.ts';
import { MainWindow } from './pages/window.ts';

test.beforeEach(async ({ host }) => {
  await fillFromSite(host, dirname(host.archive));
});

test('tagging and collecting need no mouse, and undo takes them back', async ({ app, host }) => {
  const main = new MainWindow(app);
  await main.rows.first().waitFor();
  await app.keyboard.press('j');
  await app.keyboard.press('t');
  await app.keyboard.type('witness');
  await app.keyboard.press('Control+Enter');
  await app.keyboard.press('Escape');
  await expect(main.library.getByRole('row', { name: /witness/ })).toBeVisible();

  await app.keyboard.press('c');
  await app.keyboard.type('Harbour');
  await app.keyboard.press('Control+Enter');
  await app.keyboard.press('Escape');
  await expect(main.library.getByRole('row', { name: /Harbour/ })).toBeVisible();
  const { collections } = JSON.parse(await host.run(['collection', 'ls', '--json'])) as {
    collections: { path: string; count: number }[];
  };
  expect(collections).toMatchObject([{ path: 'Harbour', count: 1 }]);

  await app.keyboard.press('Control+z');
  await expect
    .poll(
      async () =>
        (JSON.parse(await host.run(['collection', 'ls', '--json'])) as { collections: { count: number }[] }).collections[0]
          ?.count ?? 0,
    )
    .toBe(0);
});

test('the Trash takes articles and gives them back', async ({ app }) => {
  const main = new MainWindow(app);
  await main.open(/Four crossings a day/);
  await app.keyboard.press('Shift+Delete');
  await expect(main.row(/Four crossings a day/)).toHaveCount(0);
  await main.scope(/^Trash/);
  await expect(main.row(/Four crossings a day/)).toBeVisible();
  await app.getByRole('button', { name: 'Restore all' }).click();
  await main.scope(/^All/);
  await expect(main.row(/Four crossings a day/)).toBeVisible();
});
