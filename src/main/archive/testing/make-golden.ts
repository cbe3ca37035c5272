/**
 * Makes the golden archive of a release, once, of invented text: `node src/main/archive/testing/make-golden.ts FOLDER`. It holds what an archive of that
 * version can hold: several writers, a torn tail that was gone on from, edits of every kind, the trash, and records of a version to come.
 */
import { appendFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SaveOptions, Source } from '../../../shared/contract/captures.ts';
import { type Archive, openArchive } from '../archive.ts';
import type { Ports } from '../ports.ts';
import { encodeLine } from '../store/journal/journal-line.ts';
import { goldenFacts } from './golden-facts.ts';
import { testPorts } from './ports.ts';

const [folder = ''] = process.argv.slice(2);
const archiveFolder = join(folder, 'archive');
const call = { trust: 'local' as const };

/** Every reading of the clock is a second later. */
let now = Date.UTC(2026, 10, 25, 9);
const clock = {
  now: () => {
    now += 1000;
    return now;
  },
  monotonic: () => now - Date.UTC(2026, 10, 25),
};

function opened(kind: Ports['process']): Promise<Archive> {
  return openArchive(archiveFolder, testPorts({ process: kind, clock }), { create: true });
}

async function save(archive: Archive, source: Source, more: Partial<SaveOptions> = {}): Promise<string> {
  const options: SaveOptions = { tags: [], engine: 'auto', images: true, allowPrivate: false, ...more };
  for await (const event of archive.service.captures.save({ sources: [source], options }, call))
    if (event.type === 'result' && event.result.articleId) return event.result.articleId;
  throw new Error('nothing was saved');
}

const PAGE = `<!doctype html><html lang="en"><head><title>Harbour board shuts the long pier</title>
<meta name="author" content="Ida Marsh"><meta property="article:published_time" content="2023-05-11T08:20:00+01:00">
<meta property="og:site_name" content="The Tarn Gauge"></head><body>
<nav><a href="/">Home</a> <a href="/tides">Tides</a></nav>
<article><h1>Harbour board shuts the long pier</h1><p class="byline">By Ida Marsh</p>
<p>Divers reported a split beam under the fourth bay of the long pier, and the harbour board closed it on Thursday morning.</p>
<p>The ferry to the islands moves to the stone quay, where the tide allows only four crossings a day. A board member said that repairs would take until June.</p>
<h2>Who pays</h2><p>The town and the ferry company each name the other. The contract of 1998 says nothing of beams.</p>
<ul><li>Fourth bay: closed</li><li>Fifth bay: open on foot</li></ul></article>
<aside class="related">Read also: fog at the harbour gate</aside><footer>All rights reserved by The Tarn Gauge</footer></body></html>`;

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');

await mkdir(folder, { recursive: true });
const window = await opened('cli');
const pier = await save(
  window,
  { kind: 'file', name: 'pier.html', bytes: base64(PAGE), url: 'https://gauge.example/harbour/pier' },
  { tags: ['pier', 'witness'], collection: 'Harbour/Pier' },
);
const strike = await save(window, {
  kind: 'ready',
  id: 'strike',
  title: 'Ferry crews strike for a day',
  date: '2023-06-02',
  lang: 'en',
  source: 'Tarn Evening Post',
  text: 'Crews of the ferry stayed ashore on Friday.\n\nThe company called the strike a surprise; the union had named the day in May.',
});
const tide = await save(window, {
  kind: 'ready',
  id: 'maree',
  title: 'Une marée trop basse',
  date: '2022-03',
  lang: 'fr',
  text: 'La marée de mars a laissé le bac à sec devant le quai de pierre.\n\nLes pêcheurs parlent de la plus basse depuis trente ans.',
});
const quay = await save(window, {
  kind: 'ready',
  id: 'rasif',
  title: 'إغلاق الرصيف الطويل',
  date: '2023-05-12',
  lang: 'ar',
  text: 'أغلقت هيئة الميناء الرصيف الطويل بعد تقرير الغواصين.\n\nتنتقل العبارة إلى الرصيف الحجري.',
});
const plain = await save(window, {
  kind: 'text',
  as: 'text',
  text: 'Note of a witness\n\nI saw the lamp on the pier go out at ten past nine.',
});
// The same page once more, changed since: a second capture of the article.
await save(window, {
  kind: 'file',
  name: 'pier.html',
  bytes: base64(PAGE.replace('until June', 'until August')),
  url: 'https://gauge.example/harbour/pier',
});
await window.close();

const shell = await opened('shell');
const ids = (...chosen: string[]) => ({ ids: chosen });
await shell.service.tags.add({ tag: 'witness', target: ids(plain) }, call);
await shell.service.tags.remove({ tag: 'pier', target: ids(pier) }, call);
await shell.service.articles.setMeta({ id: strike, field: 'title', value: 'Ferry crews stay ashore for a day' }, call);
await shell.service.articles.setMeta({ id: plain, field: 'publishedAt', value: '1998-10-03 21:10' }, call);
await shell.service.articles.setStatus({ target: ids(pier, quay), starred: true }, call);
await shell.service.articles.setStatus({ target: ids(pier), unread: false }, call);
const { note } = await shell.service.notes.add({ articleId: pier, text: 'Ask the board for the report of the divers.' }, call);
await shell.service.notes.edit({ noteId: note.id, text: 'Asked the board for the report of the divers on 25 November.' }, call);
await shell.service.collections.create({ path: 'Harbour/Ferry' }, call);
await shell.service.savedSearches.save(
  { name: 'The pier', spec: { scope: { kind: 'all' }, filters: [], query: 'pier OR quay' }, sort: 'published', order: 'asc' },
  call,
);
await shell.service.articles.trash({ target: ids(tide) }, call);
await shell.close();

// A process that was killed in the midst of a write, and the next one of its kind.
const journal = join(archiveFolder, 'journal');
const writers = await readdir(journal);
const torn = writers.find((name) => name.endsWith('-shell')) ?? '';
await appendFile(join(journal, torn, '000001.jsonl'), `${'0'.repeat(64)} {"v":1,"seq":9`);
const again = await opened('shell');
await again.service.articles.restore({ target: ids(tide) }, call);
await again.service.articles.trash({ target: ids(strike) }, call);
for await (const _step of again.service.archive.verify({ mode: 'full' }, call));
await again.close();

// What a version to come may write: a type that this one does not know, and a known one with members that it does not know.
const later = 'cafe00c0ffee-shell';
let prev = '';
const lines = [
  { type: 'highlight.set', articleId: pier, start: 12, end: 40, colour: 'amber' },
  { type: 'tag.set', articleIds: [quay], tag: 'witness', on: true, reason: 'a member to come' },
].map((change, at) => {
  const head = { v: 1, seq: at + 1, prev, writer: later, lamport: 1000 + at, at: '2026-11-25T12:00:00.000Z' } as const;
  const line = encodeLine(head, JSON.stringify(change));
  prev = line.hash;
  return line.bytes;
});
await mkdir(join(journal, later));
await writeFile(join(journal, later, '000001.jsonl'), Buffer.concat(lines));

for (const name of ['derived', 'tmp', 'lock.json']) await rm(join(archiveFolder, name), { recursive: true, force: true });
const facts = await openArchive(archiveFolder, testPorts({ clock }), { readOnly: true });
await writeFile(join(folder, 'expected.json'), `${JSON.stringify(await goldenFacts(facts), null, 2)}\n`);
await facts.close();
for (const name of ['derived', 'tmp', 'lock.json']) await rm(join(archiveFolder, name), { recursive: true, force: true });
