import type { Block } from './contract/shapes/block.ts';

/** The plain text of one block: items of a list, and caption and cells of a table or caption and credit of a figure, joined by a line break. A rule has none. */
export function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'quote':
    case 'code':
    case 'embed':
    case 'footnote':
      return block.text;
    case 'list':
      return block.items.map((item) => item.text).join('\n');
    case 'table':
      return present([block.caption, ...block.rows.flat()]);
    case 'figure':
      return present([block.caption, block.credit]);
    case 'rule':
      return '';
  }
}

/** The text of an article: its blocks separated by one blank line; a block without text contributes nothing. */
export function blocksToText(blocks: readonly Block[]): string {
  return blocks
    .map(blockText)
    .filter((text) => text !== '')
    .join(SEPARATOR);
}

/** Where each block's text begins in `blocksToText` of the same blocks; for a block without text, where the next one's begins. */
export function blockOffsets(blocks: readonly Block[]): number[] {
  let end = 0;
  return blocks.map((block) => {
    const start = end === 0 ? 0 : end + SEPARATOR.length;
    const { length } = blockText(block);
    if (length > 0) end = start + length;
    return start;
  });
}

const SEPARATOR = '\n\n';

/** Parts that are there. Empty cells count: dropping them would shift the ones behind. */
const present = (parts: readonly (string | undefined)[]): string => parts.filter((part) => part !== undefined).join('\n');
