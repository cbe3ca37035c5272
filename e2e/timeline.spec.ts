import { dirname } from 'node:path';
import { fillOverTime } from './fill.ts';
import { expect, test } from './hosts.ts';
import { MainWindow } from './pages/window.ts';

const PER_DAY = [1, 0, 2, 5, 3, 1, 0, 0, 0, 0, 0, 2, 1];

test('a brushed period becomes the list, the caption and a filter that agree', async ({ app, host }) => {
  await fillOverTime(host, dirname(host.archive), '2023-05-01', PER_DAY);
  await app.reload();
  const main = new MainWindow(app);
  await main.view('Timeline');
  const chart = app.getByRole('grid', { name: /Coverage/ });
  await chart.waitFor();
  await chart.focus();
  await app.keyboard.press('Home');
  // The window begins a little before the first article.
  await expect(chart).toHaveAttribute('aria-activedescendant', /./);
  const name = async () =>
    app
      .locator(`[id="${await chart.getAttribute('aria-activedescendant')}"]`)
      .evaluate((cell) => cell.getAttribute('aria-label') ?? cell.textContent ?? '');
  for (let i = 0; i < 12 && !/\b3 May 2023/.test(await name()); i++) await app.keyboard.press('ArrowRight');
  await app.keyboard.press('Shift+ArrowRight');
  await app.keyboard.press('Shift+ArrowRight');
  await expect(app.getByText(/3–5 May 2023/).first()).toBeVisible();
  await expect(app.getByText(/10 articles/).first()).toBeVisible();
  await expect(main.list).toHaveAccessibleName(/Articles/);
  await expect(main.rows).toHaveCount(10);
  expect(decodeURIComponent(app.url())).toContain('date:2023-05-03..2023-05-05');
});

test('dragging over the chart selects whole bins', async ({ app, host }) => {
  await fillOverTime(host, dirname(host.archive), '2023-05-01', PER_DAY);
  await app.reload();
  const main = new MainWindow(app);
  await main.view('Timeline');
  const chart = app.getByRole('grid', { name: /Coverage/ });
  await chart.waitFor();
  const box = await chart.boundingBox();
  if (!box) throw new Error('the chart has no place');
  await app.mouse.move(box.x + box.width * 0.02, box.y + box.height / 2);
  await app.mouse.down();
  await app.mouse.move(box.x + box.width * 0.98, box.y + box.height / 2, { steps: 8 });
  await app.mouse.up();
  await expect(app.getByText(/15 articles/).first()).toBeVisible();
});

test('the table says the same as the chart, and the undated are counted', async ({ app, host }) => {
  await fillOverTime(host, dirname(host.archive), '2023-05-01', PER_DAY);
  await app.reload();
  const main = new MainWindow(app);
  await main.view('Timeline');
  await app.getByRole('grid', { name: /Coverage/ }).waitFor();
  await expect(app.getByText(/1 undated/).first()).toBeVisible();
  await app.getByText('Table', { exact: true }).click();
  const table = app
    .getByRole('table')
    .or(app.getByRole('grid', { name: /Coverage|Timeline/ }))
    .first();
  await expect(table.getByRole('row', { name: /^4 May 2023/ })).toContainText('5');
});
