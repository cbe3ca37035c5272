/** The types rooms hand one another. A room states its needs with these; flows carry them across. */

import type { SaveOptions, Source } from '../../shared/contract/captures.ts';
import type { ExportFormat } from '../../shared/contract/exchange.ts';
import type { Article, MetaField, NeedsCareCode, SettleableCode } from '../../shared/contract/shapes/article.ts';
import type { Block, Removed } from '../../shared/contract/shapes/block.ts';
import type { Capture, CaptureMethod, CaptureStatus } from '../../shared/contract/shapes/capture.ts';
import type { Dated } from '../../shared/contract/shapes/dated.ts';
import type { ResultSpec, SortKey, SortOrder } from '../../shared/contract/shapes/result-spec.ts';

// ── capture ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A body saved beside the main document. */
export interface CapturedResource {
  /** As the page names it, absolute. */
  readonly url: string;
  /** Where redirects led, when elsewhere: what its own relative references count from. */
  readonly finalUrl?: string;
  readonly mime: string;
  /** Decoded (no content-encoding), for renditions and reading copies. */
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** What capture hands to the store: one page or file at one moment, nothing extracted yet. */
export interface CaptureDraft {
  readonly method: CaptureMethod;
  readonly status: CaptureStatus;
  /** Status reasons, as CAPTURE.md 6 names them (`bot-wall`, `needs-browser`, `2 of 5 resources missing`). */
  readonly warnings: readonly string[];
  readonly capturedAt: string;
  readonly requestedUrl: string | null;
  readonly finalUrl: string | null;
  readonly redirects: readonly string[];
  readonly httpStatus: number | null;
  readonly mime: string;
  /** What the extractor should read it as: `ready` is JSON of a ready text, `other` cannot be read yet. */
  readonly kind: 'html' | 'text' | 'markdown' | 'ready' | 'other';
  /** The main document, content-decoded. */
  readonly payload: Uint8Array;
  /** SHA-256 of `payload`. */
  readonly sha256: string;
  /** The main document as text, and how its charset was decided. */
  readonly text: string;
  readonly charset: {
    readonly name: string;
    readonly decidedBy: 'bom' | 'header' | 'meta' | 'utf-8' | 'detected' | 'fallback' | 'given';
  };
  readonly fidelity: 'wire' | 'dom' | 'imported' | 'refetch';
  readonly resources: readonly CapturedResource[];
  /** Resources the page wanted and did not get: url and reason. */
  readonly missing: readonly { readonly url: string; readonly reason: string }[];
  /** The whole capture as WARC/1.1, one gzip member a record. */
  readonly warc: Uint8Array;
  readonly interventions: readonly string[];
  /** Remote address, server Date, user agent, engine and version, start and end, robots: JSON, goes into the manifest. */
  readonly facts: Readonly<Record<string, unknown>>;
}

export type CaptureStage = 'connecting' | 'reading' | 'resources';
export type CaptureProgress = (stage: CaptureStage, done?: number, of?: number) => void;

// ── extract ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface ExtractRequest {
  /** `ready`: `text` is the JSON of a ready text (`{title?, date?, text, lang?, source?}`), taken as it is, without cleaning. */
  readonly kind: 'html' | 'text' | 'markdown' | 'ready';
  readonly text: string;
  readonly url: string | null;
  /** Reference for relative dates and for the plausibility of found ones. */
  readonly capturedAt: string;
}

/** The reading copy: what extraction made of a capture. Stored as an object, never overwritten. */
export interface Reading {
  readonly title: string;
  readonly byline: readonly string[];
  readonly siteName: string | null;
  readonly canonicalUrl: string | null;
  readonly publishedAt: Dated | null;
  readonly modifiedAt: Dated | null;
  readonly lang: string | null;
  readonly dir: 'ltr' | 'rtl';
  /** Absolute URL. */
  readonly leadImage: string | null;
  readonly blocks: readonly Block[];
  readonly removed: readonly Removed[];
  readonly excerpt: string;
  readonly wordCount: number;
  readonly warnings: readonly string[];
  readonly needsCare: readonly NeedsCareCode[];
  /** Version of the extractor that made it. */
  readonly extractor: string;
}

