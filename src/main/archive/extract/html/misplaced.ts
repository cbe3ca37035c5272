import { blockText } from '../../../../shared/block-text.ts';
import { advertisement } from '../rules/advertisement.ts';
import { caption } from '../rules/caption.ts';
import { comments } from '../rules/comments.ts';
import { pageHeader } from '../rules/page-header.ts';
import { payOffer } from '../rules/pay-offer.ts';
import { relatedLinks } from '../rules/related-links.ts';
import { sidebar } from '../rules/sidebar.ts';
import type { PageTexts } from './ordinals.ts';
import type { Place } from './places.ts';
import type { PageBlock } from './tree-blocks.ts';

/** Blocks that stand in a part of the page that its maker named as no article: block index and the rule the name speaks of. A part that holds a good share of the text is the article, whatever it is called. */
export function misplaced(blocks: readonly PageBlock[], { texts }: PageTexts): Map<number, string> {
  const placeOf = new Map<number, Place>();
  for (const { ordinal, place } of texts) if (!placeOf.has(ordinal)) placeOf.set(ordinal, place);
  const homes = blocks.map(
    ({ ordinals }) => ordinals.map((each) => placeOf.get(each)).find((each) => each !== undefined) ?? null,
  );
  const lengths = lengthsWithin(blocks, homes);
  const most = blocks.reduce((sum, { block }) => sum + blockText(block).length, 0) * MAX_SHARE;
  const lead = blocks.findIndex(({ block }) => block.type === 'paragraph' && block.text.length >= LEAD_LENGTH);
  const found = new Map<number, string>();
  for (const [index, { block }] of blocks.entries()) {
    // A picture keeps its caption.
    if (block.type === 'figure') continue;
    let rule: string | null = null;
    for (let place = homes[index] ?? null; place !== null; place = place.parent)
      if (place.rule !== null && (lengths.get(place) ?? 0) <= most && speaksOf(place.rule.id, blocks, index, lead))
        rule = place.rule.id;
    if (rule !== null) found.set(index, rule);
  }
  return found;
}

/** The article's part of the page is seldom called less than this share of it. */
const MAX_SHARE = 0.3;
const LEAD_LENGTH = 80;
/** A line of a page's head: longer ones are summaries. */
const MAX_HEAD_LINE = 60;

/** Names that makers of pages also give to what belongs to the article: paid-for articles, factboxes, the letter that is discussed. */
const VAGUE = new Set([payOffer.id, sidebar.id, advertisement.id, comments.id]);

function speaksOf(rule: string, blocks: readonly PageBlock[], index: number, lead: number): boolean {
  if (VAGUE.has(rule)) return false;
  // `teaser` is also the summary over an article.
  if (rule === relatedLinks.id || rule === caption.id) return index !== lead;
  if (rule !== pageHeader.id) return true;
  const block = blocks[index]?.block;
  return index < lead && (block?.type === 'list' || (block?.type === 'paragraph' && block.text.length < MAX_HEAD_LINE));
}

/** How long the blocks in each place are together. */
function lengthsWithin(blocks: readonly PageBlock[], homes: readonly (Place | null)[]): Map<Place, number> {
  const lengths = new Map<Place, number>();
  for (const [index, { block }] of blocks.entries()) {
    const { length } = blockText(block);
    for (let place = homes[index] ?? null; place !== null; place = place.parent)
      lengths.set(place, (lengths.get(place) ?? 0) + length);
  }
  return lengths;
}
