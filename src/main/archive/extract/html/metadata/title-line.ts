import { likeness, sameText } from '../../rules/same-text.ts';
import type { PageElement } from '../dom.ts';
import type { VisibleLine } from './visible-lines.ts';

/** The line that is the title: a heading before other lines that say the same, the higher and the earlier the better. */
export function titleLine(lines: readonly VisibleLine[], title: string | null): VisibleLine | null {
  const folded = sameText(title ?? '');
  if (title === null || folded === '') return null;
  let best: VisibleLine | null = null;
  let bestLevel = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    if (line.text.length > 3 * title.length + 20 || line.text.length * 3 < title.length) continue;
    const isSame = sameText(line.text) === folded;
    if (!isSame && !MAY_BE_LIKE.has(line.element.localName) && !MAY_BE_LIKE.has(line.element.parentElement?.localName ?? ''))
      continue;
    const level = levelOf(line.element);
    // A small heading that leads elsewhere stands over a teaser.
    if (level >= bestLevel || (level > 2 && line.element.closest('a') !== null)) continue;
    if (isSame || (level < 4 && likeness(line.text, title) >= 0.7)) [best, bestLevel] = [line, level];
  }
  return best;
}

const MAY_BE_LIKE = new Set(['h1', 'h2', 'h3']);

function levelOf(element: PageElement): number {
  const heading = element.closest('h1, h2, h3, h4, h5, h6');
  return heading === null ? 7 : Number(heading.localName.slice(1));
}
