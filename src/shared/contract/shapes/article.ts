import * as z from 'zod';
import { block, removed } from './block.ts';
import { capture } from './capture.ts';
import { dated } from './dated.ts';

/** Why an article waits in Needs care. */
export const needsCareCode = z.enum([
  'failed',
  'looks-incomplete',
  'undated',
  'ambiguous-date',
  'no-byline',
  'low-confidence',
  'paywall',
  'too-short',
  'mojibake',
  'language-mismatch',
  'unverified',
  'changed-on-disk',
  'possible-duplicate',
]);
export type NeedsCareCode = z.infer<typeof needsCareCode>;

/** Reasons that a person may answer with “it is right so”. What a check or a capture found is no such matter. */
export const settleableCode = needsCareCode.exclude(['failed', 'unverified', 'changed-on-disk']);
export type SettleableCode = z.infer<typeof settleableCode>;

/** What a list row, a search hit and an export table show of an article. */
export const articleSummary = z.object({
  id: z.string(),
  title: z.string(),
  byline: z.array(z.string()),
  siteName: z.string().nullable(),
  /** The source's key: its registrable domain or, without a URL, its folded name; null when neither is known. */
  source: z.string().nullable(),
  url: z.string().nullable(),
  publishedAt: dated.nullable(),
  updatedAt: dated.nullable(),
  /** The newest capture. */
  capturedAt: z.string(),
  lang: z.string().nullable(),
  dir: z.enum(['ltr', 'rtl']),
  wordCount: z.number().int(),
  excerpt: z.string(),
  tags: z.array(z.string()),
  /** Paths, `River/Witness`. */
  collections: z.array(z.string()),
  /** How many captures it has. */
  captures: z.number().int(),
  notes: z.number().int(),
  unread: z.boolean(),
  starred: z.boolean(),
  trashed: z.boolean(),
  needsCare: z.array(needsCareCode),
});
export type ArticleSummary = z.infer<typeof articleSummary>;

/** Free text on an article. */
export const note = z.object({ id: z.string(), text: z.string(), createdAt: z.string(), updatedAt: z.string() });
export type Note = z.infer<typeof note>;

/** A metadata field a person may set; the captured value is kept. */
export const metaField = z.enum(['title', 'byline', 'siteName', 'publishedAt', 'updatedAt', 'lang', 'dir', 'url']);
export type MetaField = z.infer<typeof metaField>;

/** An article whole: the summary, its text, its captures and what people added. */
export const article = articleSummary.extend({
  blocks: z.array(block),
  removed: z.array(removed),
  text: z.string(),
  captureList: z.array(capture),
  noteList: z.array(note),
  warnings: z.array(z.string()),
  /** Captured values of edited fields, by field name, as text for people. */
  originals: z.partialRecord(metaField, z.string()),
  leadImage: z.string().nullable(),
  /** Reasons for care that a person has marked as right. */
  settled: z.array(settleableCode).default([]),
});
export type Article = z.infer<typeof article>;
