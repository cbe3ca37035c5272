import { segment as cutText } from '../language/segment.ts';
import { analyserOf } from '../language/stem.ts';
import type { IndexDocument } from '../seams.ts';
import { ByteWriter, Numbers } from './bytes.ts';
import { packStrings } from './dictionary.ts';
import { FIELDS, GAP, textsOf } from './fields.ts';
import type { Lexicon } from './lexicon.ts';
import { ListWriter } from './lists.ts';
import { type Way, WRITING, writeForms, writeWays } from './record.ts';
import { inMemory, type Segment } from './segment.ts';

/** Makes a segment of articles: `add` each, then `finish` once. One at a time for a lexicon. */
export class SegmentBuilder {
  private readonly lexicon: Lexicon;
  private readonly ids: string[] = [];
  private readonly versions: string[] = [];
  private readonly langs = new Set<string>();
  private readonly lengths: Numbers[] = FIELDS.map(() => new Numbers());
  /** One entry a token: its piece, article * 8 + field, and where it stands. */
  private readonly pieces = new Numbers();
  private readonly holders = new Numbers();
  private readonly places = new Numbers();

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon;
  }

  get size(): number {
    return this.ids.length;
  }

  /** Analyses an article into the segment. */
  add(document: IndexDocument): void {
    const { lexicon } = this;
    const lang = analyserOf(document.lang);
    const mains = lexicon.piecesIn(lang, false);
    const extras = lexicon.piecesIn(lang, true);
    this.langs.add(lang);
    const number = this.ids.length;
    this.ids.push(document.articleId);
    this.versions.push(document.version);
    for (const [field, texts] of textsOf(document).entries()) {
      const holder = number * 8 + field;
      let place = -1;
      let length = 0;
      for (const text of texts) {
        if (length > 0) place += GAP;
        cutText(text, (piece, _start, _end, extra) => {
          const known = extra ? extras.get(piece) : mains.get(piece);
          const found = known ?? lexicon.learn(lang, piece, extra);
          // What folds to nothing (a lone mark) has no name to be found by.
          if (found < 0) return;
          if (!extra) place++;
          this.pieces.push(found);
          this.holders.push(holder);
          this.places.push(Math.max(0, place));
          length++;
        });
      }
      this.lengths[field]?.push(length);
    }
  }

  finish(): Segment {
    const { lexicon } = this;
    const local = this.localPieces();
    const words = lexicon.sorted(this.wordsOf(local));
    for (let word = 0; word < words.length; word++) lexicon.wordRoom.values[words[word] ?? 0] = word;
    const ways = Array.from(local, (piece): Way & { term: number } => {
      const { form, term, writing, spelling, extra } = lexicon.pieces[piece] ?? NO_PIECE;
      const own = writing === WRITING.own ? spelling : '';
      return { form: numberIn(lexicon.wordRoom, form), term: numberIn(lexicon.wordRoom, term), writing, own, extra };
    });
    const segment: Segment = {
      ids: packStrings(this.ids),
      versions: packStrings(this.versions),
      langs: [...this.langs],
      words: packStrings(Array.from(words, (word) => lexicon.words[word] ?? '')),
      ...this.records(words.length, ways),
      lengths: this.lengths.map((lengths) =>
        lengths.values.some((length) => length > 0) ? lengths.trimmed() : new Uint32Array(0),
      ),
    };
    for (const piece of local) lexicon.pieceRoom.values[piece] = 0;
    for (const word of words) lexicon.wordRoom.values[word] = 0;
    return segment;
  }

  /** The pieces that occur, each once; tokens then name them by their place in this list, and the lexicon's room holds that place plus one. */
  private localPieces(): number[] {
    const { pieceRoom } = this.lexicon;
    const local: number[] = [];
    for (let i = 0; i < this.pieces.length; i++) {
      const piece = this.pieces.values[i] ?? 0;
      let number = pieceRoom.values[piece] ?? 0;
      if (number === 0) {
        number = local.push(piece);
        pieceRoom.values[piece] = number;
      }
      this.pieces.values[i] = number - 1;
    }
    return local;
  }

  private wordsOf(local: readonly number[]): number[] {
    const { wordRoom, pieces } = this.lexicon;
    const words: number[] = [];
    const note = (word: number) => {
      if (wordRoom.values[word] === 1) return;
      wordRoom.values[word] = 1;
      words.push(word);
    };
    for (const piece of local) {
      const { form, term } = pieces[piece] ?? NO_PIECE;
      note(form);
      note(term);
    }
    return words;
  }

  private records(words: number, ways: readonly (Way & { term: number })[]) {
    const byForm = grouped(words, ways, ({ form }) => form);
    const byTerm = grouped(words, ways, ({ term }) => term);
    const uses = new Uint32Array(ways.length);
    for (let i = 0; i < this.pieces.length; i++) uses[this.pieces.values[i] ?? 0] = (uses[this.pieces.values[i] ?? 0] ?? 0) + 1;
    const { order, ends } = this.tokensByTermAndField(words, ways);
    const out = new ByteWriter(1 << 14);
    const positions = new ByteWriter(1 << 14);
    const lists = new ListWriter(out, positions, new ByteWriter());
    const df = new Uint32Array(words);
    const recordAt = new Uint32Array(words + 1);
    const wayNumber = new Uint32Array(ways.length);
    for (let word = 0; word < words; word++) {
      writeForms(out, word, termsOf(byForm, word, ways));
      const written = byTerm.order.subarray(byTerm.ends[word] ?? 0, byTerm.ends[word + 1] ?? 0);
      if (written.length > 0) {
        // The commonest way is number 0, which costs nothing where it stands.
        if (written.length > 1) written.sort((a, b) => (uses[b] ?? 0) - (uses[a] ?? 0));
        for (let i = 0; i < written.length; i++) wayNumber[written[i] ?? 0] = i;
        writeWays(
          out,
          word,
          Array.from(written, (way) => ways[way] ?? NO_WAY),
        );
        lists.term(written.length);
        let count = 0;
        for (let field = 0; field < FIELDS.length; field++)
          count += this.writeList(
            lists,
            order.subarray(ends[word * 8 + field] ?? 0, ends[word * 8 + field + 1] ?? 0),
            field,
            wayNumber,
          );
        df[word] = count;
      }
      recordAt[word + 1] = out.length;
    }
    return { df, recordAt, records: inMemory(out.trimmed()), positions: inMemory(positions.trimmed()) };
  }

  private writeList(lists: ListWriter, tokens: Uint32Array, field: number, wayNumber: Uint32Array): number {
    if (tokens.length === 0) return 0;
    const holders = this.holders.values;
    lists.begin();
    for (let i = 0; i < tokens.length; ) {
      const holder = holders[tokens[i] ?? 0] ?? 0;
      let end = i + 1;
      while (end < tokens.length && holders[tokens[end] ?? 0] === holder) end++;
      lists.article(holder >>> 3, end - i);
      for (; i < end; i++) {
        const token = tokens[i] ?? 0;
        lists.place(this.places.values[token] ?? 0, wayNumber[this.pieces.values[token] ?? 0] ?? 0);
      }
    }
    return lists.end(field);
  }

  /** Tokens came article by article, so a counting sort by term and field leaves each list in order. */
  private tokensByTermAndField(words: number, ways: readonly { term: number }[]): { order: Uint32Array; ends: Uint32Array } {
    const terms = Uint32Array.from(ways, ({ term }) => term * 8);
    const total = this.pieces.length;
    const pieces = this.pieces.values;
    const holders = this.holders.values;
    const ends = new Uint32Array(words * 8 + 2);
    for (let i = 0; i < total; i++) {
      const key = (terms[pieces[i] ?? 0] ?? 0) + ((holders[i] ?? 0) & 7) + 2;
      ends[key] = (ends[key] ?? 0) + 1;
    }
    for (let key = 1; key < ends.length; key++) ends[key] = (ends[key] ?? 0) + (ends[key - 1] ?? 0);
    const order = new Uint32Array(total);
    for (let i = 0; i < total; i++) {
      const key = (terms[pieces[i] ?? 0] ?? 0) + ((holders[i] ?? 0) & 7) + 1;
      const place = ends[key] ?? 0;
      order[place] = i;
      ends[key] = place + 1;
    }
    return { order, ends };
  }
}

