import type { Block } from './contract/shapes/block.ts';
import { type Edit, editedText } from './edited-text.ts';

/** A block with edits made in each of its texts, captions, cells and descriptions among them. Code is as it was written. */
export function editedBlock(block: Block, editsOf: (text: string) => readonly Edit[]): Block {
  const plain = (text: string): string => editedText({ text }, editsOf(text)).text;
  switch (block.type) {
    case 'rule':
    case 'code':
      return block;
    case 'list':
      return { ...block, items: block.items.map((item) => editedText(item, editsOf(item.text))) };
    case 'table':
      return {
        ...block,
        rows: block.rows.map((row) => row.map(plain)),
        ...(block.caption === undefined ? {} : { caption: plain(block.caption) }),
      };
    case 'figure':
      return {
        ...block,
        ...(block.image?.alt === undefined ? {} : { image: { ...block.image, alt: plain(block.image.alt) } }),
        ...(block.caption === undefined ? {} : { caption: plain(block.caption) }),
        ...(block.credit === undefined ? {} : { credit: plain(block.credit) }),
      };
    case 'embed':
      return { ...editedText(block, editsOf(block.text)), ...(block.title === undefined ? {} : { title: plain(block.title) }) };
    default:
      return editedText(block, editsOf(block.text));
  }
}
