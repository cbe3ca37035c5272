import { fold, spelled } from '../language/fold.ts';
import { segment as cutText } from '../language/segment.ts';
import { analyserOf, termOf } from '../language/stem.ts';
import type { IndexDocument } from '../seams.ts';
import { ByteReader, ByteWriter, Numbers } from './bytes.ts';
import { packStrings, stringAt } from './dictionary.ts';
import { FIELDS, textsOf } from './fields.ts';
import { inMemory, type Segment, spellingOf } from './segment.ts';

/** Makes a segment of articles: `add` each, or `copy` those of older segments, then `finish` once. */
export class SegmentBuilder {
  private readonly articleIds: string[] = [];
  private readonly versions: string[] = [];
  private readonly langs = new Set<string>();
  private readonly wordNumbers = new Map<string, number>();
  private readonly spellings: string[] = [];
  private readonly entryForm = new Numbers();
  private readonly entryTerm = new Numbers();
  private readonly entrySpelling = new Numbers();
  /** Entry of a raw piece of text by language, and of a spelling and its term. */
  private readonly seen = new Map<string, Map<string, number>>();
  private readonly entries = new Map<string, number>();
  /** Most words are spelled as their form: those go by two numbers, not by a string of their own. */
  private readonly plainEntries = new Map<number, number>();
  private readonly lengths: Numbers[] = FIELDS.map(() => new Numbers());
  private readonly streams = new ByteWriter();
  private readonly streamsAt = new Numbers();
  /** One entry a posting: term * 8 + field, document, frequency. */
  private readonly keys = new Numbers();
  private readonly documents = new Numbers();
  private readonly frequencies = new Numbers();
  /** The field being written. */
  private readonly tokens = new ByteWriter();
  private readonly counts = new Numbers();
  private readonly touched = new Numbers();

  get size(): number {
    return this.articleIds.length;
  }

  /** Analyses an article into the segment. */
  add(document: IndexDocument): void {
    const lang = analyserOf(document.lang);
    const entries = this.seenIn(lang);
    this.langs.add(lang);
    this.begin(document.articleId, document.version);
    for (const [field, texts] of textsOf(document).entries()) {
      let length = 0;
      for (const text of texts) {
        if (this.tokens.length > 0) this.tokens.number(0);
        cutText(text, (piece, _start, _end, extra) => {
          let entry = entries.get(piece);
          if (entry === undefined) {
            entry = this.analyse(lang, piece);
            entries.set(piece, entry);
          }
          // What folds to nothing (a lone mark) has no name to be found by.
          if (entry < 0) return;
          this.token(entry, extra);
          length++;
        });
      }
      this.endField(field, length);
    }
  }

  /** Takes over article `document` of an older segment. `renumbered` maps that segment's entries to ours and is filled on the way. */
  copy(from: Segment, document: number, renumbered: Int32Array): void {
    this.begin(from.articleIds[document] ?? '', from.versions[document] ?? '');
    const reader = new ByteReader(from.streams.read(from.streamsAt[document] ?? 0, from.streamsAt[document + 1] ?? 0));
    while (reader.more) {
      const field = reader.number();
      const end = reader.number() + reader.at;
      while (reader.at < end) {
        const token = reader.number();
        if (token === 0) {
          this.tokens.number(0);
          continue;
        }
        const old = (token - 1) >>> 1;
        let entry = renumbered[old] ?? -1;
        if (entry < 0) {
          const form = stringAt(from.words, from.entryForm[old] ?? 0);
          entry = this.entry(spellingOf(from, old), form, stringAt(from.words, from.entryTerm[old] ?? 0));
          renumbered[old] = entry;
        }
        this.token(entry, ((token - 1) & 1) === 1);
      }
      this.endField(field, from.lengths[field]?.[document] ?? 0);
    }
  }

  /** Notes languages of segments copied from. */
  addLangs(langs: Iterable<string>): void {
    for (const lang of langs) this.langs.add(lang);
  }

  finish(): Segment {
    this.streamsAt.push(this.streams.length);
    const { sorted, rank } = ranked(this.wordNumbers);
    const entryForm = this.entryForm.trimmed().map((form) => rank[form] ?? 0);
    const entryTerm = this.entryTerm.trimmed().map((term) => rank[term] ?? 0);
    for (const lengths of this.lengths) lengths.reserve(this.size);
    return {
      articleIds: this.articleIds,
      versions: this.versions,
      langs: [...this.langs],
      words: packStrings(sorted),
      ...this.postings(rank),
      ...entriesByForm(entryForm, sorted.length),
      entryForm,
      entryTerm,
      entrySpelling: this.entrySpelling.trimmed(),
      spellings: packStrings(this.spellings),
      lengths: this.lengths.map((lengths) => lengths.values.slice(0, this.size)),
      streamsAt: this.streamsAt.trimmed(),
      streams: inMemory(this.streams.view().slice()),
    };
  }

  private begin(articleId: string, version: string): void {
    this.articleIds.push(articleId);
    this.versions.push(version);
    this.streamsAt.push(this.streams.length);
    for (const lengths of this.lengths) lengths.reserve(this.size);
  }

  private token(entry: number, extra: boolean): void {
    this.tokens.number(((entry << 1) | (extra ? 1 : 0)) + 1);
    const term = this.entryTerm.values[entry] ?? 0;
    const count = this.counts.values[term] ?? 0;
    if (count === 0) this.touched.push(term);
    this.counts.values[term] = count + 1;
  }

