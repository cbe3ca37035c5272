import { segment as cutText } from '../language/segment.ts';
import { analyserOf } from '../language/stem.ts';
import type { IndexDocument } from '../seams.ts';
import { ByteWriter, Numbers } from './bytes.ts';
import { packStrings } from './dictionary.ts';
import { BODY_FIELD, FIELDS, GAP, openingOf, STANDFIRST_FIELD, textsOf } from './fields.ts';
import type { Lexicon } from './lexicon.ts';
import { hasPlaces } from './list-format.ts';
import { ListWriter } from './list-writer.ts';
import { writeForms, writeWay } from './record.ts';
import { inMemory, lengthsOf, type Segment } from './segment.ts';

/** Makes segments of articles, one after the other: `add` each article, then `finish`. One builder for a lexicon. */
export class SegmentBuilder {
  private readonly lexicon: Lexicon;
  private ids: string[] = [];
  private versions: string[] = [];
  private langs = new Set<string>();
  private readonly lengths: Numbers[] = FIELDS.map(() => new Numbers());
  /** Three numbers a token: its piece, article * 8 + field, and where it stands. They lie together, because they are moved together. */
  private readonly tokens = new Numbers();
  private room = Buffer.allocUnsafeSlow(1 << 14);

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
    const opening = openingOf(document).end;
    let standfirst = 0;
    for (const [field, texts] of textsOf(document).entries()) {
      // What opens an article is read with its body.
      if (field === STANDFIRST_FIELD) continue;
      const holder = number * 8 + field;
      let place = -1;
      let length = 0;
      let openingEnd = field === BODY_FIELD ? opening : 0;
      // What folds to nothing (a lone mark) has no name to be found by.
      const note = (piece: number, end: number, extra: boolean): void => {
        if (piece < 0) return;
        if (!extra) place++;
        this.token(piece, holder, Math.max(0, place));
        length++;
        if (end > openingEnd) return;
        this.token(piece, number * 8 + STANDFIRST_FIELD, 0);
        standfirst++;
      };
      for (const text of texts) {
        if (length > 0) place += GAP;
        const characters = this.charactersOf(text);
        cutText(
          text,
          (spelling, _start, end, extra) => {
            const own = charactersOf(spelling);
            note(lexicon.pieceOf(extra ? extras : mains, lang, own, 0, own.length, extra), end, extra);
          },
          (start, end) => note(lexicon.pieceOf(mains, lang, characters, start, end, false), end, false),
        );
        openingEnd = 0;
      }
      this.lengths[field]?.push(length);
    }
    this.lengths[STANDFIRST_FIELD]?.push(standfirst);
  }

  private token(piece: number, holder: number, place: number): void {
    const { tokens } = this;
    tokens.reserve(tokens.length + TOKEN);
    const { values } = tokens;
    values[tokens.length] = piece;
    values[tokens.length + 1] = holder;
    values[tokens.length + 2] = place;
    tokens.length += TOKEN;
  }

  /** The characters of a text, to be used before the next. */
  private charactersOf(text: string): Uint16Array {
    if (this.room.length < text.length * 2) this.room = Buffer.allocUnsafeSlow(text.length * 4);
    this.room.write(text, 'utf16le');
    return new Uint16Array(this.room.buffer, 0, text.length);
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
      lengths: this.lengths.map((lengths) => lengthsOf(lengths.trimmed())),
    };
    for (const piece of local) lexicon.pieceRoom.values[piece] = 0;
    for (const word of words) numbers[word] = 0;
    this.ids = [];
    this.versions = [];
    this.langs = new Set();
    this.tokens.length = 0;
    for (const lengths of this.lengths) lengths.length = 0;
    return segment;
  }

  /** The pieces that occur, each once, with how often; tokens then name them by their place in this list. */
  private localPieces(): { local: Uint32Array; uses: Uint32Array } {
    const room = this.lexicon.pieceRoom.values;
    const { values, length } = this.tokens;
    const local = new Numbers();
    const uses = new Numbers();
    for (let i = 0; i < length; i += TOKEN) {
      const piece = values[i] ?? 0;
      let number = room[piece] ?? 0;
      if (number === 0) {
        local.push(piece);
        uses.push(0);
        number = local.length;
        room[piece] = number;
      }
      uses.values[number - 1] = (uses.values[number - 1] ?? 0) + 1;
      values[i] = number - 1;
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
    const { sorted, ends } = this.tokensByTermAndField(words, ways.terms);
    const out = new ByteWriter(1 << 14);
    const positions = new ByteWriter(1 << 14);
    const lists = new ListWriter(out, positions, { blocks: new ByteWriter(), articles: new ByteWriter() });
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
          if (to > from) count += writeList(lists, sorted, from * TOKEN, to * TOKEN, field, wayNumber);
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
    const written = order.subarray(first, end);
    if (written.length > 1) written.sort((a, b) => (uses[b] ?? 0) - (uses[a] ?? 0));
    out.number(written.length);
    for (let i = 0; i < written.length; i++) {
      const way = written[i] ?? 0;
      wayNumber[way] = i;
      writeWay(out, term, forms[way] ?? 0, flags[way] ?? 0, own(way));
    }
  }

  /** Tokens came article by article, so a counting sort by term and field leaves each list in order. */
  private tokensByTermAndField(words: number, terms: Uint32Array): { sorted: Uint32Array; ends: Uint32Array } {
    const { values, length } = this.tokens;
    const ends = new Uint32Array(words * 8 + 2);
    for (let i = 0; i < length; i += TOKEN) {
      const key = (terms[values[i] ?? 0] ?? 0) * 8 + ((values[i + 1] ?? 0) & 7) + 2;
      ends[key] = (ends[key] ?? 0) + 1;
    }
    for (let key = 1; key < ends.length; key++) ends[key] = (ends[key] ?? 0) + (ends[key - 1] ?? 0);
    const sorted = new Uint32Array(length);
    for (let i = 0; i < length; i += TOKEN) {
      const key = (terms[values[i] ?? 0] ?? 0) * 8 + ((values[i + 1] ?? 0) & 7) + 1;
      const place = (ends[key] ?? 0) * TOKEN;
      sorted[place] = values[i] ?? 0;
      sorted[place + 1] = values[i + 1] ?? 0;
      sorted[place + 2] = values[i + 2] ?? 0;
      ends[key] = (ends[key] ?? 0) + 1;
    }
    return { sorted, ends };
  }
}

function charactersOf(text: string): Uint16Array {
  const characters = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) characters[i] = text.charCodeAt(i);
  return characters;
}

/** Numbers a token takes. */
const TOKEN = 3;

function writeList(
  lists: ListWriter,
  tokens: Uint32Array,
  from: number,
  to: number,
  field: number,
  wayNumber: Uint32Array,
): number {
  lists.begin(field);
  for (let i = from; i < to; ) {
    const holder = tokens[i + 1] ?? 0;
    let end = i + TOKEN;
    while (end < to && tokens[end + 1] === holder) end += TOKEN;
    lists.article(holder >>> 3, (end - i) / TOKEN);
    if (hasPlaces(field)) for (let t = i; t < end; t += TOKEN) lists.place(tokens[t + 2] ?? 0, wayNumber[tokens[t] ?? 0] ?? 0);
    i = end;
  }
  return lists.end();
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
