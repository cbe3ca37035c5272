import type { ArticleSummary, MetaField, Note, SettleableCode } from '../../../shared/contract/shapes/article.ts';
import type { Capture } from '../../../shared/contract/shapes/capture.ts';
import type { Dated } from '../../../shared/contract/shapes/dated.ts';
import type { CaptureEntry, ReadingEntry } from '../seams.ts';
import type { ArticleFacts, CaptureFacts, RestoredRemoval } from './article-facts.ts';
import { careOf, currentReading, titlesOf } from './article-row.ts';

/** What the catalogue knows of one article. */
export interface CatalogueArticle {
  readonly summary: ArticleSummary;
  /** Newest first. */
  readonly captures: Capture[];
  /** Every reading copy, in the order they were made: the objects that hold the copy and its plain text. */
  readonly readings: {
    readonly captureId: string;
    readonly reading: string;
    readonly text: string;
    readonly extractor: string;
    readonly warnings: readonly string[];
  }[];
  /** The object of the reading copy shown; null when there is none yet. */
  readonly currentReading: string | null;
  readonly readingEntry: ReadingEntry | null;
  /** Titles of all its captures, the newest first, each once. */
  readonly titles: string[];
  readonly notes: Note[];
  /** Captured values of edited fields, as text. */
  readonly originals: Partial<Record<MetaField, string>>;
  readonly restored: RestoredRemoval[];
  readonly settled: SettleableCode[];
  readonly trashedAt: string | null;
}

export interface DetailNeeds {
  readonly facts: ArticleFacts;
  readonly summary: ArticleSummary;
  readonly notes: Note[];
  /** When a full check last found a capture whole; null when none has. */
  readonly verifiedAt: (capture: CaptureFacts) => string | null;
}

export function articleDetail({ facts, summary, notes, verifiedAt }: DetailNeeds): CatalogueArticle {
  const { captures, readings, trashedAt } = facts;
  const current = currentReading(facts);
  return {
    summary,
    captures: captures.map((capture) => shown(capture.entry, verifiedAt(capture))),
    readings: readings.map(({ captureId, reading, text, extractor, entry: { warnings } }) => ({
      captureId,
      reading,
      text,
      extractor,
      warnings,
    })),
    currentReading: current?.reading ?? null,
    readingEntry: current?.entry ?? null,
    titles: titlesOf(facts),
    notes,
    originals: originals(facts, current?.entry ?? null),
    restored: [...facts.restored],
    settled: careOf(facts).settled,
    trashedAt,
  };
}

/** Copied member by member: a record may hold more than the contract knows. */
function shown(entry: CaptureEntry, verifiedAt: string | null): Capture {
  const { id, capturedAt, method, status, requestedUrl, finalUrl, httpStatus, mime, bytes, sha256, warc, rendition } = entry;
  const { resourcesSaved, resourcesWanted } = entry;
  return {
    id,
    capturedAt,
    method,
    status,
    requestedUrl,
    finalUrl,
    redirects: [...entry.redirects],
    httpStatus,
    mime,
    bytes,
    sha256,
    warc,
    rendition,
    resourcesSaved,
    resourcesWanted,
    verifiedAt,
    interventions: [...entry.interventions],
    warnings: [...entry.warnings],
  };
}

function originals({ fields, captures }: ArticleFacts, entry: ReadingEntry | null): Partial<Record<MetaField, string>> {
  const newest = captures[0];
  const captured: Record<MetaField, string> = {
    title: entry?.title ?? newest?.title ?? '',
    byline: (entry?.byline ?? []).join('; '),
    siteName: entry?.siteName ?? '',
    publishedAt: asText(entry?.publishedAt ?? null),
    updatedAt: asText(entry?.updatedAt ?? null),
    lang: entry?.lang ?? '',
    dir: entry?.dir ?? 'ltr',
    url: newest?.url ?? entry?.canonicalUrl ?? '',
  };
  const edited = Object.entries(captured).filter(([name]) => fields[name as MetaField] !== undefined); // safe: keys of `captured`
  return Object.fromEntries(edited);
}

function asText(date: Dated | null): string {
  return date === null ? '' : `${date.value}${date.zone ?? ''}`;
}
