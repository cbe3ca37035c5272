import type { PageDocument, PageElement } from './dom.ts';
import { CANDIDATES, embedIn } from './embed-elements.ts';
import { isHidden } from './is-hidden.ts';
import { PlaceReader } from './places.ts';
import type { PageBlock } from './tree-blocks.ts';

/** Something of another site in a page: what it is, and the numbers (`ordinals.ts`) of the texts right before and after it. */
export interface PlacedEmbed {
  readonly block: PageBlock['block'];
  readonly before: number | null;
  readonly after: number | null;
}

/** The frames and players of a numbered page, in its order. Posts that came with their words are quotations: `postOf` reads them where they stand. */
export function embedsOf(document: PageDocument, baseUrl: string | null): PlacedEmbed[] {
  const found: { readonly block: PageBlock['block']; readonly before: number | null; after: number | null }[] = [];
  const reader = new PlaceReader();
  const seen = new Set<string>();
  let before: number | null = null;
  let waiting: (typeof found)[number][] = [];
  for (const element of document.querySelectorAll(`[data-pm], ${CANDIDATES}`)) {
    const ordinal = element.getAttribute('data-pm');
    if (ordinal !== null) {
      before = Number(ordinal);
      for (const each of waiting) each.after = before;
      waiting = [];
    }
    if (element.localName === 'blockquote') continue;
    const source = embedIn({ tag: element.localName, attribute: (name) => element.getAttribute(name) }, baseUrl);
    if (source === null || seen.has(source.url) || !isShown(element, reader)) continue;
    seen.add(source.url);
    const placed = { block: { type: 'embed' as const, ...source, text: '' }, before, after: null };
    found.push(placed);
    waiting.push(placed);
  }
  return found;
}

/** Whether it stands where readers see it, and in no part of the page that is something else throughout. */
function isShown(element: PageElement, reader: PlaceReader): boolean {
  for (let each: PageElement | null = element; each !== null; each = each.parentElement)
    if (isHidden(each) || reader.ruleOf(each)?.isWhole === true) return false;
  return true;
}

/** The blocks with the embeds that stand beside one of them, each in its place. */
export function withEmbeds(blocks: readonly PageBlock[], embeds: readonly PlacedEmbed[]): PageBlock[] {
  if (embeds.length === 0) return [...blocks];
  const blockOf = new Map<number, number>();
  const shown = new Set<string>();
  blocks.forEach(({ block, ordinals }, index) => {
    for (const ordinal of ordinals) blockOf.set(ordinal, index);
    if (block.type === 'embed') shown.add(block.url);
  });
  const at = new Map<number, PageBlock[]>();
  for (const { block, before, after } of embeds) {
    if (block.type !== 'embed' || shown.has(block.url)) continue;
    const above = before === null ? undefined : blockOf.get(before);
    const below = after === null ? undefined : blockOf.get(after);
    const place = above === undefined ? below : above + 1;
    if (place !== undefined) at.set(place, [...(at.get(place) ?? []), { block, ordinals: [] }]);
  }
  return [...blocks, null].flatMap((block, index) => [...(at.get(index) ?? []), ...(block === null ? [] : [block])]);
}
