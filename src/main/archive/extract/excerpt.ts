import type { Block } from '../../../shared/contract/shapes/block.ts';

/** The standfirst, else the first paragraph, else what the source says of itself: cut at a sentence or word to at most 300 characters. */
export function excerptOf(blocks: readonly Block[], description: string | null): string {
  const texts = blocks.filter((block) => block.type === 'paragraph');
  const text = texts.find((block) => block.role === 'standfirst')?.text ?? texts[0]?.text ?? description ?? '';
  return cut(text.replace(/\s+/g, ' ').trim());
}

const MAX = 300;
/** A sentence shorter than this would be a poor excerpt: better a cut one. */
const MIN_SENTENCE = 80;

function cut(text: string): string {
  if (text.length <= MAX) return text;
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(text.slice(0, MAX + 1))) {
    if (index + segment.trimEnd().length > MAX || index + segment.length === MAX + 1) break;
    end = index + segment.trimEnd().length;
  }
  if (end >= MIN_SENTENCE) return text.slice(0, end);
  const room = text.slice(0, MAX - 1);
  const word = room.replace(/\s+\S*$/, '');
  // Scripts without blanks have no word to cut at; a surrogate pair is never cut.
  return `${(word.length > MAX / 2 ? word : room).replace(/[\ud800-\udbff]$/, '').replace(/[\s,;:–—-]+$/, '')}…`;
}
