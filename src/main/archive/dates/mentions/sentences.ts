/** A stretch of text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The sentence around an offset; a heading is no part of the sentence below it. Every sentence is one object, so that what is known of it can be kept. */
export function sentencesOf(text: string, lang: string | null): (offset: number) => Stretch {
  const segmenter = new Intl.Segmenter(lang ?? 'en', { granularity: 'sentence' });
  const paragraphs = new Map<number, readonly Stretch[]>();
  let line: Stretch = { start: 0, end: -1 };
  return (offset) => {
    if (offset < line.start || offset > line.end) line = lineAround(text, offset);
    const { start } = line;
    const known = paragraphs.get(start);
    const sentences = known ?? sentencesIn(text, line, segmenter);
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

function lineAround(text: string, offset: number): Stretch {
  const end = text.indexOf('\n', offset);
  return { start: text.lastIndexOf('\n', offset - 1) + 1, end: end < 0 ? text.length : end };
}

function sentencesIn(text: string, { start, end }: Stretch, segmenter: Intl.Segmenter): Stretch[] {
  const sentences: Stretch[] = [];
  let isOpen = false;
  for (const { index, segment } of segmenter.segment(text.slice(start, end))) {
    const words = segment.trimEnd();
    const from = isOpen ? (sentences.pop()?.start ?? start) : start + index;
    sentences.push({ start: from, end: start + index + words.length });
    // `am 3. | März`: the point behind a day ends no sentence.
    isOpen = /(?<!\d)\d{1,2}\.$/.test(words);
  }
  return sentences;
}
