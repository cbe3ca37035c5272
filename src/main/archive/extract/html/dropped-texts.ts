import type { Removed } from '../../../../shared/contract/shapes/block.ts';
import { PHRASE_RULES } from '../rules/all-rules.ts';
import type { PageText } from './ordinals.ts';
import type { PageBlock } from './tree-blocks.ts';

/** The ledger of what the page had between the article's first and last block and the article has not, in the order of the page. `accounted` are texts the ledger has by another rule. */
export function droppedTexts(
  texts: readonly PageText[],
  blocks: readonly PageBlock[],
  accounted: ReadonlySet<number>,
): Removed[] {
  const blockOf = new Map<number, number>();
  blocks.forEach(({ ordinals }, index) => {
    for (const ordinal of ordinals) blockOf.set(ordinal, index);
  });
  const kept = [...blockOf.keys()].sort((a, b) => a - b);
  const [first, last] = [kept[0], kept.at(-1)];
  if (first === undefined || last === undefined) return [];
  const removed: Removed[] = [];
  let at = 0;
  for (const { ordinal, text, place } of texts) {
    const block = blockOf.get(ordinal);
    if (block !== undefined) at = Math.max(at, block + 1);
    else if (ordinal > first && ordinal < last && !accounted.has(ordinal) && removed.length < MAX_ENTRIES) {
      removed.push({ rule: ruleOf(text, place), text: text.slice(0, MAX_TEXT), where: wherePage(at), at });
    }
  }
  return removed;
}

/** A place in a page, in words. */
export const wherePage = (at: number): string => (at === 0 ? 'before the first block' : `after block ${at}`);

const MAX_ENTRIES = 300;
const MAX_TEXT = 2000;

/** Why, as far as the words or the place's own names tell. */
function ruleOf(text: string, place: string): string {
  const said = PHRASE_RULES.find((rule) => rule.cuts(text, { title: null, counts: NONE }).length > 0);
  return said?.id ?? PLACES.find(([, names]) => names.test(place))?.[0] ?? 'not-article';
}

const NONE: ReadonlyMap<string, number> = new Map();
const PLACES: readonly (readonly [string, RegExp])[] = [
  ['cookie-notice', /cookie|consent|gdpr|cmp-/i],
  ['newsletter', /newsletter|subscri|signup|sign-up/i],
  ['share-bar', /share|sharing|social/i],
  ['advertisement', /(?:^|[\s_-])(?:ad|ads|advert\w*|sponsor\w*|promo\w*|banner)(?:[\s_-]|$)/i],
  ['read-more', /related|recommend|more-|read-?more|teaser|outbrain|taboola|trending|popular/i],
  ['comments', /comment|disqus|discussion/i],
  ['navigation', /(?:^|[\s_-])(?:nav|navigation|menu|breadcrumbs?|pagination|toolbar|footer|header)(?:[\s_-]|$)/i],
  ['byline', /byline|author|dateline|timestamp|published|meta(?:data)?(?:[\s_-]|$)/i],
  ['caption', /caption|credit/i],
];