export interface Extractor {
  /** Never rejects for what a page contains: a page that breaks the extractor comes back with its text as one block and a warning; rejects only when aborted or closed. */
  extract(request: ExtractRequest, signal?: AbortSignal): Promise<Reading>;
  close(): Promise<void>;
}

// ── store ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export type ObjectRole = 'warc' | 'manifest' | 'rendition' | 'image' | 'reading' | 'text';

/** Bytes on their way into the store. */
export interface NewObject {
  readonly role: ObjectRole;
  readonly mime: string;
  readonly bytes: Uint8Array;
  /** For images: where it came from. */
  readonly url?: string;
}

export interface ObjectEntry {
  readonly role: ObjectRole;
  readonly mime: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly url?: string;
}

/** What a listing shows of a capture, carried by its journal record. */
export interface CaptureEntry {
  readonly id: string;
  readonly capturedAt: string;
  readonly method: CaptureMethod;
  readonly status: CaptureStatus;
  readonly requestedUrl: string | null;
  readonly finalUrl: string | null;
  readonly redirects: readonly string[];
  readonly httpStatus: number | null;
  readonly mime: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly warc: string;
  readonly rendition: string | null;
  readonly resourcesSaved: number;
  readonly resourcesWanted: number;
  readonly interventions: readonly string[];
  readonly warnings: readonly string[];
}

/** What a listing shows of a reading copy, carried by its journal record. */
export interface ReadingEntry {
  readonly title: string;
  readonly byline: readonly string[];
  readonly siteName: string | null;
  readonly canonicalUrl: string | null;
  readonly publishedAt: Dated | null;
  readonly updatedAt: Dated | null;
  readonly lang: string | null;
  readonly dir: 'ltr' | 'rtl';
  readonly excerpt: string;
  readonly wordCount: number;
  readonly leadImage: string | null;
  readonly needsCare: readonly NeedsCareCode[];
  readonly warnings: readonly string[];
}

/** One change of the archive: the body of a journal record. One record is one commit. */
export type Change =
  | {
      readonly type: 'capture.add';
      readonly articleId: string;
      readonly manifest: string;
      readonly objects: readonly ObjectEntry[];
      readonly capture: CaptureEntry;
      readonly title: string;
      readonly url: string | null;
      readonly tags: readonly string[];
      readonly collectionId: string | null;
      /** Made again from the manifest, because the record written at the time was lost. */
      readonly recovered?: boolean;
    }
  | {
      readonly type: 'capture.fail';
      readonly source: string;
      readonly code: string;
      readonly message: string;
      readonly facts: Readonly<Record<string, unknown>>;
    }
  | {
      readonly type: 'reading.add';
      readonly articleId: string;
      readonly captureId: string;
      readonly objects: readonly ObjectEntry[];
      readonly entry: ReadingEntry;
      readonly extractor: string;
    }
  | { readonly type: 'meta.set'; readonly articleId: string; readonly field: MetaField; readonly value: unknown }
  | { readonly type: 'status.set'; readonly articleIds: readonly string[]; readonly unread?: boolean; readonly starred?: boolean }
  | { readonly type: 'tag.set'; readonly articleIds: readonly string[]; readonly tag: string; readonly on: boolean }
  | {
      readonly type: 'collection.set';
      readonly collectionId: string;
      readonly name: string;
      readonly parentId: string | null;
      readonly position: number;
      readonly removed: boolean;
    }
  | {
      readonly type: 'collection.members';
      readonly collectionId: string;
      readonly articleIds: readonly string[];
      readonly on: boolean;
    }
  | {
      readonly type: 'note.rev';
      readonly noteId: string;
      readonly articleId: string;
      readonly text: string;
      readonly removed: boolean;
    }
  | {
      readonly type: 'search.save';
      readonly searchId: string;
      readonly name: string;
      readonly spec: ResultSpec;
      readonly sort: SortKey;
      readonly order: SortOrder;
      readonly removed: boolean;
    }
  | { readonly type: 'alias.set'; readonly groupId: string; readonly names: readonly string[]; readonly removed: boolean }
  | {
      readonly type: 'removed.restore';
      readonly articleId: string;
      readonly rule: string;
      readonly text: string;
      readonly occurrence: number;
      readonly on: boolean;
    }
  | {
      readonly type: 'care.settled';
      readonly articleId: string;
      readonly code: SettleableCode;
      /** What was said to be right, see `careSubject`. */
      readonly subject: string;
      readonly on: boolean;
    }
  | { readonly type: 'trash'; readonly articleIds: readonly string[] }
  | { readonly type: 'restore'; readonly articleIds: readonly string[] }
  | { readonly type: 'purge-intent'; readonly articleIds: readonly string[]; readonly objects: readonly string[] }
  | { readonly type: 'purged'; readonly objects: readonly string[] }
  | {
      readonly type: 'verify.report';
      readonly mode: 'quick' | 'full';
      readonly state: 'clean' | 'damaged';
      readonly objects: number;
      readonly bytes: number;
      readonly changed: readonly string[];
      readonly missing: readonly string[];
      /** The whole account, for whoever asks what the last check found. Older records have none. */
      readonly account?: Readonly<Record<string, unknown>>;
    }
  | {
      readonly type: 'export.made';
      readonly formats: readonly ExportFormat[];
      readonly articles: number;
      readonly manifestSha256: string;
      /** Where the journals stood: they must not fall behind. Older records have none. */
      readonly heads?: readonly JournalHead[];
    }
  | {
      readonly type: 'backup.made';
      readonly objects: number;
      readonly bytes: number;
      readonly copied: number;
      readonly heads: readonly JournalHead[];
    }
  | {
      readonly type: 'repair.report';
      /** Objects that are whole again, and where each was found. */
      readonly restored: readonly { readonly object: string; readonly from: string }[];
      readonly rebuilt: readonly { readonly what: string; readonly name: string }[];
      readonly lost: readonly { readonly what: string; readonly name: string; readonly text: string }[];
    }
  | { readonly type: 'damage.known'; readonly objects: readonly string[]; readonly note: string }
  | { readonly type: 'job.add'; readonly jobId: string; readonly source: Source; readonly options: SaveOptions }
  | {
      readonly type: 'job.end';
      readonly jobId: string;
      readonly outcome: 'saved' | 'version' | 'duplicate' | 'failed' | 'cancelled' | 'cleared';
    };

