/** The names of what is painted over the text, as `::highlight()` in the reader's style sheet knows them. */
export type PaintName = 'pressmark-hit' | 'pressmark-hit-current' | 'pressmark-found' | 'pressmark-found-current';

/** Paints ranges without touching the document (CSS Custom Highlight API); a browser without it shows the text unpainted. */
export function paint(name: PaintName, ranges: readonly Range[]): void {
  if (typeof CSS === 'undefined' || !('highlights' in CSS) || typeof Highlight === 'undefined') return;
  if (ranges.length === 0) {
    CSS.highlights.delete(name);
    return;
  }
  const highlight = new Highlight(...ranges);
  highlight.priority = name.endsWith('current') ? 1 : 0;
  CSS.highlights.set(name, highlight);
}