  private endField(field: number, length: number): void {
    const document = this.size - 1;
    if (length > 0) {
      this.streams.number(field);
      this.streams.number(this.tokens.length);
      this.streams.append(this.tokens.view());
      const lengths = this.lengths[field];
      if (lengths) lengths.values[document] = length;
    }
    this.tokens.clear();
    for (let i = 0; i < this.touched.length; i++) {
      const term = this.touched.values[i] ?? 0;
      this.keys.push(term * 8 + field);
      this.documents.push(document);
      this.frequencies.push(this.counts.values[term] ?? 0);
      this.counts.values[term] = 0;
    }
    this.touched.length = 0;
  }

  private seenIn(lang: string): Map<string, number> {
    let entries = this.seen.get(lang);
    if (!entries) {
      entries = new Map();
      this.seen.set(lang, entries);
    }
    return entries;
  }

  private analyse(lang: string, piece: string): number {
    const form = fold(piece);
    return form === '' ? -1 : this.entry(spelled(piece), form, termOf(lang, form));
  }

  private entry(spelling: string, form: string, term: string): number {
    const formNumber = numberOf(this.wordNumbers, form);
    const termNumber = numberOf(this.wordNumbers, term);
    const isPlain = spelling === form;
    const pair = formNumber * 2 ** 26 + termNumber;
    const key = isPlain ? '' : `${termNumber} ${spelling}`;
    const known = isPlain ? this.plainEntries.get(pair) : this.entries.get(key);
    if (known !== undefined) return known;
    const entry = this.entryForm.length;
    if (isPlain) this.plainEntries.set(pair, entry);
    else {
      this.entries.set(key, entry);
      this.spellings.push(spelling);
    }
    this.entrySpelling.push(isPlain ? 0 : this.spellings.length);
    this.entryForm.push(formNumber);
    this.entryTerm.push(termNumber);
    this.counts.reserve(this.wordNumbers.size);
    return entry;
  }

  /** Postings sorted by term, field and document: they were written by document, so a counting sort by term and field is enough. */
  private postings(rank: Uint32Array): Pick<Segment, 'df' | 'postingsAt' | 'postings'> {
    const total = this.keys.length;
    const ends = new Uint32Array(rank.length * 8 + 1);
    const key = (i: number) => {
      const raw = this.keys.values[i] ?? 0;
      return (rank[raw >>> 3] ?? 0) * 8 + (raw & 7);
    };
    for (let i = 0; i < total; i++) ends[key(i) + 1] = (ends[key(i) + 1] ?? 0) + 1;
    for (let k = 1; k < ends.length; k++) ends[k] = (ends[k] ?? 0) + (ends[k - 1] ?? 0);
    const next = ends.slice();
    const order = new Uint32Array(total);
    for (let i = 0; i < total; i++) {
      const k = key(i);
      const place = next[k] ?? 0;
      order[place] = i;
      next[k] = place + 1;
    }
    const df = new Uint32Array(rank.length);
    const postingsAt = new Uint32Array(rank.length + 1);
    const out = new ByteWriter();
    const list = new ByteWriter();
    for (let term = 0; term < rank.length; term++) {
      for (let field = 0; field < FIELDS.length; field++) {
        const from = ends[term * 8 + field] ?? 0;
        const to = ends[term * 8 + field + 1] ?? 0;
        if (from === to) continue;
        this.writeList(order.subarray(from, to), list);
        out.number(field);
        out.number(to - from);
        out.number(list.length);
        out.append(list.view());
        list.clear();
      }
      df[term] = (ends[term * 8 + 8] ?? 0) - (ends[term * 8] ?? 0);
      postingsAt[term + 1] = out.length;
    }
    return { df, postingsAt, postings: inMemory(out.view().slice()) };
  }

  private writeList(postings: Uint32Array, into: ByteWriter): void {
    let previous = 0;
    for (const posting of postings) {
      const document = this.documents.values[posting] ?? 0;
      const frequency = this.frequencies.values[posting] ?? 0;
      into.number(((document - previous) << 1) | (frequency === 1 ? 1 : 0));
      if (frequency !== 1) into.number(frequency);
      previous = document;
    }
  }
}

function numberOf(numbers: Map<string, number>, text: string): number {
  let number = numbers.get(text);
  if (number === undefined) {
    number = numbers.size;
    numbers.set(text, number);
  }
  return number;
}

function ranked(numbers: ReadonlyMap<string, number>): { sorted: string[]; rank: Uint32Array } {
  const sorted = [...numbers.keys()].sort();
  const rank = new Uint32Array(sorted.length);
  for (let i = 0; i < sorted.length; i++) rank[numbers.get(sorted[i] ?? '') ?? 0] = i;
  return { sorted, rank };
}

function entriesByForm(entryForm: Uint32Array, forms: number): { formAt: Uint32Array; formEntries: Uint32Array } {
  const formAt = new Uint32Array(forms + 1);
  for (const form of entryForm) formAt[form + 1] = (formAt[form + 1] ?? 0) + 1;
  for (let form = 0; form < forms; form++) formAt[form + 1] = (formAt[form + 1] ?? 0) + (formAt[form] ?? 0);
  const next = formAt.slice();
  const formEntries = new Uint32Array(entryForm.length);
  for (let entry = 0; entry < entryForm.length; entry++) {
    const form = entryForm[entry] ?? 0;
    const place = next[form] ?? 0;
    formEntries[place] = entry;
    next[form] = place + 1;
  }
  return { formAt, formEntries };
}
