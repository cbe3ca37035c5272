import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { violations } from './axe.ts';
import { expect, type Host, test } from './hosts.ts';
import { MainWindow } from './pages/window.ts';

/** A text as scrapers leave them: a menu, the title twice, a stray fence, captions that say the title, a date of two readings, nobody who signs. */
const GAUGE = `Home > News > Harbour

Gauge at the pier of Tarn reads nine metres

Gauge at the pier of Tarn reads nine metres.

05/06/2023

\`\`\`
Gauge at the pier of Tarn reads nine metres
\`\`\`

The keeper of the pier read the gauge at noon, and once more at dusk, before the ferry left for the other bank of the Ivel.

Read also: Ferries move to the stone quay

The harbour board meets on Friday to hear what the divers found below the fourth bay. Its minutes are kept in the old customs house.

Share on Facebook
`;

const FERRY = `أوقفت سلطة الميناء العبّارة

05/06/2023

أوقفت سلطة ميناء تارن العبّارة بعدما قاس الحارس تسعة أمتار عند الرصيف الطويل.

شارك على فيسبوك
`;

async function filled(host: Host): Promise<void> {
  const home = dirname(host.archive);
  for (const [name, text] of [
    ['gauge.txt', GAUGE],
    ['ferry.txt', FERRY],
  ] as const) {
    const path = join(home, name);
    await writeFile(path, text);
    await host.run(['add', path, '--json']);
  }
}

const TITLE = /Gauge at the pier of Tarn reads nine metres/;
const reasons = async (host: Host) => {
  const { articles } = JSON.parse(await host.run(['list', '--query', 'gauge', '--json'])) as {
    articles: { needsCare: string[]; publishedAt: { value: string } | null; byline: string[] }[];
  };
  return articles[0];
};

test('what was removed opens as a ledger, and each piece comes back and goes again', async ({ app, host }) => {
  await filled(host);
  await app.reload();
  const main = new MainWindow(app);
  await main.open(TITLE);
  const { articles } = JSON.parse(await host.run(['list', '--query', 'gauge', '--json'])) as { articles: { id: string }[] };
  const { removed } = JSON.parse(await host.run(['show', articles[0]?.id ?? '', '--json'])) as {
    removed: { rule: string; text: string }[];
  };
  expect(removed.length).toBeGreaterThanOrEqual(4);
  const ledger = main.details.getByRole('button', { name: `What was removed (${removed.length})` });
  await expect(ledger).toHaveAttribute('aria-expanded', 'true');
  await expect(main.reader.getByText(/Read also/)).toHaveCount(0);
  await main.details.getByRole('button', { name: /^Read more/ }).click();
  await main.details.getByRole('button', { name: 'Put back' }).first().click();
  await expect(main.reader.getByText(/Read also: Ferries move/)).toBeVisible();
  expect(await violations(app), 'the ledger').toEqual([]);
  await main.details.getByRole('button', { name: 'Take out again' }).first().click();
  await expect(main.reader.getByText(/Read also: Ferries move/)).toHaveCount(0);
});

test('Needs care leads to a fix with one key, says that something is right with another, and both are undone', async ({
  app,
  host,
}) => {
  await filled(host);
  await app.reload();
  const main = new MainWindow(app);
  await main.scope(/^Needs care/);
  await main.open(TITLE);
  expect((await reasons(host))?.needsCare).toEqual(expect.arrayContaining(['ambiguous-date', 'no-byline']));

  // A date of two readings is chosen, not typed.
  await main.list.focus();
  await app.keyboard.press('f');
  const choice = main.details.getByRole('button', { name: 'It is 5 Jun 2023' });
  const other = main.details.getByRole('button', { name: 'It is 6 May 2023' });
  await expect(choice.or(other).first()).toBeVisible();
  await expect(app.locator('[data-care="ambiguous-date"] button').first()).toBeFocused();
  await other.click();
  await expect(other).toHaveCount(0);
  await expect.poll(async () => (await reasons(host))?.publishedAt?.value).toBe('2023-05-06');

  // Without an author the field opens for typing.
  await main.list.focus();
  await app.keyboard.press('f');
  await main.details.getByRole('textbox', { name: 'Author' }).fill('Ines Calder');
  await app.keyboard.press('Enter');
  await expect.poll(async () => (await reasons(host))?.byline).toEqual(['Ines Calder']);
  await main.list.focus();
  await app.keyboard.press('Control+z');
  await expect.poll(async () => (await reasons(host))?.needsCare).toContain('no-byline');

  // Nobody signed it, and that is right.
  await app.keyboard.press('y');
  await expect(app.getByText(/^Marked as right: no author/)).toBeVisible();
  await expect.poll(async () => (await reasons(host))?.needsCare).not.toContain('no-byline');
  await expect(main.details.getByText('Marked as right: No author was found')).toBeVisible();
  await main.details.getByRole('button', { name: /^Take back that this is right/ }).click();
  await expect.poll(async () => (await reasons(host))?.needsCare).toContain('no-byline');
  await app.keyboard.press('Control+z');
  await expect.poll(async () => (await reasons(host))?.needsCare).not.toContain('no-byline');
});

for (const scheme of ['light', 'dark'] as const) {
  test(`the reasons for care and the ledger are accessible, left to right and right to left, ${scheme}`, async ({
    app,
    host,
  }, info) => {
    await filled(host);
    await app.reload();
    await app.emulateMedia({ colorScheme: scheme });
    const main = new MainWindow(app);
    for (const [title, name] of [
      [TITLE, 'gauge'],
      [/أوقفت سلطة الميناء/, 'arabic'],
    ] as const) {
      await main.open(title);
      await main.details.getByText('Needs care').waitFor();
      expect(await violations(app), name).toEqual([]);
      await app.screenshot({ path: info.outputPath(`${name}-${scheme}.png`) });
    }
    await app.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    expect(await violations(app), 'right-to-left interface').toEqual([]);
    await app.screenshot({ path: info.outputPath(`rtl-${scheme}.png`) });
  });
}

test('reading the saved pages anew is begun in Settings, and leaves what a person set', async ({ app, host }) => {
  await filled(host);
  await app.reload();
  const main = new MainWindow(app);
  await main.rows.first().waitFor();
  await app.keyboard.press('Control+,');
  const settings = main.sheet(/^Settings/);
  await settings.getByRole('button', { name: 'Storage' }).click();
  await settings.getByRole('button', { name: 'Read anew' }).click();
  await expect(settings.getByText('0 pages read differently now, 2 read the same.')).toBeVisible();
  expect(await violations(app), 'settings').toEqual([]);
});
