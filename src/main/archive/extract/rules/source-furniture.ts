import { blockText } from '../../../../shared/block-text.ts';
import type { Block } from '../../../../shared/contract/shapes/block.ts';
import { sameText } from './same-text.ts';

/** Lines that other pages of the same source have too: its own, not the article's. Learned from what an archive holds, whatever the language or the words. */
export const sourceFurniture = { id: 'source-furniture', in: furnitureIn };

/** What was read of one page. */
export interface PageLines {
  readonly blocks: readonly Block[];
  readonly removed: readonly { readonly rule: string; readonly text: string }[];
}

/** The indexes of the blocks that are furniture, judged by other articles of the source. */
function furnitureIn(blocks: readonly Block[], others: readonly PageLines[]): Set<number> {
  const lines = blocks.map((block) => (MAY_BE.has(block.type) && !isStandfirst(block) ? lineOf(block) : ''));
  const own = new Set(lines.filter((line) => line !== ''));
  const pages = others.map(linesOf).filter((page) => !isVersion(own, page));
  const least = Math.max(LEAST, Math.ceil(pages.length * SHARE));
  const pagesWith = (line: string): number => pages.filter((page) => page.has(line)).length;
  const often = new Set(
    [...own].filter((line) => line.length >= MIN_LINE && line.length <= MAX_LINE && pagesWith(line) >= least),
  );
  const found = new Set<number>();
  lines.forEach((line, index) => {
    if (often.has(line)) found.add(index);
  });
  // “What happened” stands over other words each time: a heading goes only with what it stands over.
  for (let index = blocks.length - 1; index >= 0; index--)
    if (blocks[index]?.type === 'heading' && index + 1 < blocks.length && !found.has(index + 1)) found.delete(index);
  const lengthAt = (indexes: Iterable<number>): number => [...indexes].reduce((sum, index) => sum + lengthOf(blocks[index]), 0);
  // Where the lines of others are most of the text, the text is what they have in common.
  return lengthAt(found) <= lengthAt(blocks.keys()) * MOST ? found : new Set();
}

const MAY_BE = new Set<Block['type']>(['paragraph', 'heading', 'list', 'quote']);
/** So many other pages, and so much of all that were looked at. */
const LEAST = 4;
const SHARE = 0.3;
/** Shorter lines, such as names before answers, come again by chance; longer ones are what the source reports. */
const MIN_LINE = 12;
const MAX_LINE = 600;
const MOST = 0.3;

const isStandfirst = (block: Block): boolean => block.type === 'paragraph' && block.role === 'standfirst';
const lineOf = (block: Block): string => sameText(blockText(block));
const lengthOf = (block: Block | undefined): number => (block === undefined ? 0 : blockText(block).length);

/** What was called furniture there counts on, though it is no longer in the text. */
const linesOf = ({ blocks, removed }: PageLines): Set<string> =>
  new Set([
    ...blocks.map(lineOf),
    ...removed.filter(({ rule }) => rule === sourceFurniture.id).map(({ text }) => sameText(text)),
  ]);

/** Whether a page is this article once more: another capture of it, or an update. */
function isVersion(own: ReadonlySet<string>, page: ReadonlySet<string>): boolean {
  const shared = [...own].filter((line) => page.has(line)).length;
  return shared * 2 > own.size;
}
