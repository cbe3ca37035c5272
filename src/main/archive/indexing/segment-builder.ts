import { segment as cutText } from '../language/segment.ts';
import { analyserOf } from '../language/stem.ts';
import type { IndexDocument } from '../seams.ts';
import { ByteWriter, Numbers } from './bytes.ts';
import { packStrings } from './dictionary.ts';
import { FIELDS, GAP, textsOf } from './fields.ts';
import type { Lexicon } from './lexicon.ts';
import { ListWriter } from './list-writer.ts';
import { type Way, type Writing, writeForms, writeWays } from './record.ts';
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
    const { lexicon, pieces, holders, places } = this;
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
      // What folds to nothing (a lone mark) has no name to be found by.
      const note = (piece: number, extra: boolean): void => {
        if (piece < 0) return;
        if (!extra) place++;
        pieces.push(piece);
        holders.push(holder);
        places.push(Math.max(0, place));
        length++;
      };
      for (const text of texts) {
        if (length > 0) place += GAP;
        cutText(
          text,
          (spelling, _start, _end, extra) =>
            note(lexicon.pieceOf(extra ? extras : mains, lang, spelling, 0, spelling.length, extra), extra),
          (start, end) => note(lexicon.pieceOf(mains, lang, text, start, end, false), false),
        );
      }
      this.lengths[field]?.push(length);
    }
  }

  finish(): Segment {
    const { lexicon } = this;
    const { local, uses } = this.localPieces();
    const words = lexicon.sorted(this.wordsOf(local));
    const numbers = lexicon.wordRoom.values;
    for (let word = 0; word < words.length; word++) numbers[words[word] ?? 0] = word;
    const ways: LocalWays = {
      uses,
      forms: local.map((piece) => numbers[lexicon.forms.values[piece] ?? 0] ?? 0),
      terms: local.map((piece) => numbers[lexicon.terms.values[piece] ?? 0] ?? 0),
      flags: local.map((piece) => lexicon.writings.values[piece] ?? 0),
      own: (way) => lexicon.owns.get(local[way] ?? 0) ?? '',
    };
    const segment: Segment = {
      ids: packStrings(this.ids),
      versions: packStrings(this.versions),
      langs: [...this.langs],
      words: packStrings(Array.from(words, (word) => lexicon.words[word] ?? '')),
      ...this.records(words.length, ways),
      lengths: this.lengths.map((lengths) =>
        lengths.trimmed().some((length) => length > 0) ? lengths.trimmed() : new Uint32Array(0),
      ),
    };
    for (const piece of local) lexicon.pieceRoom.values[piece] = 0;
    for (const word of words) numbers[word] = 0;
    return segment;
  }

  /** The pieces that occur, each once, with how often; tokens then name them by their place in this list. */
  private localPieces(): { local: Uint32Array; uses: Uint32Array } {
    const room = this.lexicon.pieceRoom.values;
    const pieces = this.pieces.values;
    const local = new Numbers();
    const uses = new Numbers();
    for (let i = 0; i < this.pieces.length; i++) {
      const piece = pieces[i] ?? 0;
      let number = room[piece] ?? 0;
      if (number === 0) {
        local.push(piece);
        uses.push(0);
        number = local.length;
        room[piece] = number;
      }
      uses.values[number - 1] = (uses.values[number - 1] ?? 0) + 1;
      pieces[i] = number - 1;
    }
    return { local: local.trimmed(), uses: uses.trimmed() };
  }

  private wordsOf(local: Uint32Array): Numbers {
    const { forms, terms, wordRoom } = this.lexicon;
    const room = wordRoom.values;
    const words = new Numbers();
    for (const numbers of [forms.values, terms.values])
      for (let i = 0; i < local.length; i++) {
        const word = numbers[local[i] ?? 0] ?? 0;
        if (room[word] === 1) continue;
        room[word] = 1;
        words.push(word);
      }
    return words;
  }

  private records(words: number, ways: LocalWays) {
    const byForm = grouped(words, ways.forms);
    const byTerm = grouped(words, ways.terms);
    const { order, ends } = this.tokensByTermAndField(words, ways.terms);
    const out = new ByteWriter(1 << 14);
    const positions = new ByteWriter(1 << 14);
    const lists = new ListWriter(out, positions, new ByteWriter());
    const df = new Uint32Array(words);
    const recordAt = new Uint32Array(words + 1);
    const wayNumber = new Uint32Array(ways.forms.length);
    for (let word = 0; word < words; word++) {
      writeForms(out, word, termsOf(byForm, word, ways.terms));
      const first = byTerm.ends[word] ?? 0;
      const end = byTerm.ends[word + 1] ?? 0;
      if (end > first) {
        this.writeWaysOf(out, word, byTerm.order, first, end, ways, wayNumber);
        lists.term(end - first);
        let count = 0;
        for (let field = 0; field < FIELDS.length; field++) {
          const from = ends[word * 8 + field] ?? 0;
          const to = ends[word * 8 + field + 1] ?? 0;
          if (to > from) count += this.writeList(lists, order, from, to, field, wayNumber);
        }
        df[word] = count;
      }
      recordAt[word + 1] = out.length;
    }
    return { df, recordAt, records: inMemory(out.trimmed()), positions: inMemory(positions.trimmed()) };
  }

  /** The commonest way is number 0, which costs nothing where it stands. */
  private writeWaysOf(
    out: ByteWriter,
    term: number,
    order: Uint32Array,
    first: number,
    end: number,
    { uses, forms, flags, own }: LocalWays,
    wayNumber: Uint32Array,
  ): void {
    const only = order[first] ?? 0;
    if (end - first === 1 && forms[only] === term && flags[only] === 0) {
      out.number(0);
      wayNumber[only] = 0;
      return;
    }
    const written = Array.from(order.subarray(first, end)).sort((a, b) => (uses[b] ?? 0) - (uses[a] ?? 0));
    for (const [i, way] of written.entries()) wayNumber[way] = i;
    writeWays(
      out,
      term,
      written.map((way): Way => {
        const flag = flags[way] ?? 0;
        // Safe: the two low bits are a writing.
        return { form: forms[way] ?? 0, writing: (flag & 3) as Writing, own: own(way), extra: (flag & 4) !== 0 };
      }),
    );
  }

  private writeList(
    lists: ListWriter,
    order: Uint32Array,
    from: number,
    to: number,
    field: number,
    wayNumber: Uint32Array,
  ): number {
    const holders = this.holders.values;
    const places = this.places.values;
    const pieces = this.pieces.values;
    lists.begin();
    for (let i = from; i < to; ) {
      const holder = holders[order[i] ?? 0] ?? 0;
      let end = i + 1;
      while (end < to && holders[order[end] ?? 0] === holder) end++;
      lists.article(holder >>> 3, end - i);
      for (; i < end; i++) {
        const token = order[i] ?? 0;
        lists.place(places[token] ?? 0, wayNumber[pieces[token] ?? 0] ?? 0);
      }
    }
    return lists.end(field);
  }

  /** Tokens came article by article, so a counting sort by term and field leaves each list in order. */
  private tokensByTermAndField(words: number, terms: Uint32Array): { order: Uint32Array; ends: Uint32Array } {
    const total = this.pieces.length;
    const pieces = this.pieces.values;
    const holders = this.holders.values;
    const ends = new Uint32Array(words * 8 + 2);
    for (let i = 0; i < total; i++) {
      const key = (terms[pieces[i] ?? 0] ?? 0) * 8 + ((holders[i] ?? 0) & 7) + 2;
      ends[key] = (ends[key] ?? 0) + 1;
    }
    for (let key = 1; key < ends.length; key++) ends[key] = (ends[key] ?? 0) + (ends[key - 1] ?? 0);
    const order = new Uint32Array(total);
    for (let i = 0; i < total; i++) {
      const key = (terms[pieces[i] ?? 0] ?? 0) * 8 + ((holders[i] ?? 0) & 7) + 1;
      const place = ends[key] ?? 0;
      order[place] = i;
      ends[key] = place + 1;
    }
    return { order, ends };
  }
}

