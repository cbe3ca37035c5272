import * as z from 'zod';

/** Formatting over a run of a block's text, UTF-16 offsets. A link's `href` is http, https or mailto, never anything else; a `note` marks a footnote, named as its block names itself. */
export const span = z.object({
  start: z.number().int(),
  end: z.number().int(),
  kind: z.enum(['strong', 'em', 'code', 'sup', 'sub', 'link', 'note']),
  href: z.string().optional(),
  note: z.string().optional(),
});
export type Span = z.infer<typeof span>;

const text = {
  text: z.string(),
  spans: z.array(span).optional(),
  lang: z.string().optional(),
  dir: z.enum(['ltr', 'rtl']).optional(),
};

/** An image of a figure: where it came from, and the stored object that holds it (null when it was not saved, `missing` says why). */
export const image = z.object({
  url: z.string(),
  sha256: z.string().nullable(),
  mime: z.string().nullable(),
  width: z.number().int().optional(),
  height: z.number().int().optional(),
  alt: z.string().optional(),
  missing: z.string().optional(),
});
export type Image = z.infer<typeof image>;

/** One block of a reading copy. Typed data, never HTML. */
export const block = z.discriminatedUnion('type', [
  z.object({ type: z.literal('paragraph'), ...text, role: z.literal('standfirst').optional() }),
  z.object({ type: z.literal('heading'), ...text, level: z.number().int().min(1).max(6) }),
  z.object({
    type: z.literal('list'),
    ordered: z.boolean(),
    items: z.array(z.object({ text: z.string(), spans: z.array(span).optional() })),
  }),
  /** A `pull` quote says in large letters what the article says elsewhere. */
  z.object({ type: z.literal('quote'), ...text, role: z.literal('pull').optional() }),
  z.object({ type: z.literal('figure'), image: image.nullable(), caption: z.string().optional(), credit: z.string().optional() }),
  z.object({ type: z.literal('table'), header: z.boolean(), rows: z.array(z.array(z.string())), caption: z.string().optional() }),
  z.object({ type: z.literal('code'), text: z.string(), lang: z.string().optional() }),
  z.object({ type: z.literal('rule') }),
  /** Something of another site that the page showed: where it is, and the words that came with the page. Nothing of it was fetched. `provider` is the site's name for people. */
  z.object({
    type: z.literal('embed'),
    media: z.enum(['post', 'video', 'audio', 'map', 'document', 'other']),
    provider: z.string(),
    url: z.string(),
    title: z.string().optional(),
    ...text,
  }),
  /** A footnote, or a further paragraph of it; `note` is what the spans that mark it name, `label` how the page numbers it. */
  z.object({ type: z.literal('footnote'), note: z.string(), label: z.string(), ...text }),
]);
export type Block = z.infer<typeof block>;

/** What cleaning took away and why. `where` is for people (“line 5”), `at` is the block index before which it stood. */
export const removed = z.object({
  rule: z.string(),
  text: z.string(),
  where: z.string(),
  at: z.number().int(),
  /** What stands in the text now, for a change of characters: line by line the words that took the place of those of `text`. */
  instead: z.string().optional(),
  /** A person put it back. */
  restored: z.boolean().optional(),
});
export type Removed = z.infer<typeof removed>;
