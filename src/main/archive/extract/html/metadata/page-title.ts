import { likeness, sameText } from '../../rules/same-text.ts';
import { type PageDocument, type PageElement, textOf } from '../dom.ts';
import type { LinkedData } from './json-ld.ts';
import type { MetaTags } from './meta-tags.ts';

/** The article's title without the site's name; null when the page has none. */
export function pageTitleOf(
  document: PageDocument,
  linked: LinkedData | null,
  meta: MetaTags,
  siteName: string | null,
): string | null {
  const declared = meta.first('og:title', 'twitter:title', 'dc.title', 'dcterms.title', 'parsely-title', 'sailthru.title');
  const named = textOf(document.querySelector('title')) || null;
  const headings = [...document.querySelectorAll('h1')]
    .map((h1) => visibleText(h1))
    .filter((text) => text !== '' && text.length <= MAX_LENGTH);
  const claims = [linked?.headline ?? null, declared, named].filter((claim) => claim !== null);
  // What a reader sees as the title, if anything else in the page agrees that it is one.
  const seen = headings.find((heading) => claims.some((claim) => agrees(heading, claim)));
  if (seen !== undefined) return withoutKicker(seen, claims);
  const claim = claims[0];
  if (claim !== undefined) return decoded(withoutSite(claim, siteName, claims)).slice(0, MAX_LENGTH);
  return headings.length === 1 ? (headings[0] ?? null) : null;
}

const MAX_LENGTH = 400;

/** Whether a heading is the title a claim speaks of: most of its words, and not just the site's name in the claim's tail. */
function agrees(heading: string, claim: string): boolean {
  const [h, c] = [sameText(heading), sameText(claim)];
  if (h === '' || c === '') return false;
  return c === h || (c.startsWith(h) && h.length * 3 > c.length) || likeness(heading, claim) >= 0.7;
}

/** Without soft hyphens and the like, which only break lines. */
const visibleText = (element: PageElement): string => textOf(element).replace(/[\u00ad\u200b\u2060\ufeff]/g, '');

/** A heading often holds the line above the title too: where a claim is its tail, the claim is the title. */
function withoutKicker(heading: string, claims: readonly string[]): string {
  const folded = sameText(heading);
  const tail = claims.find(
    (claim) => claim.length < heading.length && folded.endsWith(` ${sameText(claim)}`) && claim.split(/\s+/).length >= 3,
  );
  return tail ?? heading;
}

const SEPARATOR = /\s+[|–—·•»:‹›«~]\s+|\s+-+\s+|\s+\/\/?\s+|\s*\|\s*/;

/** Drops what stands behind or before a separator when it is the site's name, or when the rest is long enough to be the title alone. */
function withoutSite(claim: string, siteName: string | null, claims: readonly string[]): string {
  const parts = claim.split(SEPARATOR);
  if (parts.length < 2) return claim;
  const site = sameText(siteName ?? '');
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  const head = claim.slice(0, claim.lastIndexOf(last)).replace(/[\s|–—·•»:‹›«~/-]+$/, '');
  if (site !== '' && isSite(last, site)) return head;
  if (site !== '' && isSite(first, site)) return claim.slice(first.length).replace(/^[\s|–—·•»:‹›«~/-]+/, '');
  if (claims.some((other) => other !== claim && sameText(other) === sameText(head))) return head;
  // Unknown tails: two words behind a bar are a site, behind a dash perhaps half of the title.
  return /[|»]/.test(claim.slice(head.length)) && head.split(' ').length >= 3 ? head : claim;
}

const isSite = (part: string, site: string): boolean => {
  const folded = sameText(part);
  return (
    folded !== '' &&
    (folded === site ||
      folded.replaceAll(' ', '') === site.replaceAll(' ', '') ||
      site.startsWith(folded) ||
      folded.startsWith(site))
  );
};

/** Titles escaped twice. */
const decoded = (text: string): string => text.replace(/&(amp|quot|#0?39|lt|gt);/g, (_, name: string) => ENTITIES[name] ?? '');
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', quot: '"', '#39': "'", '#039': "'", lt: '<', gt: '>' };
