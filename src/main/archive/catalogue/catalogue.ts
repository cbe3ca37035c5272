/** Front door of the catalogue: the listing derived from the journal, in SQLite and in memory. May be deleted at any time. */
import type { Collection } from '../../../shared/contract/library.ts';
import type { ArticleSummary, Note } from '../../../shared/contract/shapes/article.ts';
import type { Clock, Logger } from '../ports.ts';
import type { CollectionRow, Columns, JournalItem, JournalPosition, ObjectEntry } from '../seams.ts';
import { type Applied, type CatalogueState, createApply } from './apply.ts';
import { articleDetail, type CatalogueArticle } from './article-detail.ts';
import { type CaptureFacts, factReader } from './article-facts.ts';
import { type ArticleRow, articleRow } from './article-row.ts';
import { collectionTree, counted } from './collection-tree.ts';
import { type ColumnStore, columnStore } from './columns.ts';
import { openCatalogueFile, removeCatalogueFile } from './database.ts';
import { factTable } from './held-facts.ts';
import { type CheckAccount, type LastChecks, lastChecks } from './last-checks.ts';
import { articleStats, type SourceCount, smartCounts, sourceCounts, type TagCount, tagCounts } from './lists.ts';
import { lookupTable } from './lookup-table.ts';
import { type AliasRow, type FoundCapture, lookups, type NoteRow, type SearchRow, type WaitingJob } from './lookups.ts';
import { perRevision } from './per-revision.ts';
import { replaceable } from './replaceable.ts';
import { rowTable } from './row-table.ts';

export type { CatalogueArticle } from './article-detail.ts';

export interface Catalogue {
  /** Names the machine and place that this catalogue belongs to. */
  readonly installation: string;
  /** It started empty: everything must be replayed. */
  readonly fresh: boolean;
  /** The last record applied of each writer. */
  positions(): Map<string, JournalPosition>;
  /** Brings durable records in. Records may come twice and in any order. */
  apply(items: readonly JournalItem[]): Applied;
  /** Brings in many, as on opening: all of them or none. Nothing else may be applied meanwhile. `mostDrafts`: articles held in memory at a time. */
  applyAll(batches: AsyncIterable<readonly JournalItem[]>, mostDrafts?: number): Promise<void>;
  /** Forgets everything, positions too. */
  clear(): void;
  readonly columns: Columns;
  collections(): readonly CollectionRow[];
  collectionList(): Collection[];
  /** Place among its siblings; null for an unknown one. */
  collectionPosition(id: string): number | null;
  summary(ordinal: number): ArticleSummary;
  /** In the order given. */
  summaries(ordinals: ArrayLike<number>): ArticleSummary[];
  /** Null for an unknown article and for one deleted for ever. */
  article(articleId: string): CatalogueArticle | null;
  /** The live article held under a URL, by its key. */
  articleByUrl(key: string): string | null;
  /** The live capture that has the same bytes under the same URL; without a URL, the same bytes. */
  duplicateOf(payloadSha256: string, urlKey: string | null): { articleId: string; captureId: string } | null;
  savedSearches(withRemoved: boolean): SearchRow[];
  /** Groups of names that records set, removed ones too. */
  aliases(): AliasRow[];
  notes(articleId?: string): (Note & { articleId: string })[];
  /** Removed ones too. */
  noteById(id: string): (Note & { articleId: string; removed: boolean }) | null;
  tags(): TagCount[];
  sources(): SourceCount[];
  counts(): ReturnType<typeof smartCounts>;
  waitingJobs(): WaitingJob[];
  /** The newest check, or the newest full one. */
  lastVerify(mode?: 'full'): CheckAccount | null;
  /** What checks, repairs and backups have told. */
  readonly checks: Pick<LastChecks, 'isInDoubt' | 'damaged' | 'known' | 'lastBackup'>;
  /** Objects that articles refer to. */
  objectsOf(articleIds: readonly string[]): Set<string>;
  /** Articles that a stored object belongs to. */
  articlesOfObject(sha256: string): string[];
  /** Objects that no other article refers to. */
  objectsOnlyOf(articleIds: readonly string[]): string[];
  /** What the journal says of a stored object. */
  objectEntry(sha256: string): ObjectEntry | null;
  manifestOf(captureId: string): string | null;
  /** By ordinal: changes with whatever the index reads of an article; empty for one that is gone. */
  textVersions(): readonly string[];
  textVersion(ordinal: number): string;
  /** Live articles whose newest capture has no reading copy. */
  withoutReading(): string[];
  stats(): ReturnType<typeof articleStats>;
  close(): void;
}

