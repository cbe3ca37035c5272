import type { Rule, RulePage } from '../rules/rule.ts';
import { sameText } from '../rules/same-text.ts';
import type { Line } from './lines.ts';

/** A stretch of a line: kept so far, or taken away by a rule. A line is the sum of its pieces, blanks between them aside. */
export interface Piece {
  readonly line: number;
  readonly text: string;
  readonly rule: string | null;
}

/** Every line as one kept piece. */
export const piecesOf = (lines: readonly Line[]): Piece[] =>
  lines.map(({ number, text }) => ({ line: number, text, rule: null }));

/** The pieces after a rule has judged those that are kept: taken away whole, divided, or as they were. */
export function applyRule(rule: Rule, pieces: readonly Piece[], page: RulePage): Piece[] {
  return pieces.flatMap((piece) => (piece.rule === null ? divide(rule, piece, page) : [piece]));
}

/** How often each kept piece's text is there. */
export function countsOf(pieces: readonly Piece[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text, rule } of pieces) {
    const folded = sameText(text);
    if (rule === null && folded !== '') counts.set(folded, (counts.get(folded) ?? 0) + 1);
  }
  return counts;
}

function divide(rule: Rule, piece: Piece, page: RulePage): Piece[] {
  const parts: Piece[] = [];
  let from = 0;
  const add = (start: number, end: number, id: string | null) => {
    const text = piece.text.slice(start, end).trim();
    if (text !== '') parts.push({ line: piece.line, text, rule: id });
  };
  for (const { start, end } of rule.cuts(piece.text, page)) {
    add(from, start, null);
    add(start, end, rule.id);
    from = end;
  }
  add(from, piece.text.length, null);
  return parts;
}
