import { blockText } from '../../../../shared/block-text.ts';
import type { Block, Removed } from '../../../../shared/contract/shapes/block.ts';
import { PHRASE_RULES, REPEAT_RULES } from '../rules/all-rules.ts';
import type { Rule, RulePage } from '../rules/rule.ts';
import { sameText } from '../rules/same-text.ts';
import { wherePage } from './dropped-texts.ts';

/** The blocks that are the article, and the ledger of those that only stood in it: told by their words, or by saying again what was said. */
export function cleanBlocks(blocks: readonly Block[], title: string | null): { kept: number[]; removed: Removed[] } {
  const captions = new Set(
    blocks
      .flatMap((block) => (block.type === 'figure' ? [block.caption, block.image?.alt] : []))
      .map((text) => sameText(text ?? '')),
  );
  const page: RulePage = { title, counts: counted(blocks) };
  const kept: number[] = [];
  const removed: Removed[] = [];
  const links = linkLists(blocks);
  blocks.forEach((block, index) => {
    const text = blockText(block);
    const rule = links.has(index) ? 'read-more' : text === '' ? null : ruleFor(block, text, page, captions);
    if (rule === null) kept.push(index);
    else removed.push({ rule, text, where: wherePage(kept.length), at: kept.length });
  });
  return { kept, removed };
}

function ruleFor(block: Block, text: string, page: RulePage, captions: ReadonlySet<string>): string | null {
  if (block.type !== 'paragraph' && block.type !== 'heading' && block.type !== 'list') return null;
  const rules: readonly Rule[] = block.type === 'list' ? PHRASE_RULES : [...PHRASE_RULES, ...REPEAT_RULES];
  const found = rules.find((rule) => rule.cuts(text, page).some((cut) => cut.start === 0 && cut.end === text.length));
  if (found !== undefined) return found.id;
  return block.type === 'paragraph' && text.length <= MAX_CAPTION && captions.has(sameText(text)) && sameText(text) !== ''
    ? 'repeated-caption'
    : null;
}

const MAX_CAPTION = 300;

function counted(blocks: readonly Block[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const block of blocks) {
    if (block.type !== 'paragraph' && block.type !== 'heading') continue;
    const folded = sameText(block.text);
    counts.set(folded, (counts.get(folded) ?? 0) + 1);
  }
  return counts;
}

/** Lists that a “read more” stands over and that lead away with every item. */
function linkLists(blocks: readonly Block[]): Set<number> {
  const found = new Set<number>();
  const readMore = PHRASE_RULES.find((rule) => rule.id === 'read-more');
  blocks.forEach((block, index) => {
    const above = blocks[index - 1];
    if (block.type !== 'list' || above === undefined || (above.type !== 'heading' && above.type !== 'paragraph')) return;
    const leads = block.items.every((item) =>
      item.spans?.some((span) => span.kind === 'link' && span.end - span.start >= item.text.length * 0.8),
    );
    if (leads && (readMore?.cuts(above.text, { title: null, counts: new Map() }).length ?? 0) > 0) found.add(index);
  });
  return found;
}
