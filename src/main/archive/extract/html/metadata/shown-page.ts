import type { PageDocument } from '../dom.ts';
import { titleLine } from './title-line.ts';
import { type VisibleLine, visibleLinesOf } from './visible-lines.ts';

/** What a reader sees of a page. */
export interface ShownPage {
  readonly lines: readonly VisibleLine[];
  /** The line that is the title; null when none is. */
  readonly heading: VisibleLine | null;
}

/** Reads it. */
export function shownPageOf(document: PageDocument, title: string | null): ShownPage {
  const lines = visibleLinesOf(document);
  return { lines, heading: titleLine(lines, title) };
}
