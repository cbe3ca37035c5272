import type { IndexDocument, TextField } from '../seams.ts';

/** The indexed fields in the order of their numbers, with Lunr's boost for each. Boosts enter at query time, so changing one needs no rebuild. */
export const FIELDS: readonly { readonly name: TextField; readonly boost: number }[] = [
  { name: 'title', boost: 3 },
  { name: 'standfirst', boost: 1 },
  { name: 'body', boost: 1 },
  { name: 'byline', boost: 1.5 },
  { name: 'source', boost: 1 },
  { name: 'tags', boost: 2 },
  { name: 'notes', boost: 2 },
  { name: 'url', boost: 0.5 },
];

/** How many places lie between two texts of a field: more than any two words that are asked for near one another. */
export const GAP = 64;

/** Every field, as a set of bits. */
export const ALL_FIELDS = 2 ** FIELDS.length - 1;

/** Named fields as a set of bits; none named means all. */
export function fieldMask(names: readonly TextField[]): number {
  if (names.length === 0) return ALL_FIELDS;
  return FIELDS.reduce((mask, field, number) => (names.includes(field.name) ? mask | (1 << number) : mask), 0);
}

/** The fields to look through for who has something in some fields: what opens an article stands in its body too. */
export const fieldsToFind = (fields: number): number =>
  (fields & (1 << BODY_FIELD)) === 0 ? fields : fields & ~(1 << STANDFIRST_FIELD);

/** What opens an article stands at the beginning of its body too: where a term stands there is written down once, with the body. */
export const STANDFIRST_FIELD = 1;
export const BODY_FIELD = 2;

/** The texts of an article by field number. A phrase never runs from one text into the next. */
export function textsOf(document: IndexDocument): readonly (readonly string[])[] {
  const { blocks } = document;
  const { block, end } = openingOf(document);
  const opening = blocks[block] ?? '';
  return [
    document.titles,
    [opening.slice(0, end)],
    // The block that opens the article is its body's first, wherever it stands.
    block > 0 ? [opening, ...blocks.slice(0, block), ...blocks.slice(block + 1)] : blocks,
    document.byline,
    document.source,
    document.tags,
    document.notes,
    document.url === null ? [] : [document.url],
  ];
}

/** What opens the article, as a block and how much of it: its standfirst, or the first paragraph where the source sets none apart. */
export function openingOf({ blocks, standfirst }: IndexDocument): { readonly block: number; readonly end: number } {
  if (standfirst >= 0) return { block: standfirst, end: blocks[standfirst]?.length ?? 0 };
  const block = Math.max(
    0,
    blocks.findIndex((text) => text.trim() !== ''),
  );
  const first = blocks[block] ?? '';
  return { block, end: first.length <= LONGEST_OPENING ? first.length : endOfSentences(first.slice(0, LONGEST_OPENING)) };
}

/**
 * A text that was never cut into paragraphs opens with its first sentences, so that not all of it counts as its opening. One without sentences has no opening:
 * cut anywhere else it might end with a word that the text has not.
 */
function endOfSentences(text: string): number {
  return /^.*(?:[.!?؟](?=\s)|[。！？])/su.exec(text)?.[0].length ?? 0;
}

const LONGEST_OPENING = 600;
