import { forPhrases, NOTHING, type Rule, whole } from './rule.ts';

/** That the site earns by the links or the products of the article. */
export const affiliateNotice: Rule = {
  id: 'affiliate-notice',
  cuts: (text) => (text.length <= MAX_LENGTH && NOTICES.some((notice) => notice.test(forPhrases(text))) ? whole(text) : NOTHING),
};

const MAX_LENGTH = 500;
const NOTICES: readonly RegExp[] = [
  /\b(?:may|might|will|can) (?:earn|receive|get) (?:us )?(?:an? |some )?(?:small )?(?:affiliate )?commissions?\b/i,
  /^(?:.{0,40}\b)?(?:this (?:post|article|page|site|story)|we)\b.{0,60}\baffiliate (?:and\/or referral )?links?\b/i,
  /^(?:ftc|disclosure|disclaimer)\s?:.{0,80}\b(?:affiliate|commission|sponsored)\b/i,
  /\baffiliate[- ]links?\b.{0,200}\b(?:provision|kommission)\b|\b(?:provision|kommission)\b.{0,200}\baffiliate[- ]links?\b/i,
  /\berhält\b.{0,60}\b(?:eine )?provision\b/i,
];
