/** A stretch of text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The sentence around each offset, asked in rising order; a heading is no part of the sentence below it. Every sentence is one object, so that what is known of it can be kept. */
export function sentencesOf(text: string, lang: string | null): (offset: number) => Stretch {
  const segmenter = new Intl.Segmenter(lang ?? 'en', { granularity: 'sentence' });
  let paragraph: Stretch = { start: 0, end: -1 };
  let segments: Iterator<Intl.SegmentData> | null = null;
  let current: Stretch = { start: 0, end: 0 };
  return (offset) => {
    if (segments === null || offset > paragraph.end) {
      const start = text.lastIndexOf('\n', offset - 1) + 1;
      const to = text.indexOf('\n', offset);
      paragraph = { start, end: to < 0 ? text.length : to };
      segments = segmenter.segment(text.slice(paragraph.start, paragraph.end))[Symbol.iterator]();
      current = { start, end: start };
    }
    while (offset >= current.end) {
      const next = segments.next();
      if (next.done) return current.end > current.start ? current : paragraph;
      const start = paragraph.start + next.value.index;
      current = { start, end: start + next.value.segment.trimEnd().length };
      if (offset < start + next.value.segment.length) return current;
    }
    return current;
  };
}
