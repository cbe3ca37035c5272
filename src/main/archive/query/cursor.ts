/** A place in typed text, and the small things that can stand there. Spaces are passed over. */
export class Cursor {
  private readonly text: string;
  private position = 0;

  constructor(text: string) {
    this.text = text;
  }

  get ended(): boolean {
    this.skip();
    return this.position >= this.text.length;
  }

  /** A bracket, or its full-width kin, is next. */
  at(bracket: '(' | ')'): boolean {
    this.skip();
    const char = this.text[this.position];
    return char === bracket || char === (bracket === '(' ? '（' : '）');
  }

  take(bracket: '(' | ')'): boolean {
    const here = this.at(bracket);
    if (here) this.position++;
    return here;
  }

  get atOr(): boolean {
    this.skip();
    return this.text[this.position] === '|' || this.atWord('OR');
  }

  takeOr(): boolean {
    if (!this.atOr) return false;
    this.position += this.text[this.position] === '|' ? 1 : 2;
    return true;
  }

  takeWord(word: 'AND' | 'NOT'): boolean {
    this.skip();
    if (!this.atWord(word)) return false;
    this.position += word.length;
    return true;
  }

  /** `-` or `NOT`, `+`; null when there is none. Within a word they are text, and one that stands alone says nothing: `idle`. */
  takeSign(): '-' | '+' | 'idle' | null {
    if (this.takeWord('NOT')) return '-';
    const char = this.text[this.position] ?? '';
    if (!SIGNS.test(char)) return null;
    this.position++;
    if (SPACE.test(this.text[this.position] ?? ' ')) return 'idle';
    return char === '+' || char === '＋' ? '+' : '-';
  }

  /** `=`, when something stands behind it. */
  takeExact(): boolean {
    if (this.text[this.position] !== '=' || /^(?:\s|$)/u.test(this.text.slice(this.position + 1, this.position + 2)))
      return false;
    this.position++;
    return true;
  }

  /** What stands in quotes. An open quote runs to the end. */
  takeQuoted(): { text: string; closed: boolean } | null {
    const closing = QUOTES[this.text[this.position] ?? ''];
    if (closing === undefined) return null;
    const start = this.position + 1;
    let end = start;
    while (end < this.text.length && !closing.includes(this.text[end] ?? '')) end++;
    this.position = Math.min(this.text.length, end + 1);
    return { text: this.text.slice(start, end), closed: end < this.text.length };
  }

  /** `~8` right here; at least 1. */
  takeDistance(most: number): number | null {
    const found = /^~(\d*)/.exec(this.text.slice(this.position));
    if (!found) return null;
    this.position += found[0].length;
    return Math.min(most, Math.max(1, Number(found[1] || 1)));
  }

  /** Everything up to a space, a bracket, a bar or a quote; at least one character. */
  takeRun(): string {
    const start = this.position;
    while (this.position < this.text.length && (this.position === start || !ENDS.test(this.text[this.position] ?? '')))
      this.position++;
    return this.text.slice(start, this.position);
  }

  private atWord(word: string): boolean {
    const end = this.position + word.length;
    return this.text.startsWith(word, this.position) && (end >= this.text.length || ENDS.test(this.text[end] ?? ''));
  }

  private skip(): void {
    while (this.position < this.text.length && SPACE.test(this.text[this.position] ?? '')) this.position++;
  }
}

const SPACE = /[\s،؛]/u;
const SIGNS = /[-－+＋]/;
/** Each opening quote with all that close it. */
const QUOTES: Readonly<Record<string, string>> = {
  '"': '"”“',
  '“': '”"',
  '”': '”"',
  '„': '“”"',
  '«': '»"',
  '»': '«"',
  '「': '」',
  '﹁': '﹂',
  '＂': '＂"',
};
const ENDS = /[\s،؛()（）|"“”„«»「」﹁﹂＂]/u;