const NO_PIECE = { form: 0, term: 0, writing: WRITING.plain, spelling: '', extra: false };
const NO_WAY: Way = { form: 0, writing: WRITING.plain, own: '', extra: false };

const numberIn = (room: Numbers, word: number): number => room.values[word] ?? 0;

/** Ways put together by a word each has. */
function grouped<W>(words: number, ways: readonly W[], wordOf: (way: W) => number): { order: Uint32Array; ends: Uint32Array } {
  const ends = new Uint32Array(words + 2);
  for (const way of ways) ends[wordOf(way) + 2] = (ends[wordOf(way) + 2] ?? 0) + 1;
  for (let word = 1; word < ends.length; word++) ends[word] = (ends[word] ?? 0) + (ends[word - 1] ?? 0);
  const order = new Uint32Array(ways.length);
  for (const [i, way] of ways.entries()) {
    const place = ends[wordOf(way) + 1] ?? 0;
    order[place] = i;
    ends[wordOf(way) + 1] = place + 1;
  }
  return { order, ends };
}

function termsOf(
  { order, ends }: { order: Uint32Array; ends: Uint32Array },
  form: number,
  ways: readonly { term: number }[],
): number[] {
  const terms: number[] = [];
  for (let i = ends[form] ?? 0; i < (ends[form + 1] ?? 0); i++) {
    const term = ways[order[i] ?? 0]?.term ?? 0;
    if (!terms.includes(term)) terms.push(term);
  }
  return terms;
}