/** The ways of writing of a segment in the making, one entry each: pieces under the segment's own numbers. */
interface LocalWays {
  readonly forms: Uint32Array;
  readonly terms: Uint32Array;
  /** Writing, and 4 for a further name. */
  readonly flags: Uint32Array;
  readonly uses: Uint32Array;
  readonly own: (way: number) => string;
}

/** Ways put together by a word each has. */
function grouped(words: number, wordOf: Uint32Array): { order: Uint32Array; ends: Uint32Array } {
  const ends = new Uint32Array(words + 2);
  for (let i = 0; i < wordOf.length; i++) ends[(wordOf[i] ?? 0) + 2] = (ends[(wordOf[i] ?? 0) + 2] ?? 0) + 1;
  for (let word = 1; word < ends.length; word++) ends[word] = (ends[word] ?? 0) + (ends[word - 1] ?? 0);
  const order = new Uint32Array(wordOf.length);
  for (let i = 0; i < wordOf.length; i++) {
    const place = ends[(wordOf[i] ?? 0) + 1] ?? 0;
    order[place] = i;
    ends[(wordOf[i] ?? 0) + 1] = place + 1;
  }
  return { order, ends };
}

const found: number[] = [];

/** To be used before the next call. */
function termsOf(
  { order, ends }: { order: Uint32Array; ends: Uint32Array },
  form: number,
  terms: Uint32Array,
): readonly number[] {
  found.length = 0;
  for (let i = ends[form] ?? 0; i < (ends[form + 1] ?? 0); i++) {
    const term = terms[order[i] ?? 0] ?? 0;
    if (!found.includes(term)) found.push(term);
  }
  return found;
}
