import { fold, spelled } from '../language/fold.ts';
import { termOf } from '../language/stem.ts';
import { Numbers } from './bytes.ts';
import { type Writing, writingOf } from './record.ts';

/** A piece of text once analysed: which word it is, as a form and as a term, and how it is written. */
export interface Analysed {
  readonly form: number;
  readonly term: number;
  readonly writing: Writing;
  readonly spelling: string;
  readonly extra: boolean;
}

/** Above so many pieces everything is forgotten: a million names in one archive must not stay in memory. */
const MOST_PIECES = 400_000;
/** Words without a rank are ranked when there are so many. */
const RANK_AFTER = 4096;

/** What the analysis made of every piece of text met so far, so that it runs once for each, and the words of all that with their order. */
export class Lexicon {
  readonly words: string[] = [];
  readonly pieces: Analysed[] = [];
  /** Room for whoever builds a segment, by word and by piece; all zero between two. */
  readonly wordRoom = new Numbers();
  readonly pieceRoom = new Numbers();
  private readonly wordNumbers = new Map<string, number>();
  private readonly pieceNumbers = new Map<string, number>();
  private readonly seen = new Map<string, Map<string, number>>();
  /** Words by rank, and the rank of each word that has one. */
  private order = new Uint32Array(0);
  private ranks = new Uint32Array(0);

  /** Pieces met in texts of a language, by spelling; -1 for what folds to nothing. A missing one is to be learnt. */
  piecesIn(lang: string, extra: boolean): Map<string, number> {
    const key = extra ? `${lang} extra` : lang;
    let pieces = this.seen.get(key);
    if (!pieces) {
      pieces = new Map();
      this.seen.set(key, pieces);
    }
    return pieces;
  }

  /** Analyses a piece for the first time. */
  learn(lang: string, piece: string, extra: boolean): number {
    const text = copied(piece);
    const form = fold(text);
    const number = form === '' ? -1 : this.pieceOf(form, termOf(lang, form), spelled(text), extra);
    this.piecesIn(lang, extra).set(text, number);
    return number;
  }

  /** Forgets everything when it has grown too large; not while a segment is built. */
  trim(): void {
    if (this.pieces.length > MOST_PIECES) this.forget();
  }

  forget(): void {
    this.words.length = 0;
    this.pieces.length = 0;
    this.wordNumbers.clear();
    this.pieceNumbers.clear();
    this.seen.clear();
    this.order = new Uint32Array(0);
    this.ranks = new Uint32Array(0);
  }

  /** Puts words in the order of their text: most by the rank they have already. */
  sorted(words: readonly number[]): Uint32Array {
    if (this.words.length - this.ranks.length > RANK_AFTER) this.rank();
    const known = this.ranks.length;
    const fresh: number[] = [];
    const ranks = new Uint32Array(words.length);
    let count = 0;
    for (const word of words) {
      if (word < known) ranks[count++] = this.ranks[word] ?? 0;
      else fresh.push(word);
    }
    const ranked = ranks.subarray(0, count).sort();
    for (let i = 0; i < count; i++) ranked[i] = this.order[ranked[i] ?? 0] ?? 0;
    return this.interleaved(ranked, this.byText(fresh));
  }

  private pieceOf(formText: string, termText: string, spelling: string, extra: boolean): number {
    const form = this.wordOf(formText);
    const term = this.wordOf(termText);
    const key = `${form} ${term} ${extra ? 1 : 0} ${spelling}`;
    let piece = this.pieceNumbers.get(key);
    if (piece === undefined) {
      piece = this.pieces.length;
      this.pieceNumbers.set(key, piece);
      this.pieces.push({ form, term, writing: writingOf(formText, spelling), spelling, extra });
      this.pieceRoom.reserve(piece + 1);
    }
    return piece;
  }

  private wordOf(text: string): number {
    let word = this.wordNumbers.get(text);
    if (word === undefined) {
      word = this.words.length;
      this.wordNumbers.set(text, word);
      this.words.push(text);
      this.wordRoom.reserve(word + 1);
    }
    return word;
  }

  private rank(): void {
    const fresh: number[] = [];
    for (let word = this.ranks.length; word < this.words.length; word++) fresh.push(word);
    this.order = this.interleaved(this.order, this.byText(fresh));
    this.ranks = new Uint32Array(this.order.length);
    for (let rank = 0; rank < this.order.length; rank++) this.ranks[this.order[rank] ?? 0] = rank;
  }

  private byText(words: number[]): Uint32Array {
    const numbers = new Map(words.map((word) => [this.words[word] ?? '', word]));
    return Uint32Array.from([...numbers.keys()].sort(), (text) => numbers.get(text) ?? 0);
  }

  /** Two sorted runs as one. */
  private interleaved(a: Uint32Array, b: Uint32Array): Uint32Array<ArrayBuffer> {
    const { words } = this;
    const all = new Uint32Array(a.length + b.length);
    let i = 0;
    let j = 0;
    for (let at = 0; at < all.length; at++) {
      const isFirst = j >= b.length || (i < a.length && (words[a[i] ?? 0] ?? '') < (words[b[j] ?? 0] ?? ''));
      all[at] = (isFirst ? a[i++] : b[j++]) ?? 0;
    }
    return all;
  }
}

/** A string of its own: a part of a text keeps the whole text in memory. */
function copied(piece: string): string {
  return Buffer.from(piece, 'utf16le').toString('utf16le');
}
