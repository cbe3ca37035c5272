import { likeness, sameText } from '../../rules/same-text.ts';
import { type PageDocument, textOf } from '../dom.ts';
import { withoutEntities } from './entities.ts';
import { type Heading, headingsOf } from './headings.ts';
import type { LinkedData } from './json-ld.ts';
import type { MetaTags } from './meta-tags.ts';
import { isSiteName, partsOf, siteNamesOf, withoutSite } from './site-names.ts';

/** The article's title without the site's name; null when the page has none. What a reader sees as the title comes before what the page tells machines. */
export function pageTitleOf(
  document: PageDocument,
  url: string | null,
  linked: LinkedData | null,
  meta: MetaTags,
  siteName: string | null,
): string | null {
  const named = textOf(document.querySelector('title')) || null;
  const declared = [
    linked?.headline,
    meta.first('og:title'),
    meta.first('twitter:title'),
    meta.first('dc.title', 'dcterms.title', 'parsely-title', 'sailthru.title', 'citation_title'),
    named,
  ].flatMap((claim) => (claim === null || claim === undefined || sameText(claim) === '' ? [] : [withoutEntities(claim)]));
  const all = headingsOf(document, url);
  const sites = siteNamesOf(
    url,
    [siteName, ...all.filter(({ isSite }) => isSite).map(({ text }) => text)].filter((name) => name !== null),
    declared,
  );
  const claims = [...new Set(declared.map((claim) => withoutSite(claim, sites, declared)))].filter(
    (claim) => !isSiteName(claim, sites),
  );
  const isTitle = ({ text }: Heading): boolean => declared.some((claim) => sameText(claim) === sameText(text));
  const headings = all.filter((heading) => !heading.isSite && (!isSiteName(heading.text, sites) || isTitle(heading)));
  const seen = seenTitle(headings, claims, declared);
  const found =
    (seen === null ? null : asClaimed(seen, claims, declared, linked?.headline ?? null)) ??
    claims[0] ??
    declared[0] ??
    headings[0]?.text ??
    null;
  return found?.slice(0, MAX_LENGTH) ?? null;
}

const MAX_LENGTH = 400;

/** The heading that is the title: one that the page also tells machines of, else the only one of its rank. */
function seenTitle(headings: readonly Heading[], claims: readonly string[], declared: readonly string[]): string | null {
  const first = headings.filter(({ level }) => level === 1);
  const agreed = first.find(({ text }) => claims.some((claim) => agrees(text, claim)));
  if (agreed !== undefined) return withoutKicker(agreed.text, claims);
  const parts = [...new Set([...claims, ...declared.flatMap((claim) => partsOf(claim))].map(sameText))];
  const lower = parts
    .map((part) => headings.find(({ text }) => sameText(text) === part && isTelling(text)))
    .find((heading) => heading !== undefined);
  if (lower !== undefined) return lower.text;
  const main = first.find(({ isMain }) => isMain) ?? (first.length === 1 ? first[0] : undefined);
  return main !== undefined && isTelling(main.text) ? main.text : null;
}

/** What a reader sees, or what all claims say where the heading is but a part of that: the line above it, `Strike at the pier: What now?`, or only that line. */
function asClaimed(seen: string, claims: readonly string[], declared: readonly string[], headline: string | null): string {
  const [claim] = claims;
  const below = claim === undefined ? null : secondLine(seen, claim);
  if (below !== null) return below;
  if (claim === undefined || declared.length < 2 || new Set(claims.map(sameText)).size > 1) return seen;
  const [first = '', ...rest] = claim.split(SEAM);
  const [shown, kicker] = [sameText(seen), sameText(first)];
  const isTold = kicker.includes(' ') || sameText(headline ?? '').startsWith(kicker);
  const isPart = rest.length > 0 && (kicker === shown || (isTold && sameText(rest.join(' ')) === shown));
  return isPart || LABEL.test(seen) ? claim : seen;
}

/** The title in a heading that holds the line above it too, with nothing between where a claim has a colon or a dash; null when it does not. */
function secondLine(seen: string, claim: string): string | null {
  const [mark] = /:\s+|\s+[–—-]\s+/u.exec(claim) ?? [];
  if (mark === undefined) return null;
  const at = claim.indexOf(mark);
  const [above, title] = [claim.slice(0, at), claim.slice(at + mark.length)];
  return seen === `${above} ${title}` && title.split(' ').length > 2 ? title : null;
}

const SEAM = /(?<=\S):\s+/u;
/** `Culture :` */
const LABEL = /^\S+\s?:$/u;

/** A label such as `News` names a part of the site. */
const isTelling = (text: string): boolean => text.split(/\s+/).length > 1 || text.length > 10;

/** Whether a heading is the title a claim speaks of: most of its words, and not just the site's name in the claim's tail. */
function agrees(heading: string, claim: string): boolean {
  const [h, c] = [sameText(heading), sameText(claim)];
  if (h === '' || c === '') return false;
  return c === h || (c.startsWith(`${h} `) && h.length * 3 > c.length) || likeness(heading, claim) >= 0.7;
}

/** A heading may hold the line above the title too, with nothing between: where a claim is its tail, the claim is the title. */
function withoutKicker(heading: string, claims: readonly string[]): string {
  const folded = sameText(heading);
  if (claims.some((claim) => sameText(claim) === folded && !/[|│]/u.test(claim))) return heading;
  const tail = claims.find((claim) => {
    const at = heading.length - claim.length;
    return (
      at > 0 &&
      claim.split(/\s+/).length >= 3 &&
      heading.endsWith(claim) &&
      !/[\p{L}\p{N}!?"”»’'][:"”»]\s*$|[–—/-]\s*$/u.test(heading.slice(0, at))
    );
  });
  return tail ?? heading;
}
