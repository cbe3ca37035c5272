import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from './hosts.ts';
import { MainWindow } from './pages/window.ts';

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Pier of Tarn closed</title></head><body><main><article>
<h1>Pier of Tarn closed</h1>
<p>The pier of Tarn was closed on Monday after a diver found that eleven of its forty legs had been eaten through below the waterline.<sup id="r1"><a href="#n1">1</a></sup></p>
<iframe src="https://www.youtube.com/embed/abcdefghijk" title="Divers under the pier"></iframe>
<p>The harbour master, Ilse Marrow, said that nobody would be let on it before spring, and that the two kiosks at its head would be craned off.</p>
<aside class="pull-quote"><p>Nobody would be let on it before spring.</p></aside>
<blockquote class="twitter-tweet"><p>The pier is shut until further notice.</p>&mdash; Tarn Harbour (@tarnharbour) <a href="https://twitter.com/tarnharbour/status/99">February 8, 2021</a></blockquote>
<p dir="rtl">قال مدير الميناء إن أحداً لن يُسمح له بالصعود إلى الرصيف قبل الربيع وإن الكشكين سيُرفعان من مكانهما بالرافعة في الأسبوع المقبل.</p>
<p>The cafÃ© of MÃ¡ria BÃ¡n at its head â€“ the last one â€“ moves to the old quay, where the water is a metre too shallow for half of the boats at low tide.</p>
<p>A survey in May had called the legs sound. The firm that made it has been asked for its photographs, and has not answered anybody yet.</p>
<ol><li id="n1">Survey of the legs, 3 May. <a href="#r1">↩</a></li></ol>
</article></main></body></html>`;

test.beforeEach(async ({ host }) => {
  const folder = dirname(host.archive);
  const path = join(folder, 'pier.html');
  await writeFile(path, PAGE);
  await writeFile(join(folder, 'list.txt'), `${path}\thttps://pier-post.example/pier`);
  await host.run(['add', '--from-list', join(folder, 'list.txt'), '--json']);
});

test('what the page showed of other sites is a card, pulled quotes are marked, and a mark leads to its footnote', async ({
  app,
}) => {
  const main = new MainWindow(app);
  await main.open(/Pier of Tarn closed/);
  const cards = main.reader.getByTestId('reader.embed');
  await expect(cards).toHaveCount(2);
  await expect(cards.first()).toContainText('Video from YouTube — not archived');
  await expect(cards.first()).toContainText('Divers under the pier');
  await expect(cards.nth(1)).toContainText('The pier is shut until further notice.');
  await expect(main.reader.locator('iframe')).toHaveCount(0);
  await expect(main.reader.getByText(/قال مدير الميناء/)).toHaveCSS('direction', 'rtl');
  await main.reader.getByRole('link', { name: 'Footnote 1' }).click();
  await expect(main.reader.getByText('Survey of the legs, 3 May.').locator('..')).toBeFocused();
});

test('mended characters are in the ledger as they were and as they are, and are put back with one click', async ({ app }) => {
  const main = new MainWindow(app);
  await main.open(/Pier of Tarn closed/);
  await expect(main.reader.getByText(/The café of Mária Bán at its head – the last one/)).toBeVisible();
  await main.details.getByRole('button', { name: /Mojibake/ }).click();
  await expect(main.details.getByText(/cafÃ© → café/)).toBeVisible();
  await app
    .getByRole('button', { name: /^(Put back|Restore)/ })
    .first()
    .click();
  await expect(main.reader.getByText(/The cafÃ© of MÃ¡ria BÃ¡n at its head/)).toBeVisible();
  await app.keyboard.press('Control+z');
  await expect(main.reader.getByText(/The café of Mária Bán at its head/)).toBeVisible();
});
