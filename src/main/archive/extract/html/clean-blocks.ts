import { blockText } from '../../../../shared/block-text.ts';
import type { Block } from '../../../../shared/contract/shapes/block.ts';
import { PHRASE_RULES, REPEAT_RULES } from '../rules/all-rules.ts';
import type { Head } from '../rules/head-rule.ts';
import { newsletter } from '../rules/newsletter.ts';
import { payOffer } from '../rules/pay-offer.ts';
import { relatedLinks } from '../rules/related-links.ts';
import type { Rule, RulePage } from '../rules/rule.ts';
import { sameText } from '../rules/same-text.ts';
import { besideGivenBody } from './given-body.ts';
import { headLines } from './head-lines.ts';
import { leadsAway, listsUnderCalls } from './leads-away.ts';
import { misplaced } from './misplaced.ts';
import type { PageTexts } from './ordinals.ts';
import type { PageBlock } from './tree-blocks.ts';

/** A block that stood in the article and is none of it: by which rule, and before which of the blocks that stay. */
export interface CleanedBlock extends PageBlock {
  readonly rule: string;
  readonly at: number;
}

/** Tells the blocks that are the article from those that only stood in it: by their words, by saying again what was said, or by saying what the metadata say already. */
export function cleanBlocks(
  found: readonly PageBlock[],
  head: Head & { readonly title: string | null },
  standfirsts: ReadonlySet<string>,
  texts: PageTexts,
  body: string | null,
): { blocks: PageBlock[]; cleaned: CleanedBlock[] } {
  const bare = found.map(({ block }) => block);
  const captions = new Set(
    bare
      .flatMap((block) => (block.type === 'figure' ? [block.caption, block.image?.alt] : []))
      .map((text) => sameText(text ?? '')),
  );
  const page: RulePage = { title: head.title, counts: counted(bare) };
  const links = listsUnderCalls(bare);
  const rules = bare.map((block, index) => {
    const text = blockText(block);
    return links.has(index) ? relatedLinks.id : text === '' ? null : ruleFor(block, text, page, captions);
  });
  for (const [index, rule] of [...misplaced(found, texts), ...leadsAway(bare), ...besideGivenBody(found, body)])
    rules[index] ??= rule;
  bare.forEach((block, index) => {
    const above = rules[index - 1];
    if (block.type === 'list' && rules[index] === null && above != null && OFFERS.has(above)) rules[index] = above;
  });
  for (const [index, rule] of headLines(bare, rules, head, standfirsts)) rules[index] = rule;
  const blocks: PageBlock[] = [];
  const cleaned: CleanedBlock[] = [];
  found.forEach((each, index) => {
    const rule = rules[index] ?? null;
    if (rule === null) blocks.push(each);
    else cleaned.push({ ...each, rule, at: blocks.length });
  });
  return { blocks, cleaned };
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
/** What these call for, a list says more of. */
const OFFERS = new Set([payOffer.id, newsletter.id]);

function counted(blocks: readonly Block[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const block of blocks) {
    if (block.type !== 'paragraph' && block.type !== 'heading') continue;
    const folded = sameText(block.text);
    counts.set(folded, (counts.get(folded) ?? 0) + 1);
  }
  return counts;
}
