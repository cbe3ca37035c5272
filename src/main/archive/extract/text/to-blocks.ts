import type { Block, Removed } from '../../../../shared/contract/shapes/block.ts';
import { breaksOff, continues, wrapWidth } from './hard-wrap.ts';
import { isUpperCase, readsAsHeading } from './heading.ts';
import type { Line } from './lines.ts';
import type { Piece } from './pieces.ts';
import type { Head } from './read-head.ts';
import { isSeparator } from './separator.ts';

/** The kept pieces as blocks and the others as the ledger of removals, each in the order of the source. */
export function toBlocks(
  pieces: readonly Piece[],
  head: Pick<Head, 'dateLine'>,
  lines: readonly Line[],
): { blocks: Block[]; removed: Removed[] } {
  const joined = joinWrapped(pieces, wrapWidth(lines));
  const kept = joined.filter((piece) => piece.rule === null);
  const capitals = kept.filter((piece) => isUpperCase(piece.text)).length;
  // A telegram is all capitals; and where headings are in capitals, other short lines are none.
  const byCase = capitals > 0 && capitals * 2 <= kept.length + 1;
  const blocks: Block[] = [];
  const removed: Removed[] = [];
  const takeAway = (piece: Piece, rule: string) =>
    removed.push({ rule, text: piece.text, where: `line ${piece.line}`, at: blocks.length });

  const standfirst = standfirstOf(joined, head.dateLine, byCase);
  joined.forEach((piece, index) => {
    if (piece.rule !== null) {
      takeAway(piece, piece.rule);
    } else if (isSeparator(piece.text)) {
      // The marks are drawn anew as a rule; the ledger keeps what they were.
      takeAway(piece, 'separator');
      blocks.push({ type: 'rule' });
    } else if (isHeading(joined, index, byCase)) {
      blocks.push({ type: 'heading', level: 2, text: piece.text });
    } else {
      blocks.push({ type: 'paragraph', text: piece.text, ...(piece === standfirst ? { role: 'standfirst' } : {}) });
    }
  });
  return { blocks, removed };
}

function isHeading(pieces: readonly Piece[], index: number, byCase: boolean): boolean {
  const piece = pieces[index];
  if (piece === undefined || piece.rule !== null) return false;
  if (byCase) return isUpperCase(piece.text);
  const next = pieces.slice(index + 1).find((each) => each.rule === null);
  const standsAlone = next === undefined || next.line > piece.line + 1;
  return standsAlone && readsAsHeading(piece.text, next?.text);
}

/** A lone paragraph between the date line and the first heading, fence or rule: the summary that the source sets apart. */
function standfirstOf(pieces: readonly Piece[], dateLine: number | null, byCase: boolean): Piece | null {
  if (dateLine === null) return null;
  let found: Piece | null = null;
  for (const [index, piece] of pieces.entries()) {
    if (piece.rule === 'code-fence' && (found !== null || piece.line > dateLine)) return found;
    if (piece.rule !== null) continue;
    if (piece.line < dateLine) {
      // Something of the text stands above the date already.
      return null;
    }
    if (isSeparator(piece.text) || isHeading(pieces, index, byCase)) return found;
    if (found !== null) return null;
    found = piece;
  }
  // Nothing follows: it is the article, not its summary.
  return null;
}

/** Lines broken at the margin, within a word or within a sentence become the paragraph they were. */
function joinWrapped(pieces: readonly Piece[], width: number | null): Piece[] {
  const joined: (Piece & { last?: Piece })[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    const last = before?.last ?? before;
    const goesOn =
      before !== undefined &&
      last !== undefined &&
      before.rule === null &&
      piece.rule === null &&
      !isSeparator(piece.text) &&
      !isUpperCase(last.text) &&
      goesOnIn(last, piece, width);
    const between = before?.text.endsWith('\u00ad') ? '' : ' ';
    if (goesOn) joined[joined.length - 1] = { ...before, text: `${before.text}${between}${piece.text}`, last: piece };
    else joined.push(piece);
  }
  return joined.map(({ line, text, rule }) => ({ line, text, rule }));
}

function goesOnIn(last: Piece, piece: Piece, width: number | null): boolean {
  const line = { number: last.line, text: last.text };
  const next = { number: piece.line, text: piece.text };
  return breaksOff(line, next) || (width !== null && continues(line, next, width));
}
