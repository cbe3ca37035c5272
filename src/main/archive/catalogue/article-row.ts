import { hash } from 'node:crypto';
import { careSubject, isSettleable } from '../../../shared/care-subject.ts';
import type { NeedsCareCode, SettleableCode } from '../../../shared/contract/shapes/article.ts';
import type { CaptureStatus } from '../../../shared/contract/shapes/capture.ts';
import type { Dated } from '../../../shared/contract/shapes/dated.ts';
import type { CaptureEntry, ReadingEntry } from '../seams.ts';
import type { ArticleFacts, CaptureFacts, ReadingFacts } from './article-facts.ts';
import { sourceOf } from './source.ts';

/** What lists, filters and charts know of an article: folded from its facts, kept in a row of its own. */
export interface ArticleRow {
  readonly state: 'live' | 'trashed' | 'gone';
  readonly title: string;
  readonly byline: readonly string[];
  readonly siteName: string | null;
  readonly source: string | null;
  readonly sourceLabel: string | null;
  readonly url: string | null;
  readonly publishedAt: Dated | null;
  readonly updatedAt: Dated | null;
  readonly capturedAt: string;
  readonly lang: string | null;
  readonly dir: 'ltr' | 'rtl';
  readonly words: number;
  readonly mime: string;
  readonly tags: readonly string[];
  readonly collections: readonly string[];
  readonly captures: number;
  readonly notes: number;
  readonly unread: boolean;
  readonly starred: boolean;
  readonly needsCare: readonly NeedsCareCode[];
  /** No reading copy was made of its newest capture. */
  readonly lacksReading: boolean;
  readonly excerpt: string;
  /** Changes when anything that the index reads of the article does; empty when there is nothing to read. */
  readonly textVersion: string;
}

/** An article that nothing, or nothing any more, is held of. */
export const GONE: ArticleRow = {
  state: 'gone',
  title: '',
  byline: [],
  siteName: null,
  source: null,
  sourceLabel: null,
  url: null,
  publishedAt: null,
  updatedAt: null,
  capturedAt: '',
  lang: null,
  dir: 'ltr',
  words: 0,
  mime: '',
  tags: [],
  collections: [],
  captures: 0,
  notes: 0,
  unread: false,
  starred: false,
  needsCare: [],
  lacksReading: false,
  excerpt: '',
  textVersion: '',
};

/** Folds an article's facts into its row. */
export function articleRow(facts: ArticleFacts): ArticleRow {
  const newest = facts.captures[0];
  if (!newest) return GONE;
  const { fields } = facts;
  const current = currentReading(facts);
  const entry = current?.entry ?? unread(newest);
  const publishedAt = fields.publishedAt ?? entry.publishedAt;
  const byline = fields.byline ?? entry.byline;
  const siteName = fields.siteName ?? entry.siteName;
  const url = fields.url ?? newest.url ?? entry.canonicalUrl;
  const { source, label } = sourceOf(url, siteName);
  const title = fields.title ?? entry.title;
  const lang = fields.lang ?? entry.lang;
  return {
    state: fields.trashed ? 'trashed' : 'live',
    title,
    byline,
    siteName,
    source,
    sourceLabel: label,
    url,
    publishedAt,
    updatedAt: fields.updatedAt ?? entry.updatedAt,
    capturedAt: newest.entry.capturedAt,
    lang,
    dir: fields.dir ?? entry.dir,
    words: entry.wordCount,
    mime: newest.entry.mime,
    tags: facts.tags,
    collections: facts.collections,
    captures: facts.captures.length,
    notes: facts.notes.length,
    unread: fields.unread ?? true,
    starred: fields.starred ?? false,
    needsCare: careOf(facts).open,
    lacksReading: !facts.readings.some(({ captureId }) => captureId === newest.entry.id),
    excerpt: entry.excerpt,
    textVersion: versionOf([
      current?.reading ?? null,
      title,
      titlesOf(facts),
      byline,
      siteName,
      source,
      url,
      lang,
      facts.tags,
      facts.notes,
      facts.restored,
    ]),
  };
}

/** Titles of all its captures, the newest first, each once. */
export function titlesOf({ captures, readings }: Pick<ArticleFacts, 'captures' | 'readings'>): string[] {
  const titles = captures.map(({ title, entry }) => {
    const read = readings.findLast((reading) => reading.captureId === entry.id);
    return read?.entry.title ?? title;
  });
  return [...new Set(titles)];
}

function versionOf(read: readonly unknown[]): string {
  return hash('sha1', JSON.stringify(read), 'base64url');
}

/** The reading copy shown: the newest one of the newest capture that has one. A capture that looks wrong gives way to an older good one. */
export function currentReading({ captures, readings }: Pick<ArticleFacts, 'captures' | 'readings'>): ReadingFacts | null {
  const looksRight = ({ entry }: CaptureFacts) => entry.status !== 'suspect' && entry.status !== 'failed';
  const inOrder = [...captures.filter(looksRight), ...captures.filter((capture) => !looksRight(capture))];
  for (const capture of inOrder) {
    const found = readings.findLast((reading) => reading.captureId === capture.entry.id);
    if (found) return found;
  }
  return null;
}

/** What is known of a capture that has no reading copy (yet). */
function unread({ title, entry }: CaptureFacts): ReadingEntry {
  return {
    title,
    byline: [],
    siteName: null,
    canonicalUrl: null,
    publishedAt: null,
    updatedAt: null,
    lang: null,
    dir: 'ltr',
    excerpt: '',
    wordCount: 0,
    leadImage: null,
    needsCare: [],
    warnings: entry.warnings,
  };
}

const CARE_BY_STATUS: Readonly<Partial<Record<CaptureEntry['status'], NeedsCareCode>>> = {
  failed: 'failed',
  suspect: 'looks-incomplete',
  partial: 'looks-incomplete',
} satisfies Partial<Record<CaptureStatus, NeedsCareCode>>;

/** Why an article waits in Needs care, and the reasons that a person has marked as right. */
export function careOf(facts: ArticleFacts): { readonly open: NeedsCareCode[]; readonly settled: SettleableCode[] } {
  const newest = facts.captures[0];
  if (!newest) return { open: [], settled: [] };
  const { fields, settled } = facts;
  const entry = currentReading(facts)?.entry ?? unread(newest);
  const about = {
    published: (fields.publishedAt ?? entry.publishedAt)?.value ?? null,
    lang: fields.lang ?? entry.lang,
    captureId: newest.entry.id,
  };
  const codes = reasons(entry, newest.entry.status, facts);
  const right = [...codes].filter(isSettleable).filter((code) => settled.get(code) === careSubject(code, about));
  return { open: [...codes].filter((code) => !right.some((each) => each === code)), settled: right };
}

function reasons(
  entry: ReadingEntry,
  status: CaptureEntry['status'],
  { fields, isChangedOnDisk }: ArticleFacts,
): Set<NeedsCareCode> {
  const codes = new Set<NeedsCareCode>();
  const byStatus = CARE_BY_STATUS[status];
  if (byStatus) codes.add(byStatus);
  for (const code of entry.needsCare) codes.add(code);
  if (isChangedOnDisk) codes.add('changed-on-disk');
  if (fields.publishedAt) {
    codes.delete('undated');
    codes.delete('ambiguous-date');
  }
  if (fields.byline?.length) codes.delete('no-byline');
  if (fields.lang) codes.delete('language-mismatch');
  return codes;
}
