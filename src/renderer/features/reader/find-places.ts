import { blockText } from '../../../shared/block-text.ts';
import type { Block } from '../../../shared/contract/shapes/block.ts';
import type { BlockPlaces } from './ranges.ts';

export interface FindOptions {
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
}

/** Where a text stands in an article, block by block: letter for letter, upper and lower case alike unless asked. */
export function findPlaces(blocks: readonly Block[], wanted: string, { matchCase, wholeWord }: FindOptions): BlockPlaces[] {
  if (wanted === '') return [];
  const literal = wanted.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  const pattern = new RegExp(wholeWord ? `(?<![\\p{L}\\p{N}_])${literal}(?![\\p{L}\\p{N}_])` : literal, matchCase ? 'gu' : 'giu');
  return blocks.flatMap((block, nth) => {
    const hits = [...blockText(block).matchAll(pattern)].map((match) => [match.index, match.index + match[0].length] as const);
    return hits.length > 0 ? [{ block: nth, hits }] : [];
  });
}
