import type { ArticleSet } from './article-set.ts';
import { BLOCK, BlockArticles } from './block-articles.ts';
import { BlockFrequencies, LARGE } from './block-frequencies.ts';
import { ByteReader } from './bytes.ts';
import type { ChosenArticles } from './chosen-articles.ts';
import { hasPlaces, placeBits, SIZED_FROM, SPARE } from './list-format.ts';
import { skipForms, skipWays } from './record.ts';
import { readInto, type Segment } from './segment.ts';

/** Reads the lists of one term after the other. Made once and used again: a prefix has thousands. */
export class ListCursor {
  /** Of the list `next` went to; after `decode` the count of what was taken down. */
  field = 0;
  count = 0;
  /** In how many ways the term is written. */
  ways = 1;
  /** Filled by `decode`. */
  documents: Uint32Array = new Uint32Array(64);
  frequencies: Uint32Array = new Uint32Array(64);
  /** Where only chosen articles were taken down: the number of each among them. */
  numbers: Uint32Array = new Uint32Array(64);
  segment: Segment | null = null;
  /** Where its places begin and end. */
  positionsAt = 0;
  positionsEnd = 0;
  /** Of the block at hand: how many articles it has, and where its places are after `positionsAt`. */
  size = 0;
  placesFrom = 0;
  placesLength = 0;
  /** After `readPlaces`: how many places all its articles have. */
  places = 0;
  readonly articles = new BlockArticles();
  readonly often = new BlockFrequencies();
  private readonly reader = new ByteReader(new Uint8Array(0));
  private listEnd = 0;
  /** All its blocks were gone to, or passed over. */
  private isDone = true;
  /** Articles of the list, those after the block at hand, and which articles that one lies between. */
  private total = 0;
  private left = 0;
  private before = -1;
  private last = -1;
  private blockEnd = 0;
  /** Its frequencies take four bits. */
  private isWide = false;
  private within: ArticleSet | null = null;
  private nextWanted = 0;
  private held = new Uint8Array(0);

  /** Goes before the first list of a term. */
  open(segment: Segment, term: number): void {
    const { reader } = this;
    readInto(reader, segment.records, segment.recordAt[term] ?? 0, segment.recordAt[term + 1] ?? 0);
    skipForms(reader);
    this.begin(segment, skipWays(reader));
  }

  /** The same for who has read the head of the record that `load` brought. */
  begin(segment: Segment, ways: number): void {
    this.segment = segment;
    this.isDone = true;
    this.ways = ways;
    this.positionsEnd = this.reader.number();
  }

  /** What reads the record: after `load` its head is read with it, before `begin`. */
  get head(): ByteReader {
    return this.reader;
  }

  /** Goes to the next list; false after the last. */
  next(): boolean {
    const { reader } = this;
    if (!this.isDone) this.pass();
    if (!reader.more) return false;
    const head = reader.number();
    this.field = head & 7;
    this.count = head >>> 3;
    this.positionsAt = this.positionsEnd;
    if (hasPlaces(this.field)) this.positionsEnd += reader.number();
    if (this.count >= SIZED_FROM) this.listEnd = reader.number() + reader.at;
    this.isDone = false;
    return true;
  }

  /** Goes to the list of a field of a term; false where it has none there. */
  goTo(segment: Segment, term: number, field: number): boolean {
    this.open(segment, term);
    return this.goToField(field);
  }

  /** The same for who reads other lists of the segment before this one is read to its end. */
  goToKeep(segment: Segment, term: number, field: number): boolean {
    this.load(segment, term);
    skipForms(this.reader);
    this.begin(segment, skipWays(this.reader));
    return this.goToField(field);
  }

  /** Makes the head read the record of a word, in memory of its own: the bytes a source gives are good only until it is read again. */
  load({ records, recordAt }: Segment, word: number): void {
    const { reader } = this;
    const from = recordAt[word] ?? 0;
    const to = recordAt[word + 1] ?? 0;
    const bytes = records.read(from, to);
    const { at } = records;
    if (this.held.length < to - from) this.held = new Uint8Array((to - from) * 2);
    this.held.set(bytes.subarray(at, at + to - from));
    reader.goTo(this.held, 0, to - from);
  }

  /** Reads the articles of the list, and how often each has the term: all, or those that are chosen, and then nothing of blocks without them. */
  decode(chosen: ChosenArticles | null = null): void {
    const { articles } = this;
    this.reserve(this.count);
    let kept = 0;
    this.beginBlocks(chosen?.set ?? null);
    while (this.nextBlock()) {
      let count = this.size;
      if (chosen === null) articles.all(this.documents, kept);
      else count = articles.keep(chosen, this.documents, this.numbers, kept);
      this.readFrequencies();
      if (chosen === null) this.takeAll(kept, count);
      else this.takeRanks(kept, count);
      kept += count;
    }
    this.count = kept;
  }

