import { createHash } from 'node:crypto';
import type { Change, ObjectEntry } from '../../src/main/archive/seams.ts';
import { type GeneratedArticle, generateArticles } from './articles.ts';
import { seededRandom } from './random.ts';

/** Three records an article, as a year of use leaves them: two when it is saved, one some weeks later. Objects are named and not there: for benches of what reads the journal alone. */
export const RECORDS_PER_ARTICLE = 3;

/** Collections that the articles of `generateRecords` may be in. */
export const COLLECTIONS: readonly Change[] = Array.from({ length: 12 }, (_, at) => ({
  type: 'collection.set',
  collectionId: `k-${at}`,
  name: `Dossier ${at}`,
  parentId: at < 4 ? null : `k-${at % 4}`,
  position: at,
  removed: false,
}));

/** The changes of `n` invented articles, one article after the other, and at the end what people did with the last of them. The same for the same seed. */
export function* generateRecords({ n, seed }: { readonly n: number; readonly seed: number }): Generator<Change[]> {
  const random = seededRandom(seed);
  const written = [...generateArticles({ n: Math.min(n, TEXTS), seed })];
  const later: Change[] = [];
  for (let i = 0; i < n; i++) {
    const article = written[i % written.length];
    if (!article) break;
    later.push(edited(i, random));
    const due = later.length > LATER ? later.shift() : undefined;
    yield [captured(article, i), read(article, i), ...(due ? [due] : [])];
  }
  if (later.length > 0) yield later;
}

/** Articles that came in before a person does something with one: some weeks of a busy archive. */
const LATER = 5000;

/** Writing a text takes longer than all else, so texts come round again, under another address and with another number in the title. */
const TEXTS = 2000;

const FIRST_DAY = Date.UTC(2024, 0, 1);
const idOf = (kind: string, i: number) => `${kind}-${i.toString(36).padStart(8, '0')}`;
const urlOf = ({ url }: GeneratedArticle, i: number) => `${url}-${i}`;
const shaOf = (name: string) => createHash('sha256').update(name).digest('hex');

function object(i: number, role: ObjectEntry['role'], mime: string, bytes: number): ObjectEntry {
  return { role, mime, sha256: shaOf(`${role} ${i}`), bytes };
}

function captured(article: GeneratedArticle, i: number): Change {
  const url = urlOf(article, i);
  const objects = [
    object(i, 'warc', 'application/warc', 41_000),
    object(i, 'rendition', 'text/html', 52_000),
    object(i, 'manifest', 'application/json', 2600),
  ];
  const [warc, rendition, manifest] = objects.map(({ sha256 }) => sha256);
  return {
    type: 'capture.add',
    articleId: idOf('a', i),
    manifest: manifest ?? '',
    objects,
    title: url,
    url,
    tags: article.tags,
    collectionId: null,
    capture: {
      id: idOf('c', i),
      capturedAt: new Date(FIRST_DAY + i * 60_000).toISOString(),
      method: 'fetch',
      status: i % 40 === 0 ? 'partial' : 'complete',
      requestedUrl: url,
      finalUrl: url,
      redirects: [],
      httpStatus: 200,
      mime: 'text/html',
      bytes: 160_000,
      sha256: shaOf(`payload ${i}`),
      warc: warc ?? '',
      rendition: rendition ?? null,
      resourcesSaved: 4,
      resourcesWanted: 4,
      interventions: ['cookies-not-sent', 'scripts-not-run'],
      warnings: [],
    },
  };
}

function read(article: GeneratedArticle, i: number): Change {
  return {
    type: 'reading.add',
    articleId: idOf('a', i),
    captureId: idOf('c', i),
    objects: [
      object(i, 'reading', 'application/json', 5200),
      object(i, 'text', 'text/plain; charset=utf-8', article.text.length),
    ],
    extractor: '1',
    entry: {
      title: `${article.title} ${i}`,
      byline: i % 3 === 0 ? [] : [`Writer ${i % 700}`],
      siteName: article.source,
      canonicalUrl: urlOf(article, i),
      publishedAt: article.publishedAt,
      updatedAt: null,
      lang: article.lang,
      dir: article.lang === 'ar' ? 'rtl' : 'ltr',
      excerpt: article.text.slice(0, 240),
      wordCount: Math.round(article.text.length / 6),
      leadImage: null,
      needsCare: article.publishedAt ? [] : ['undated'],
      warnings: [],
    },
  };
}

/** What a person does with an article, once: mostly reads it. */
function edited(i: number, random: () => number): Change {
  const articleId = idOf('a', i);
  const chance = random();
  if (chance < 0.6) return { type: 'status.set', articleIds: [articleId], unread: false };
  if (chance < 0.8) return { type: 'tag.set', articleIds: [articleId], tag: `tag ${Math.floor(random() * 40)}`, on: true };
  if (chance < 0.9)
    return { type: 'collection.members', collectionId: `k-${Math.floor(random() * 12)}`, articleIds: [articleId], on: true };
  if (chance < 0.95) return { type: 'meta.set', articleId, field: 'title', value: `Corrected title ${i}` };
  if (chance < 0.99)
    return { type: 'note.rev', noteId: idOf('n', i), articleId, text: `Compare with the copy of number ${i}.`, removed: false };
  return { type: 'trash', articleIds: [articleId] };
}
