import { expect, test } from './hosts.ts';
import { MainWindow } from './pages/window.ts';

test.describe('without an archive', () => {
  test.use({ madeFirst: false });
  test('the page offers to make it there', async ({ app, host }) => {
    await expect(app.getByText(host.archive).first()).toBeVisible();
    await app.getByRole('button', { name: /Create an archive/ }).click();
    await expect(app.getByRole('button', { name: 'Add', exact: true }).first()).toBeVisible();
    const { articles } = JSON.parse(await host.run(['stats', '--json'])) as { articles: number };
    expect(articles).toBe(0);
  });
});

test('an empty archive explains itself in one panel', async ({ app }) => {
  const main = new MainWindow(app);
  await expect(app.getByRole('button', { name: 'Add an article' })).toBeVisible();
  await expect(main.search).toBeVisible();
});
