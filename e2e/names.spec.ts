import { dirname } from 'node:path';
import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import { fillFromSite } from './fill.ts';
import { expect, test } from './hosts.ts';
import { MainWindow } from './pages/window.ts';

test.beforeEach(async ({ host }) => {
  await fillFromSite(host, dirname(host.archive));
});

/** Opens the table of names; answers the sheet. */
async function namesOf(app: Page, main: MainWindow) {
  await main.rows.first().click();
  await app.keyboard.press('Control+,');
  const settings = main.sheet(/^Settings/);
  await settings.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(settings.getByText('Names searched as one')).toBeVisible();
  return settings;
}

for (const scheme of ['light', 'dark'] as const) {
  test(`names are written in Settings by keyboard, and a search for one finds the others, ${scheme}`, async ({ app }) => {
    await app.emulateMedia({ colorScheme: scheme });
    const main = new MainWindow(app);
    const settings = await namesOf(app, main);
    const groups = settings.getByRole('list', { name: 'Groups of names' }).getByRole('listitem');
    await expect(groups).toHaveCount(4);

    await settings.getByRole('button', { name: 'Add names…' }).focus();
    await app.keyboard.press('Enter');
    const field = settings.getByRole('textbox', { name: 'Names, one a line' });
    await expect(field).toBeFocused();
    await app.keyboard.type('beam');
    await app.keyboard.press('Control+Enter');
    await expect(settings.getByText('A group has at least two names.')).toBeVisible();
    expect(await violations(app), 'names that are no group').toEqual([]);
    await field.fill('beam\nعارضة\ngirder of oak');
    await app.keyboard.press('Control+Enter');
    await expect(groups).toHaveCount(5);
    await expect(groups.first()).toContainText('beam · عارضة · girder of oak');
    await expect(settings.getByRole('button', { name: 'Add names…' })).toBeFocused();
    expect(await violations(app), 'the table of names').toEqual([]);

    await groups
      .first()
      .getByRole('button', { name: /^Remove beam/ })
      .click();
    await expect(groups).toHaveCount(4);
    await app.getByRole('button', { name: 'Undo' }).click();
    await expect(groups).toHaveCount(5);
    await expect(settings).toBeVisible();
    await app.keyboard.press('Escape');

    await main.type('beam');
    await app.keyboard.press('Enter');
    await expect(main.rows).toHaveCount(3);
    await expect(app.getByTestId('search.understood')).toContainText('also عارضة, girder of oak');
    await expect(
      main
        .row(/إغلاق الرصيف/)
        .locator('mark')
        .first(),
    ).toHaveText('عارضة');
    expect(await violations(app), 'other names of what was typed').toEqual([]);
    await app.getByRole('button', { name: /^Leave out/ }).click();
    await expect(main.search).toHaveValue('+beam');
    await expect(main.rows).toHaveCount(2);
  });
}

test('Esc leaves the names and not the sheet, and a built-in group can be left out and put back', async ({ app, host }) => {
  const main = new MainWindow(app);
  const settings = await namesOf(app, main);
  await settings.getByRole('button', { name: /^Edit US/ }).click();
  const field = settings.getByRole('textbox', { name: 'Names, one a line' });
  await field.fill('US\nAmerica');
  await app.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
  await expect(settings.getByText('US · U.S. · USA · United States')).toBeVisible();
  await settings.getByRole('button', { name: /^Remove US/ }).click();
  await expect(settings.getByText('Left out')).toBeVisible();
  expect(JSON.parse(await host.run(['search', '"United States"', '--json']))).toMatchObject({
    understood: 'phrase “United States”',
  });
  await settings.getByRole('button', { name: 'Put back' }).click();
  await expect(settings.getByText('Left out')).toHaveCount(0);
  expect(JSON.parse(await host.run(['search', '"United States"', '--json']))).toMatchObject({
    understood: 'phrase “United States” (also US, U.S., USA)',
  });
});
