/** Tells cheaply, by the short words that every sentence of a language needs, that a text is in a language that was met before. */
export class SpokenAlike {
  private readonly own = new Set<string>();
  private readonly other = new Set<string>();

  /** Takes up the words of a text whose language was told with care. */
  learn(text: string, isOwn: boolean): void {
    const words = isOwn ? this.own : this.other;
    for (const word of shortWords(text)) words.add(word);
  }

  /** Whether a text is plainly in the language of those that were learned as own. */
  isOwn(text: string): boolean {
    const words = shortWords(text);
    if (words.length < MIN_WORDS) return false;
    const share = (known: ReadonlySet<string>): number => words.filter((word) => known.has(word)).length / words.length;
    const own = share(this.own);
    return own >= PLAINLY && own >= share(this.other) + AHEAD;
  }
}

const MIN_WORDS = 6;
const PLAINLY = 0.4;
const AHEAD = 0.25;

const shortWords = (text: string): string[] =>
  (text.match(WORDS) ?? []).flatMap((word) => (word.length <= MAX_LENGTH ? [word.toLowerCase()] : []));
const WORDS = /[\p{L}\p{M}]+/gu;
const MAX_LENGTH = 4;
