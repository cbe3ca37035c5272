import { parseFragment } from 'parse5';
import type { PageDocument } from './dom.ts';
import { addLostNotes, markedNotes } from './lost-notes.ts';
import { QuickReadability } from './quick-readability.ts';
import type { Parent } from './tree.ts';

/** What Readability takes for the article: one voice of the extraction. */
export interface Readable {
  readonly root: Parent;
  readonly title: string | null;
  readonly byline: string | null;
}

/** The article's markup as a browser's tree; null when Readability finds none. Takes the document apart: read everything else before. */
export function readableOf(document: PageDocument): Readable | null {
  const notes = markedNotes(document);
  // Safe: the parser's document has what Readability uses; it was made for it. Without DOM types the parameter has no type of its own here.
  const article = new QuickReadability(document as never, { keepClasses: true, charThreshold: CHARACTERS }).parse();
  if (article === null || typeof article.content !== 'string') return null;
  const root = parseFragment(article.content);
  addLostNotes(root, notes);
  return { root, title: article.title ?? null, byline: article.byline ?? null };
}

const CHARACTERS = 500;
