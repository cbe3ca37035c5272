import type { Dated } from '../../../../shared/contract/shapes/dated.ts';
import type { DateContext } from '../../dates/day-order.ts';
import { sameText } from '../rules/same-text.ts';
import { readByline } from './byline.ts';
import { readDateLine, type StatedDate } from './date-line.ts';
import type { Piece } from './pieces.ts';
import { isSeparator } from './separator.ts';

/** What the lines above a text's first paragraph say about it, and the pieces that say something else. */
export interface Head {
  readonly title: string | null;
  readonly byline: readonly string[];
  readonly publishedAt: Dated | null;
  readonly modifiedAt: Dated | null;
  /** Line of the date; null when there is none. What stands right below it may be the standfirst. */
  readonly dateLine: number | null;
  readonly rest: readonly Piece[];
}

/** Reads title, dates and byline off the kept pieces; a text that opens with a paragraph has no title of its own. */
export function readHead(pieces: readonly Piece[], context: DateContext): Head {
  const head = new HeadReader();
  let inHead = true;
  const rest = pieces.filter((piece) => {
    if (piece.rule !== null || !inHead) return true;
    if (head.takes(piece, context)) return false;
    // The title may come again, and a heading or a caption may stand above the date.
    if (piece.text.length > MAX_HEAD_LINE && sameText(piece.text) !== sameText(head.title ?? '')) inHead = false;
    return true;
  });
  const { title, byline, publishedAt, modifiedAt, dateLine } = head;
  return { title, byline, publishedAt, modifiedAt, dateLine, rest };
}

/** Longer lines are paragraphs: the head ends there. */
const MAX_HEAD_LINE = 140;
const MAX_TITLE = 250;

class HeadReader {
  title: string | null = null;
  byline: string[] = [];
  publishedAt: Dated | null = null;
  modifiedAt: Dated | null = null;
  dateLine: number | null = null;
  private untitled = false;

  /** Whether the piece says something about the article, which is now known. */
  takes(piece: Piece, context: DateContext): boolean {
    const dates = readDateLine(piece.text, context);
    if (dates !== null) return this.takesDates(dates, piece.line);
    if (this.byline.length === 0) {
      const names = readByline(piece.text) ?? this.bylineWithDate(piece, context);
      if (names !== null) {
        this.byline = names;
        return true;
      }
    }
    if (this.title !== null || this.untitled || isSeparator(piece.text)) return false;
    this.untitled = piece.text.length > MAX_TITLE || !/[\p{L}\p{N}]/u.test(piece.text);
    if (!this.untitled) this.title = piece.text;
    return !this.untitled;
  }

  private takesDates(dates: readonly StatedDate[], line: number): boolean {
    const modified = dates.find((date) => date.role === 'modified');
    const published = dates.find((date) => date !== modified);
    // A date that has no place to go stays in the text rather than vanish.
    if ((published !== undefined && this.publishedAt !== null) || (modified !== undefined && this.modifiedAt !== null))
      return false;
    if (dates.length > Number(published !== undefined) + Number(modified !== undefined)) return false;
    if (published !== undefined) this.publishedAt = published.dated;
    if (modified !== undefined) this.modifiedAt = modified.dated;
    this.dateLine = line;
    return true;
  }

  /** `By Ada Lovelace | 9 December 2024`: a byline and dates on one line. */
  private bylineWithDate(piece: Piece, context: DateContext): string[] | null {
    const [first = '', ...others] = piece.text.split(/\s*[|•·]\s*|\s+[–—-]\s+/);
    const names = others.length === 0 ? null : readByline(first);
    if (names === null) return null;
    const dates = others.map((part) => readDateLine(part, context));
    const stated = dates.flatMap((each) => each ?? []);
    return dates.every((each) => each !== null) && this.takesDates(stated, piece.line) ? names : null;
  }
}
