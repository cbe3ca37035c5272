/** A stretch of text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The sentence around an offset; a heading is no part of the sentence below it. Every sentence is one object, so that what is known of it can be kept. */
export function sentencesOf(text: string, lang: string | null): (offset: number) => Stretch {
  const segmenter = new Intl.Segmenter(lang ?? 'en', { granularity: 'sentence' });
  const paragraphs = new Map<number, readonly Stretch[]>();
  return (offset) => {
    const start = text.lastIndexOf('\n', offset - 1) + 1;
    const known = paragraphs.get(start);
    const sentences = known ?? sentencesIn(text, start, segmenter);
    if (known === undefined) paragraphs.set(start, sentences);
    let [low, high] = [0, sentences.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((sentences[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return sentences[low] ?? { start, end: start };
  };
}

function sentencesIn(text: string, start: number, segmenter: Intl.Segmenter): Stretch[] {
  const line = text.indexOf('\n', start);
  const paragraph = text.slice(start, line < 0 ? text.length : line);
  return Array.from(segmenter.segment(paragraph), ({ index, segment }) => ({
    start: start + index,
    end: start + index + segment.trimEnd().length,
  }));
}
