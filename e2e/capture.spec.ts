import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from './hosts.ts';
import { MainWindow } from './pages/window.ts';
import { articles } from './site/articles.ts';

const text = `Tram rails of Tarn are older than the pier

03.06.2023 07:15

A survey of the old coal tram found rails rolled in 1874, nine years before the long pier was built.

THE OLDEST RAILS ON THE COAST

Petra Holm, who led the survey, asked the harbour board to keep two of them.`;

test('a pasted text, a file and an address become articles', async ({ app, host, site }) => {
  const main = new MainWindow(app);

  await app.getByRole('button', { name: 'Add', exact: true }).first().click();
  const sheet = main.sheet('Add to archive');
  await sheet.getByRole('textbox', { name: /Paste links/ }).fill(text);
  await sheet.getByRole('button', { name: 'Add 1 article' }).click();
  await expect(sheet).toBeHidden();
  await main.arrives(/Tram rails of Tarn/);

  const file = join(dirname(host.archive), 'note.md');
  await writeFile(file, '# Ferry log of May\n\n2023-05-31\n\nThe small boat made **212** crossings in May.\n');
  await app.getByRole('button', { name: 'Add', exact: true }).first().click();
  const chooser = app.waitForEvent('filechooser');
  await sheet.getByRole('button', { name: 'Choose files…' }).click();
  await (await chooser).setFiles(file);
  await sheet.getByRole('button', { name: 'Add 1 article' }).click();
  await main.arrives(/Ferry log of May/);

  await app.getByRole('button', { name: 'Add', exact: true }).first().click();
  await sheet.getByRole('textbox', { name: /Paste links/ }).fill(`${site.origin}${articles[0]?.path}`);
  await sheet.getByRole('checkbox', { name: /this computer or the local network/ }).check({ force: true });
  await sheet.getByRole('button', { name: 'Add 1 article' }).click();
  await main.arrives(/Harbour board shuts the long pier/);
  expect(site.asked).toContain('/pictures/pier.png');

  const { total } = JSON.parse(await host.run(['list', '--json'])) as { total: number };
  expect(total).toBe(3);
});

test('what cannot be saved says why, and stays to be tried again', async ({ app, site }) => {
  const main = new MainWindow(app);
  await app.getByRole('button', { name: 'Add', exact: true }).first().click();
  const sheet = main.sheet('Add to archive');
  await sheet.getByRole('textbox', { name: /Paste links/ }).fill(`${site.origin}/no-such-page`);
  await sheet.getByRole('checkbox', { name: /this computer or the local network/ }).check({ force: true });
  await sheet.getByRole('button', { name: 'Add 1 article' }).click();
  await app.getByRole('button', { name: /failed/ }).click();
  await expect(app.getByText(/the page is gone/).first()).toBeVisible();
  await expect(app.getByRole('button', { name: /^Retry/ }).first()).toBeVisible();
});