  /** Puts the articles of the list into a set; blocks without any of `within` may be left out. */
  addTo(set: ArticleSet, within: ArticleSet | null = null): void {
    this.beginBlocks(within);
    while (this.nextBlock()) {
      this.articles.addTo(set);
      if (this.total > BLOCK) this.reader.at = this.blockEnd;
      else this.readFrequencies();
    }
  }

  /** Takes articles of a set out of what was decoded. */
  leaveOut(gone: ArticleSet): void {
    const { documents, frequencies, count } = this;
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const document = documents[i] ?? 0;
      documents[kept] = document;
      frequencies[kept] = frequencies[i] ?? 0;
      kept += gone.has(document) ? 0 : 1;
    }
    this.count = kept;
  }

  /** Goes before the first block. Of a list of several those without any of `within` are passed over. */
  beginBlocks(within: ArticleSet | null): void {
    this.total = this.count;
    this.left = this.count;
    this.last = -1;
    this.placesFrom = 0;
    this.placesLength = 0;
    this.isWide = false;
    this.within = this.total > BLOCK ? within : null;
    this.nextWanted = -1;
  }

  /** Goes to the next block; false after the last. Then its articles are read, and after them `readPlaces`. */
  nextBlock(): boolean {
    const { reader, articles } = this;
    while (this.left > 0) {
      this.size = Math.min(BLOCK, this.left);
      this.left -= this.size;
      this.before = this.last;
      this.placesFrom += this.placesLength;
      if (this.total <= BLOCK) {
        this.placesLength = this.positionsEnd - this.positionsAt;
        articles.goTo(reader.bytes, reader.at, this.before, null, this.size);
        return true;
      }
      this.readHead();
      if (this.isWanted()) {
        articles.goTo(reader.bytes, reader.at, this.before, this.last, this.size);
        return true;
      }
      reader.at = this.blockEnd;
    }
    if (this.total >= SIZED_FROM) reader.at = this.listEnd;
    this.isDone = true;
    return false;
  }

  /** Reads how often each article of the block has the term. */
  private readFrequencies(): void {
    const { reader, often } = this;
    often.read(reader.bytes, this.articles.end, this.size, this.isWide);
    reader.at = this.total > BLOCK ? this.blockEnd : often.end;
  }

  /** The same, and how many places come before those of each; answers how many bits a place takes. */
  readPlaces(): number {
    const { reader, often } = this;
    this.places = often.readPlaces(reader.bytes, this.articles.end, this.size, this.isWide);
    reader.at = this.total > BLOCK ? this.blockEnd : often.end;
    return placeBits(this.placesLength, this.places);
  }

  private goToField(field: number): boolean {
    while (this.next()) if (this.field === field) return true;
    return false;
  }

  private readHead(): void {
    const { reader } = this;
    this.last += reader.number();
    const length = reader.number();
    if (hasPlaces(this.field)) this.placesLength = reader.number();
    this.blockEnd = reader.at + (length >>> 1);
    this.isWide = (length & 1) === 1;
  }

  private isWanted(): boolean {
    const { within } = this;
    if (within === null) return true;
    if (this.nextWanted <= this.before) this.nextWanted = within.next(this.before + 1);
    return this.nextWanted <= this.last;
  }

  private takeAll(from: number, count: number): void {
    const { frequencies, often } = this;
    const { frequencies: own } = often;
    for (let i = 0; i < count; i++) {
      const frequency = own[i] ?? 0;
      frequencies[from + i] = frequency < LARGE ? frequency : often.largeOf(i);
    }
  }

  private takeRanks(from: number, count: number): void {
    const { frequencies, often } = this;
    const { frequencies: own } = often;
    const { ranks } = this.articles;
    for (let i = 0; i < count; i++) {
      const frequency = own[ranks[i] ?? 0] ?? 0;
      frequencies[from + i] = frequency < LARGE ? frequency : often.largeOf(ranks[i] ?? 0);
    }
  }

  /** Makes room, and for eight more. */
  private reserve(count: number): void {
    if (this.documents.length >= count + SPARE) return;
    const room = Math.ceil(count * 1.25) + SPARE;
    this.documents = new Uint32Array(room);
    this.frequencies = new Uint32Array(room);
    this.numbers = new Uint32Array(room);
  }

  private pass(): void {
    const { reader, count } = this;
    this.isDone = true;
    if (count >= SIZED_FROM) {
      reader.at = this.listEnd;
      return;
    }
    reader.pass(count);
    this.often.read(reader.bytes, reader.at, count, false);
    reader.at = this.often.end;
  }
}
