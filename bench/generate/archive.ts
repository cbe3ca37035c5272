/** A valid archive of invented articles, written straight into a store without flushing: for benches and the end-to-end tests at size. */

import { captureText } from '../../src/main/archive/capture/capture-text.ts';
import type { Logger } from '../../src/main/archive/ports.ts';
import type { Change, Reading } from '../../src/main/archive/seams.ts';
import { canonicalJson } from '../../src/main/archive/store/canonical-json.ts';
import { initArchive, openStore } from '../../src/main/archive/store/store.ts';
import { blocksToText } from '../../src/shared/block-text.ts';
import { type GeneratedArticle, generateArticles } from './articles.ts';
import { unsyncedFs } from './unsynced-fs.ts';

const utf8 = new TextEncoder();
const quiet: Logger = { info: () => undefined, warn: () => undefined, error: (message, facts) => console.error(message, facts) };
const BATCH = 200;

/** Writes `n` articles into a new archive at `folder`. The same seed gives the same articles. */
export async function generateArchive(folder: string, { n, seed }: { n: number; seed: number }): Promise<void> {
  const fs = unsyncedFs();
  let now = Date.UTC(2024, 0, 1);
  const clock = { now: () => (now += 1000), monotonic: () => performance.now() };
  await initArchive(folder, { fs, clock });
  const store = await openStore(folder, { fs, clock, logger: quiet, process: 'test' });
  let changes: Change[] = [];
  for (const article of generateArticles({ n, seed })) {
    changes.push(...(await oneArticle(store, clock, article)));
    if (changes.length < BATCH) continue;
    await store.append(changes);
    changes = [];
  }
  if (changes.length > 0) await store.append(changes);
  await store.close();
}

async function oneArticle(
  store: Awaited<ReturnType<typeof openStore>>,
  clock: { now(): number; monotonic(): number },
  article: GeneratedArticle,
): Promise<Change[]> {
  const given = JSON.stringify({ title: article.title, text: article.text, lang: article.lang, source: article.source });
  const draft = await captureText({ text: given, as: 'ready', url: article.url, method: 'import', clock, appVersion: 'bench' });
  const reading = readingOf(article);
  const articleId = store.newId('a');
  const captureId = store.newId('c');
  const [warc, readingEntry, text] = await store.put([
    { role: 'warc', mime: 'application/warc', bytes: draft.warc },
    { role: 'reading', mime: 'application/json', bytes: utf8.encode(canonicalJson(reading)) },
    { role: 'text', mime: 'text/plain; charset=utf-8', bytes: utf8.encode(article.text) },
  ]);
  if (!warc || !readingEntry || !text) throw new Error('the store kept fewer objects than it was given');
  const capture = {
    id: captureId,
    capturedAt: draft.capturedAt,
    method: draft.method,
    status: draft.status,
    requestedUrl: article.url,
    finalUrl: article.url,
    redirects: [],
    httpStatus: null,
    mime: draft.mime,
    bytes: draft.payload.byteLength,
    sha256: draft.sha256,
    warc: warc.sha256,
    rendition: null,
    resourcesSaved: 0,
    resourcesWanted: 0,
    interventions: [],
    warnings: [],
  };
  const manifestBytes = utf8.encode(
    canonicalJson({
      version: 1,
      archiveId: store.archiveId,
      articleId,
      capture,
      charset: draft.charset,
      fidelity: draft.fidelity,
      kind: draft.kind,
      objects: [warc],
    }),
  );
  const [manifest] = await store.put([{ role: 'manifest', mime: 'application/json', bytes: manifestBytes }]);
  if (!manifest) throw new Error('the store kept no manifest');
  const { blocks: _blocks, removed: _removed, modifiedAt, extractor, ...entry } = reading;
  return [
    {
      type: 'capture.add',
      articleId,
      manifest: manifest.sha256,
      objects: [warc, manifest],
      capture,
      title: article.title,
      url: article.url,
      tags: [...article.tags],
      collectionId: null,
    },
    {
      type: 'reading.add',
      articleId,
      captureId,
      objects: [readingEntry, text],
      entry: { ...entry, updatedAt: modifiedAt },
      extractor,
    },
  ];
}

function readingOf(article: GeneratedArticle): Reading {
  const blocks = article.text.split('\n\n').map((text) => ({ type: 'paragraph' as const, text }));
  const text = blocksToText(blocks);
  return {
    title: article.title,
    byline: [],
    siteName: article.source,
    canonicalUrl: article.url,
    publishedAt: article.publishedAt,
    modifiedAt: null,
    lang: article.lang,
    dir: article.lang === 'ar' ? 'rtl' : 'ltr',
    leadImage: null,
    blocks,
    removed: [],
    excerpt: text.slice(0, 300),
    wordCount: text.split(/\s+/).length,
    warnings: [],
    needsCare: article.publishedAt ? [] : ['undated'],
    extractor: 'bench',
  };
}
