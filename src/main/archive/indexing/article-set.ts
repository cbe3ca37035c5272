/**
 * A set of articles of one segment, a bit each: article 0 is the lowest bit of the first byte. Made for as many as a segment may hold, and used again:
 * `begin` makes it empty, for so many.
 */
export class ArticleSet {
  /** Eight articles each. */
  bytes: Uint8Array;
  /** The same, 32 articles each: every machine this runs on keeps the lowest byte first. */
  words: Int32Array;
  /** How many of the words are in use. */
  length = 0;

  constructor(articles = 0) {
    this.words = new Int32Array(wordsFor(articles));
    this.bytes = new Uint8Array(this.words.buffer);
    this.length = this.words.length;
  }

  /** Makes it empty, with room for so many articles. */
  begin(articles: number): this {
    const length = wordsFor(articles);
    if (length > this.words.length) {
      this.words = new Int32Array(length);
      this.bytes = new Uint8Array(this.words.buffer);
    } else this.words.fill(0, 0, length);
    this.length = length;
    return this;
  }

  has(article: number): boolean {
    return (((this.bytes[article >>> 3] ?? 0) >>> (article & 7)) & 1) === 1;
  }

  add(article: number): void {
    const at = article >>> 3;
    this.bytes[at] = (this.bytes[at] ?? 0) | (1 << (article & 7));
  }

  addAll(articles: Uint32Array, count: number): void {
    const { bytes } = this;
    for (let i = 0; i < count; i++) {
      const article = articles[i] ?? 0;
      const at = article >>> 3;
      bytes[at] = (bytes[at] ?? 0) | (1 << (article & 7));
    }
  }

  /** Keeps the articles that are in another set of the same segment too. */
  keepIn({ words: others }: ArticleSet): void {
    const { words, length } = this;
    for (let w = 0; w < length; w++) words[w] = (words[w] ?? 0) & (others[w] ?? 0);
  }

  /** Takes out the articles of another set of the same segment. */
  takeOut({ words: others }: ArticleSet): void {
    const { words, length } = this;
    for (let w = 0; w < length; w++) words[w] = (words[w] ?? 0) & ~(others[w] ?? 0);
  }

  get isEmpty(): boolean {
    return this.next(0) === NONE;
  }

  /** The first article of the set from one on, `NONE` after the last. */
  next(from: number): number {
    const { words, length } = this;
    let w = from >>> 5;
    if (w >= length) return NONE;
    let bits = (words[w] ?? 0) & (-1 << (from & 31));
    while (bits === 0) {
      w++;
      if (w >= length) return NONE;
      bits = words[w] ?? 0;
    }
    return (w << 5) + 31 - Math.clz32(bits & -bits);
  }

  copy(): ArticleSet {
    const copied = new ArticleSet();
    copied.words = this.words.slice();
    copied.bytes = new Uint8Array(copied.words.buffer);
    copied.length = this.length;
    return copied;
  }
}

/** Beyond every article. */
export const NONE = 2 ** 31 - 1;

const wordsFor = (articles: number): number => (articles + 31) >>> 5;