export interface CatalogueNeeds {
  readonly folder: string;
  readonly archiveId: string;
  /** From the store: each machine and place keeps a catalogue of its own, also in a shared folder. */
  readonly installation: string;
  /** From the store: tells whether the machine has stopped since; null where it cannot be told. */
  readonly bootId: string | null;
  readonly logger: Logger;
  readonly clock: Clock;
  /** Under which key a URL is the same page as another. */
  readonly urlKey: (url: string) => string;
}

/** Opens the catalogue, empty when there is none that can be trusted. */
export function openCatalogue(needs: CatalogueNeeds): Catalogue {
  // The columns stay the same ones, whatever file they are read from: everybody holds them.
  const store = columnStore();
  return replaceable(
    () => openOnce(needs, store),
    () => removeCatalogueFile(needs),
    needs.logger,
  );
}

function openOnce(needs: CatalogueNeeds, store: ColumnStore): Catalogue {
  try {
    return openTrusted(needs, store);
  } catch (error) {
    // Once: what is derived is built again, never mended, and never tried in a loop.
    needs.logger.warn('the catalogue is damaged and is built again', { error });
    removeCatalogueFile(needs);
    return openTrusted(needs, store);
  }
}

function openTrusted(needs: CatalogueNeeds, store: ColumnStore): Catalogue {
  const { installation, logger, clock } = needs;
  const start = clock.monotonic();
  const file = openCatalogueFile(needs);
  const { db } = file;
  const table = factTable(db);
  const lookup = lookupTable(db);
  const rows = rowTable(db);
  const look = lookups({ db, table, lookup, urlKey: needs.urlKey });
  const checks = lastChecks(db);
  const { columns } = store;
  const state: CatalogueState = { positions: new Map(), tree: collectionTree([]) };
  const facts = factReader({
    db,
    table,
    damaged: () => checks.damaged,
    hasCollection: (id) => state.tree.pathOf.has(id),
  });
  const { apply, applyAll, reload, clear } = createApply({
    ...needs,
    db,
    store,
    state,
    checks,
    table,
    lookup,
    rows,
    facts,
    articlesOf: (sha256) => look.objects(sha256).map(({ ordinal }) => ordinal),
    markOpen: file.markOpen,
  });
  try {
    reload();
  } catch (error) {
    db.close();
    throw error;
  }
  const fresh = state.positions.size === 0;
  logger.info('catalogue opened', { articles: columns.size, fresh, tookMs: Math.round(clock.monotonic() - start) });

  const cached = perRevision(() => columns.revision);
  const idOf = (ordinal: number) => columns.id[ordinal] ?? '';
  const isLive = ({ ordinal, isKept }: FoundCapture) => columns.live[ordinal] === 1 && isKept;

  function summary(ordinal: number): ArticleSummary {
    const placed = rows.at(ordinal);
    if (!placed) throw new RangeError(`there is no article at ordinal ${ordinal}`);
    return summaryOf(placed.id, placed.row);
  }

  function summaryOf(id: string, row: ArticleRow): ArticleSummary {
    const { title, byline, siteName, source, url, publishedAt, updatedAt, capturedAt, lang, dir, words, tags } = row;
    return {
      id,
      title,
      byline: [...byline],
      siteName,
      source,
      url,
      publishedAt,
      updatedAt,
      capturedAt,
      lang,
      dir,
      wordCount: words,
      excerpt: row.excerpt,
      tags: [...tags],
      collections: row.collections.flatMap((each) => state.tree.pathOf.get(each) ?? []).sort(),
      captures: row.captures,
      notes: row.notes,
      unread: row.unread,
      starred: row.starred,
      trashed: row.state === 'trashed',
      needsCare: [...row.needsCare],
    };
  }

  function noteOf({ id, text, createdAt, updatedAt }: NoteRow): Note {
    return { id, text, createdAt, updatedAt };
  }

  function verifiedAt({ stamp, manifest, entry }: CaptureFacts): string | null {
    return checks.wholeAt(stamp, [manifest, entry.warc, entry.rendition]);
  }

  return {
    installation,
    fresh,
    positions: () => new Map(state.positions),
    apply,
    applyAll,
    clear,
    columns,
    collections: () => state.tree.rows,
    collectionList: cached(() => counted(state.tree.rows, columns)),
    collectionPosition: (id) => state.tree.positionOf.get(id) ?? null,
    summary,
    summaries: (ordinals) => Array.from(ordinals, summary),
    article(articleId) {
      const ordinal = columns.ordinalOf.get(articleId);
      if (ordinal === undefined) return null;
      const held = facts(ordinal);
      if (held.captures.length === 0) return null;
      const notes = look
        .notesOf(ordinal)
        .filter(({ removed }) => !removed)
        .map(noteOf);
      return articleDetail({
        facts: held,
        summary: summaryOf(articleId, articleRow(held)),
        notes,
        verifiedAt,
      });
    },
    articleByUrl(key) {
      const held = look.capturesAt(key).find(isLive);
      return held ? idOf(held.ordinal) : null;
    },
    duplicateOf(payload, key) {
      const held = look.capturesOf(payload, key).find(isLive);
      return held ? { articleId: idOf(held.ordinal), captureId: held.captureId } : null;
    },
    savedSearches: (withRemoved) => look.searches().filter(({ removed }) => withRemoved || !removed),
    aliases: cached(look.aliases),
    notes(articleId) {
      const ordinal = articleId === undefined ? null : columns.ordinalOf.get(articleId);
      if (ordinal === undefined) return [];
      const rows = ordinal === null ? look.notes() : look.notesOf(ordinal);
      const shown = rows.filter((row) => !row.removed && (columns.live[row.ordinal] === 1 || columns.trashed[row.ordinal] === 1));
      return shown.map((row) => ({ ...noteOf(row), articleId: idOf(row.ordinal) }));
    },
    noteById(id) {
      const row = look.note(id);
      return row ? { ...noteOf(row), articleId: idOf(row.ordinal), removed: row.removed } : null;
    },
    tags: cached(() => tagCounts(columns)),
    sources: cached(() => sourceCounts(columns)),
    counts: cached(() => smartCounts(columns)),
    waitingJobs: look.waitingJobs,
    lastVerify: (mode) => checks.last(mode),
    checks,
    objectsOf: (articleIds) => new Set(articleIds.flatMap((id) => look.objectsOf(columns.ordinalOf.get(id) ?? -1))),
    articlesOfObject(sha256) {
      const found = look.objects(sha256).filter(({ isKept }) => isKept);
      return [...new Set(found.map(({ ordinal }) => idOf(ordinal)))];
    },
    objectsOnlyOf(articleIds) {
      const ordinals = new Set(articleIds.map((id) => columns.ordinalOf.get(id)).filter((ordinal) => ordinal !== undefined));
      const objects = new Set([...ordinals].flatMap(look.objectsOf));
      return [...objects].filter((sha256) =>
        look.objects(sha256).every(({ ordinal, isKept }) => ordinals.has(ordinal) || !isKept),
      );
    },
    objectEntry: (sha256) => look.objects(sha256).find(({ isKept }) => isKept)?.entry ?? null,
    manifestOf: look.manifestOf,
    textVersions: rows.textVersions,
    textVersion: (ordinal) => rows.at(ordinal)?.row.textVersion ?? '',
    withoutReading() {
      const { lacksReading } = store;
      return columns.id.filter((_, ordinal) => columns.live[ordinal] === 1 && lacksReading[ordinal] === 1);
    },
    stats: cached(() => articleStats(columns)),
    close: file.close,
  };
}