/** Where a record stands: its writer's chain and the archive's order. */
export interface RecordHead {
  readonly v: 1;
  readonly seq: number;
  /** SHA-256 of the previous record's body, empty for the first. */
  readonly prev: string;
  readonly writer: string;
  readonly lamport: number;
  readonly at: string;
  /** The wall clock had gone back, or leapt more than a day ahead, since this process wrote before. */
  readonly clock?: 'back' | 'ahead';
}

/** A journal record as read: known changes, and unknown ones kept as they are. */
export type JournalRecord = RecordHead & (Change | { readonly type: `?${string}`; readonly body: unknown });

/** A place in one writer's journal: the last record that was applied. */
export interface JournalPosition {
  readonly writer: string;
  readonly segment: string;
  /** Byte offset after the record. */
  readonly offset: number;
  readonly seq: number;
  readonly hash: string;
}

/** A record that a journal must not fall behind: its writer's last one at some moment. */
export interface JournalHead {
  readonly writer: string;
  readonly seq: number;
  readonly hash: string;
}

/** A journal record and the place after it: what the store hands to the catalogue. */
export interface JournalItem {
  readonly record: JournalRecord;
  readonly position: JournalPosition;
  /** The record's JSON as it is in the journal, so that nobody has to write it anew. */
  readonly text?: string;
}

// ── catalogue → query, timeline ──────────────────────────────────────────────────────────────────────────────────────

/**
 * The catalogue as columns, one entry an ordinal (u32, dense, never reused until a rebuild). Read-only for everybody but the catalogue.
 * Spans are ms UTC, end exclusive, NaN when there is no date; a date without a zone is placed as if UTC.
 */
