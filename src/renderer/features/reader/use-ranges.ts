import { type RefObject, useLayoutEffect, useState } from 'react';
import { type BlockPlaces, rangesIn, rangesOf } from './ranges.ts';

const NONE: readonly Range[] = [];

/** Places in an article: offsets into its title and its blocks. */
export interface Places {
  readonly title: readonly (readonly [number, number])[];
  readonly blocks: readonly BlockPlaces[];
}

/** The DOM ranges of places in what is shown, made anew when the text or the way of showing it changes. */
export function useRanges(
  root: RefObject<HTMLElement | null>,
  places: Places | null,
  article: unknown,
  mode: string,
): readonly Range[] {
  const [ranges, setRanges] = useState(NONE);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the article and the mode decide what is in the document
  useLayoutEffect(() => {
    const box = root.current;
    if (!box || !places || !article) {
      setRanges(NONE);
      return;
    }
    const title = box.querySelector('[data-article-title]');
    setRanges([...(title ? rangesIn(title, places.title) : []), ...rangesOf(box, places.blocks)]);
  }, [root, places, article, mode]);
  return ranges;
}
