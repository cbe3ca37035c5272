import { fold, spelled } from '../language/fold.ts';
import { termOf } from '../language/stem.ts';
import { Numbers } from './bytes.ts';
import { sortKey } from './dictionary.ts';
import { PieceTable } from './piece-table.ts';
import { WRITING, writingOf } from './record.ts';
import { sortedByKeys } from './sort-words.ts';

/** Above so many pieces everything is forgotten: a million names in one archive must not stay in memory. */
const MOST_PIECES = 600_000;

/**
 * What the analysis made of every piece of text met so far, so that it runs once for each, and the words of all that. A piece is a form and a term, the way
 * it is written, and whether it is a further name of the token before it.
 */
export class Lexicon {
  readonly words: string[] = [];
  /** By piece. */
  readonly forms = new Numbers();
  readonly terms = new Numbers();
  /** Writing, and 4 for a further name. */
  readonly writings = new Numbers();
  /** The spelling of pieces whose writing is `own`. */
  readonly owns = new Map<number, string>();
  /** Room for whoever builds a segment, by word and by piece; all zero between two. */
  readonly wordRoom = new Numbers();
  readonly pieceRoom = new Numbers();
  private readonly wordNumbers = new Map<string, number>();
  private readonly plainPieces = new Map<number, number>();
  private readonly ownPieces = new Map<string, number>();
  private readonly seen = new Map<string, PieceTable>();
  private readonly keys = { high: new Numbers(), low: new Numbers() };

  /** The pieces met in texts of a language: as words of their own, or as further names. */
  piecesIn(lang: string, extra: boolean): PieceTable {
    const key = extra ? `${lang} extra` : lang;
    let pieces = this.seen.get(key);
    if (!pieces) {
      pieces = new PieceTable();
      this.seen.set(key, pieces);
    }
    return pieces;
  }

  /** The piece of a stretch of text; -1 when it folds to nothing. `pieces` are those of the language. */
  pieceOf(pieces: PieceTable, lang: string, text: string, start: number, end: number, extra: boolean): number {
    const known = pieces.get(text, start, end);
    if (known !== undefined) return known;
    const spelling = copied(text.slice(start, end));
    const form = fold(spelling);
    const piece = form === '' ? -1 : this.learn(form, termOf(lang, form), spelled(spelling), extra);
    pieces.set(text, start, end, piece);
    return piece;
  }

  /** Forgets everything when it has grown too large; not while a segment is built. */
  trim(): void {
    if (this.forms.length > MOST_PIECES) this.forget();
  }

  forget(): void {
    this.words.length = 0;
    for (const numbers of [this.forms, this.terms, this.writings, this.keys.high, this.keys.low]) numbers.length = 0;
    for (const known of [this.owns, this.wordNumbers, this.plainPieces, this.ownPieces, this.seen]) known.clear();
  }

  /** Puts words in the order of their text. */
  sorted(words: Numbers): Uint32Array {
    return sortedByKeys(words, this.keys.high.values, this.keys.low.values, (word) => this.words[word] ?? '');
  }

  private learn(formText: string, termText: string, spelling: string, extra: boolean): number {
    const form = this.wordOf(formText);
    const term = this.wordOf(termText);
    const writing = writingOf(formText, spelling);
    const flags = writing | (extra ? 4 : 0);
    const isOwn = writing === WRITING.own;
    // One number for form, term and flags: below 2^53, as there are fewer than 2^23 words.
    const plainKey = (form * 2 ** 23 + term) * 8 + flags;
    const ownKey = isOwn ? `${form} ${term} ${flags} ${spelling}` : '';
    const known = isOwn ? this.ownPieces.get(ownKey) : this.plainPieces.get(plainKey);
    if (known !== undefined) return known;
    const piece = this.forms.length;
    this.forms.push(form);
    this.terms.push(term);
    this.writings.push(flags);
    if (isOwn) {
      this.owns.set(piece, spelling);
      this.ownPieces.set(ownKey, piece);
    } else this.plainPieces.set(plainKey, piece);
    this.pieceRoom.reserve(piece + 1);
    return piece;
  }

  private wordOf(text: string): number {
    let word = this.wordNumbers.get(text);
    if (word === undefined) {
      word = this.words.length;
      this.wordNumbers.set(text, word);
      this.words.push(text);
      this.wordRoom.reserve(word + 1);
      const key = sortKey(text, 0, text.length);
      this.keys.high.push(Math.floor(key / 2 ** 24));
      this.keys.low.push(key % 2 ** 24);
    }
    return word;
  }
}

/** A string of its own: a part of a text keeps the whole text in memory. */
function copied(piece: string): string {
  return piece.length < 13 ? piece : Buffer.from(piece, 'utf16le').toString('utf16le');
}