export interface Columns {
  /** Grows with every applied change. */
  readonly revision: number;
  /** Ordinals run from 0 to size - 1. */
  readonly size: number;
  readonly id: readonly string[];
  readonly ordinalOf: ReadonlyMap<string, number>;
  /** 1 when the article is live: not trashed, not purged. */
  readonly live: Uint8Array;
  readonly trashed: Uint8Array;
  readonly unread: Uint8Array;
  readonly starred: Uint8Array;
  readonly needsCare: readonly (readonly NeedsCareCode[])[];
  readonly published: readonly (Dated | null)[];
  readonly updated: readonly (Dated | null)[];
  readonly publishedStart: Float64Array;
  readonly publishedEnd: Float64Array;
  readonly updatedStart: Float64Array;
  readonly updatedEnd: Float64Array;
  readonly captured: Float64Array;
  readonly title: readonly string[];
  readonly source: readonly (string | null)[];
  readonly sourceLabel: readonly (string | null)[];
  readonly byline: readonly (readonly string[])[];
  readonly url: readonly (string | null)[];
  readonly lang: readonly (string | null)[];
  readonly words: Uint32Array;
  readonly captures: Uint16Array;
  readonly notes: Uint16Array;
  readonly mime: readonly string[];
  readonly tags: readonly (readonly string[])[];
  /** Ids of the collections it is in directly. */
  readonly collections: readonly (readonly string[])[];
}

/** A collection as `in:` and lanes need it. */
export interface CollectionRow {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly parentId: string | null;
  /** Itself and every collection inside it. */
  readonly within: ReadonlySet<string>;
}

/** Names that are searched as one, as people wrote them. */
export interface AliasGroup {
  readonly id: string;
  readonly names: readonly string[];
}

// ── indexing, query ──────────────────────────────────────────────────────────────────────────────────────────────────

/** An article as the index and the snippets read it. */
export interface IndexDocument {
  readonly ordinal: number;
  readonly articleId: string;
  /** Changes when anything below changes: what the index compares on opening. */
  readonly version: string;
  readonly lang: string | null;
  readonly dir: 'ltr' | 'rtl';
  /** The title shown first, then the titles of its other captures. */
  readonly titles: readonly string[];
  readonly byline: readonly string[];
  readonly source: readonly string[];
  readonly tags: readonly string[];
  readonly notes: readonly string[];
  readonly url: string | null;
  /** Text of each block in order (items of a list, cells of a table joined by a line break), empty strings kept so that indexes match. */
  readonly blocks: readonly string[];
  /** Index of the block with `role:"standfirst"`, or -1. */
  readonly standfirst: number;
}

// ── exchange ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** An article on its way out of the archive. */
export interface ExportArticle {
  readonly article: Article;
  /** The reading copies of its older captures, newest first. Empty unless every capture was asked for. */
  readonly earlier: readonly EarlierCapture[];
}

/** What an older capture of an article said. */
export interface EarlierCapture {
  readonly capture: Capture;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** The parts of an article whose text is indexed. */
export type TextField = 'title' | 'standfirst' | 'body' | 'byline' | 'source' | 'tags' | 'notes' | 'url';

/** One word a clause asks for. `form`: folded; `prefix`: how a folded form begins; `spelling`: as typed, case counting when it has a capital. */
export interface TextWord {
  readonly match: 'form' | 'prefix' | 'spelling';
  readonly text: string;
}

/** What a query asks of the text. Which articles it finds is exact; `scored` says whether it also ranks (nothing under NOT does). */
export interface TextClause {
  /** `word` by stem, `prefix`, `fuzzy` within `distance` edits, `phrase` side by side, `near` in any order with at most `distance` other words between. */
  readonly kind: 'word' | 'prefix' | 'fuzzy' | 'phrase' | 'near';
  readonly words: readonly TextWord[];
  /** Empty: every field. */
  readonly fields: readonly TextField[];
  readonly distance: number;
  readonly boost: number;
  readonly scored: boolean;
}

/** The clauses of a query, and the catalogue's numbering that the answer shall use. */
export interface TextRequest {
  readonly clauses: readonly TextClause[];
  /**
   * Groups of clauses, by their places: only articles that match a clause of every group matter, and who does so answers for each group with its first clause.
   * Without it every article a scored clause touches has a score.
   */
  readonly required?: readonly (readonly number[])[];
  readonly numbering: Pick<Columns, 'id' | 'ordinalOf'>;
}

/** Ordinals ascending. `scores` are Lunr's, one an entry of `scored`: every article a scored clause touches, as far as a score was asked for. */
export interface TextMatches {
  readonly clauses: readonly Uint32Array[];
  readonly scored: Uint32Array;
  readonly scores: Float64Array;
}

/** The index as queries see it. */
export interface TextIndex {
  /** Rejects only when aborted (`cancelled`) or when the index itself fails. */
  search(request: TextRequest, signal?: AbortSignal): Promise<TextMatches>;
}
