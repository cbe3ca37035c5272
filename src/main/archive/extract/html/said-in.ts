import type { Block } from '../../../../shared/contract/shapes/block.ts';
import { sameText } from '../rules/same-text.ts';

/** What blocks say, for telling whether a text of the page is among it: whole, as a part that stands alone, or in the midst of a longer one. */
export class SaidIn {
  private readonly parts = new Map<string, number>();
  private readonly rows = new Set<string>();
  private tail: readonly string[] = [];

  constructor(blocks: readonly Block[]) {
    blocks.forEach((block, index) => {
      for (const part of partsOf(block)) this.add(sameText(part), index);
    });
  }

  /** The index of the block that says this folded text as one of its parts. */
  blockOf(folded: string): number | null {
    return this.parts.get(folded) ?? null;
  }

  has(folded: string): boolean {
    if (this.parts.has(folded)) return true;
    const words = folded.split(' ');
    if (words.length < ROW) return false;
    for (let at = 0; at + ROW <= words.length; at++) if (!this.rows.has(words.slice(at, at + ROW).join(' '))) return false;
    return true;
  }

  private add(folded: string, index: number): void {
    if (folded === '') return;
    if (!this.parts.has(folded)) this.parts.set(folded, index);
    // A page may have in one piece what is several blocks.
    const words = [...this.tail, ...folded.split(' ')];
    for (let at = 0; at + ROW <= words.length; at++) this.rows.add(words.slice(at, at + ROW).join(' '));
    this.tail = words.slice(-(ROW - 1));
  }
}

/** So many words in a row are hardly said twice by chance. */
const ROW = 4;

function partsOf(block: Block): string[] {
  const parts = (() => {
    switch (block.type) {
      case 'rule':
        return [];
      case 'list':
        return block.items.map((item) => item.text);
      case 'table':
        return [block.caption, ...block.rows.flat()];
      case 'figure':
        return [block.caption, block.credit];
      default:
        return [block.text, ...(block.text.includes('\n') ? block.text.split('\n') : [])];
    }
  })();
  return parts.filter((part) => part !== undefined);
}
