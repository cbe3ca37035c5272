import { fold, spelled } from '../language/fold.ts';
import { termOf } from '../language/stem.ts';
import { Numbers } from './bytes.ts';
import { sortKey } from './dictionary.ts';
import { PieceTable } from './piece-table.ts';
import { WRITING, writingOf } from './record.ts';
import { sortedByKeys } from './sort-words.ts';

/** Above so many pieces everything is forgotten: a million names in one archive must not stay in memory. */
const MOST_PIECES = 1_000_000;

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
  /** By form: one more than the piece learnt last of it; by piece: the same of the one before. A form has few. */
  private readonly lastOfForm = new Numbers();
  private readonly before = new Numbers();
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

  /** The piece of a stretch of text; -1 when it folds to nothing. `characters` are those of the text, `pieces` those of the language. */
  pieceOf(pieces: PieceTable, lang: string, characters: Uint16Array, start: number, end: number, extra: boolean): number {
    return pieces.get(characters, start, end) ?? this.learn(pieces, lang, characters, start, end, extra);
  }

  /** Forgets everything when it has grown too large; not while a segment is built. */
  trim(): void {
    if (this.forms.length > MOST_PIECES) this.forget();
  }

  forget(): void {
    this.words.length = 0;
    const { forms, terms, writings, lastOfForm, before, keys } = this;
    for (const numbers of [forms, terms, writings, lastOfForm, before, keys.high, keys.low]) numbers.length = 0;
    for (const known of [this.owns, this.wordNumbers, this.seen]) known.clear();
  }

  /** Puts words in the order of their text. */
  sorted(words: Numbers): Uint32Array {
    return sortedByKeys(words, this.keys.high.values, this.keys.low.values, (word) => this.words[word] ?? '');
  }

  private learn(pieces: PieceTable, lang: string, characters: Uint16Array, start: number, end: number, extra: boolean): number {
    const spelling = Buffer.from(characters.buffer, characters.byteOffset + start * 2, (end - start) * 2).toString('utf16le');
    const form = fold(spelling);
    const piece = form === '' ? -1 : this.pieceNumber(form, termOf(lang, form), spelled(spelling), extra);
    pieces.set(characters, start, end, piece);
    return piece;
  }

  private pieceNumber(formText: string, termText: string, spelling: string, extra: boolean): number {
    const form = this.wordOf(formText);
    const term = this.wordOf(termText);
    const writing = writingOf(formText, spelling);
    const flags = writing | (extra ? 4 : 0);
    const own = writing === WRITING.own ? spelling : undefined;
    for (let known = (this.lastOfForm.values[form] ?? 0) - 1; known >= 0; known = (this.before.values[known] ?? 0) - 1)
      if (this.terms.values[known] === term && this.writings.values[known] === flags && this.owns.get(known) === own)
        return known;
    const piece = this.forms.length;
    this.forms.push(form);
    this.terms.push(term);
    this.writings.push(flags);
    this.before.push(this.lastOfForm.values[form] ?? 0);
    this.lastOfForm.values[form] = piece + 1;
    if (own !== undefined) this.owns.set(piece, own);
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
      this.lastOfForm.push(0);
      const key = sortKey(text, 0, text.length);
      this.keys.high.push(Math.floor(key / 2 ** 24));
      this.keys.low.push(key % 2 ** 24);
    }
    return word;
  }
}
