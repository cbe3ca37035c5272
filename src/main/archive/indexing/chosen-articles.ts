import { ArticleSet } from './article-set.ts';
import { bitsOf } from './bits.ts';

/** Articles of a segment that a question is down to: a set of them, the same ascending, and the number of each among them. Used until the set changes. */
export class ChosenArticles {
  set = new ArticleSet();
  /** The articles, ascending. */
  list = new Uint32Array(64);
  length = 0;
  /** How many come before each 32 articles of the segment. */
  private before = new Uint32Array(64);

  begin(set: ArticleSet): void {
    const { words, length: count } = set;
    this.set = set;
    if (this.before.length < count) this.before = new Uint32Array(count * 2);
    if (this.list.length < count * 32) this.list = new Uint32Array(count * 40);
    const { before, list } = this;
    let size = 0;
    for (let w = 0; w < count; w++) {
      before[w] = size;
      for (let bits = words[w] ?? 0; bits !== 0; bits &= bits - 1) list[size++] = (w << 5) + 31 - Math.clz32(bits & -bits);
    }
    this.length = size;
  }

  /** The number of one of them. */
  numberOf(article: number): number {
    const { words } = this.set;
    const w = article >>> 5;
    return (this.before[w] ?? 0) + bitsOf((words[w] ?? 0) & ((1 << (article & 31)) - 1));
  }
}
