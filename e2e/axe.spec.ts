import { dirname } from 'node:path';
import { violations } from './axe.ts';
import { fillFromSite } from './fill.ts';
import { expect, test } from './hosts.ts';
import { MainWindow } from './pages/window.ts';

for (const scheme of ['light', 'dark'] as const) {
  test(`every view is accessible, left to right and right to left, ${scheme}`, async ({ app, host }) => {
    test.setTimeout(120_000);
    await fillFromSite(host, dirname(host.archive));
    await app.reload();
    await app.emulateMedia({ colorScheme: scheme });
    const main = new MainWindow(app);
    await main.open(/Harbour board/);
    expect(await violations(app), 'list and reader').toEqual([]);
    await main.open(/إغلاق الرصيف/);
    expect(await violations(app), 'an Arabic article').toEqual([]);
    await main.reader.getByText('Text', { exact: true }).click();
    expect(await violations(app), 'text mode').toEqual([]);
    await main.type('pier');
    await app.keyboard.press('Enter');
    expect(await violations(app), 'search results').toEqual([]);
    await main.view('Timeline');
    await app.getByRole('grid', { name: /Coverage/ }).waitFor();
    expect(await violations(app), 'timeline').toEqual([]);
    await app.getByText('Table', { exact: true }).click();
    expect(await violations(app), 'timeline as a table').toEqual([]);
    await main.view('List');
    for (const [keys, name] of [
      ['Control+Shift+e', /^Export/],
      ['Control+,', /^Settings/],
      ['c', /^Add 1 article to/],
      ['t', /^Tag 1 article/],
      ['?', /./],
    ] as const) {
      await main.rows.first().click();
      await app.keyboard.press(keys);
      await main.sheet(name).waitFor();
      // Its plan comes after it, and lights its button up.
      if (keys === 'Control+Shift+e') await expect(app.getByRole('button', { name: /^Export \d+ files?$/ })).toBeEnabled();
      expect(await violations(app), `the sheet of ${keys}`).toEqual([]);
      await app.keyboard.press('Escape');
      await main.sheet(name).waitFor({ state: 'hidden' });
    }
    await app.keyboard.press('Control+j');
    await app.getByRole('region', { name: 'Activity' }).waitFor();
    expect(await violations(app), 'activity').toEqual([]);
    await app.keyboard.press('Control+j');
    await main.rows.first().click();
    await app.keyboard.press('Shift+Delete');
    await main.scope(/^Trash/);
    await main.rows.first().waitFor();
    expect(await violations(app), 'trash').toEqual([]);
    await main.scope(/^Needs care/);
    expect(await violations(app), 'an empty list').toEqual([]);
    await main.scope(/^All/);
    await app.getByRole('button', { name: 'Add', exact: true }).first().click();
    await main.sheet('Add to archive').waitFor();
    expect(await violations(app), 'add').toEqual([]);
    await app.keyboard.press('Escape');
    await main.sheet('Add to archive').waitFor({ state: 'hidden' });
    // The focus goes back to Add, whose tooltip is no part of a view.
    await main.list.focus();
    await expect(app.getByRole('tooltip')).toHaveCount(0);
    await app.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    expect(await violations(app), 'right-to-left interface').toEqual([]);
  });
}
