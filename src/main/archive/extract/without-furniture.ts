import { blocksToText, blockText } from '../../../shared/block-text.ts';
import type { Removed } from '../../../shared/contract/shapes/block.ts';
import type { Reading } from '../seams.ts';
import { excerptOf } from './excerpt.ts';
import { type PageLines, sourceFurniture } from './rules/source-furniture.ts';
import { countWords } from './words.ts';

/** A reading copy without the lines that other articles of its source have too; each is in the ledger and can be put back. */
export function withoutFurniture(reading: Reading, others: readonly PageLines[]): Reading {
  const furniture = sourceFurniture.in(reading.blocks, others);
  if (furniture.size === 0) return reading;
  const blocks = reading.blocks.filter((_block, index) => !furniture.has(index));
  const text = blocksToText(blocks);
  return {
    ...reading,
    blocks,
    removed: removedWith(reading, furniture),
    wordCount: countWords(text, reading.lang),
    excerpt: excerptOf(blocks, reading.excerpt),
  };
}

/** The ledger in order, its places counted anew. */
function removedWith({ blocks, removed }: Reading, furniture: ReadonlySet<number>): Removed[] {
  const left = (at: number): number => at - [...furniture].filter((index) => index < at).length;
  const gone = [...furniture].map((index): Removed & { readonly stood: number } => {
    const block = blocks[index];
    return {
      rule: sourceFurniture.id,
      text: block === undefined ? '' : blockText(block),
      where: `block ${index + 1}, as on other pages of this source`,
      at: left(index),
      stood: index,
    };
  });
  // What stood before a block comes before it.
  return [...removed.map((entry) => ({ ...entry, at: left(entry.at), stood: entry.at - 0.5 })), ...gone]
    .sort((a, b) => a.stood - b.stood)
    .map(({ stood: _stood, ...entry }) => entry);
}
