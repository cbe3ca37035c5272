import { sameText } from '../../rules/same-text.ts';
import { type PageDocument, textOf } from '../dom.ts';
import { isDesk, isPersonal, namesIn, unique } from './names.ts';
import type { PageMetadata } from './page-metadata.ts';
import { scriptAuthors } from './script-authors.ts';
import { isSiteName, siteNamesOf, withoutSite } from './site-names.ts';
import { visibleBylinesOf } from './visible-bylines.ts';
import { standsAside } from './visible-lines.ts';

/**
 * Who wrote the article, names apart, sources in the order they are trusted; empty when the page does not say. A person that any source names comes
 * before a desk that a better one names, and that before the site itself: unsigned pieces are signed by the paper.
 */
export function pageBylineOf(
  document: PageDocument,
  metadata: Pick<PageMetadata, 'linked' | 'meta' | 'siteName' | 'url' | 'shown'>,
): string[] {
  const { linked, meta, siteName, url } = metadata;
  const { lines, heading } = metadata.shown();
  const sites = siteNamesOf(
    url,
    [siteName, linked?.publisher ?? null].filter((name) => name !== null),
    [],
  );
  const marks = markedAuthors(document);
  const visible = visibleBylinesOf(lines, heading);
  const read = (texts: readonly string[]): string[] =>
    unique(texts.filter((text) => !ADDRESS.test(text)).flatMap((text) => namesIn(withoutSite(text, sites, []))));
  const declared = [
    linked?.authors ?? [],
    ...META.map((name) => meta.all(name).slice(0, MAX_NAMES)),
    labelled(meta.first('twitter:label1'), meta.first('twitter:data1')),
    marks.names,
    marks.cards,
  ].map(read);
  const seen = [visible.named, visible.led].map(read);
  const others = [marks.any, visible.beside, visible.far, scriptAuthors(document)].map(read);
  const isSite = (name: string): boolean => isOfSite(name, sites);
  const isPeople = (names: readonly string[]): boolean =>
    !isSite(names[0] ?? '') && names.some((name) => !isSite(name) && !isDesk(name));
  const confirmed = new Set(seen.flat().map(sameText));
  const all = [...declared, ...seen, ...others].filter((names) => names.length > 0);
  const found =
    declared.find((names) => isPeople(names) && names.some((name) => confirmed.has(sameText(name)))) ??
    all.find(isPeople) ??
    all.find((names) => names.some(isDesk)) ??
    all[0] ??
    [];
  const named = found.some((name) => !isSite(name)) ? found.filter((name) => !isSite(name)) : found;
  return unique(named.map((name) => fullName(name, all.flat()))).slice(0, MAX_NAMES);
}

/** An account's name, or a first name alone, as another place of the page writes it in full. */
function fullName(name: string, others: readonly string[]): string {
  if (name.includes(' ')) return name;
  const run = runOf(name);
  const full = others.find((other) => isPersonal(other) && (runOf(other) === run || other.startsWith(`${name} `)));
  return full ?? name;
}

const runOf = (name: string): string => sameText(name).replace(/[\s.]/g, '');

/** The names in texts that say who wrote something, each once; the site itself only when nobody else is named. */
export function namesOf(texts: readonly string[], siteName: string | null): string[] {
  const names = unique(texts.flatMap(namesIn));
  const people = names.filter((name) => sameText(name) !== sameText(siteName ?? ''));
  return (people.length > 0 ? people : names).slice(0, MAX_NAMES);
}

const META = [
  'author',
  'authors',
  'article:author',
  'og:article:author',
  'parsely-author',
  'dc.creator',
  'dcterms.creator',
  'citation_author',
  'sailthru.author',
  'cxenseparse:author',
  'byl',
  'byline',
  'article_author',
  'article:author_name',
  'shareaholic:article_author_name',
  'og:author',
  'twitter:creator:name',
  'dc.contributor',
];
const MAX_NAMES = 60;
const ADDRESS = /^\s*(?:https?:)?\/\/|^www\./i;

/** What plug-ins write for cards: a label, `Written by`, and what it labels. */
const labelled = (label: string | null, data: string | null): string[] =>
  label !== null &&
  data !== null &&
  /writ|verfasst|geschrieben|écrit|escrit|scritto|geschreven|author|autor|yaz|作者|автор/i.test(label)
    ? [data]
    : [];

/** What markup names as authors, by how surely: names of authors, links and cards of theirs, authors in any words. */
function markedAuthors(document: PageDocument): Record<'names' | 'cards' | 'any', string[]> {
  const found = { names: [] as string[], cards: [] as string[], any: [] as string[] };
  for (const element of document.querySelectorAll('[itemprop], [rel~="author"], .p-author, .vcard .fn')) {
    const prop = ` ${element.getAttribute('itemprop') ?? ''} `;
    const isName = prop.includes(' name ');
    const isAuthor = prop.includes(' author ');
    if (prop.trim() !== '' && !isName && !isAuthor && element.getAttribute('rel') === null) continue;
    if (isName && !isAuthor && element.parentElement?.closest('[itemprop~="author"]') == null) continue;
    if (element.closest('[itemtype*="Comment"]') !== null || standsAside(element)) continue;
    const text = element.getAttribute('content') ?? textOf(element);
    if (text === '' || text.length > MAX_TEXT) continue;
    found[isName ? 'names' : isAuthor ? 'any' : 'cards'].push(text);
  }
  return found;
}

const MAX_TEXT = 200;

/** The site's own name, also with something about it: `stern.de`, `TOI staff`, `n-tv NACHRICHTEN`. */
function isOfSite(name: string, sites: ReadonlySet<string>): boolean {
  if (isSiteName(name, sites) || isSiteName(name.replace(/\.\p{L}{2,3}$/u, ''), sites)) return true;
  const folded = sameText(name);
  for (const site of sites) if (site.length >= 3 && (folded.startsWith(`${site} `) || site.startsWith(`${folded} `))) return true;
  return false;
}
