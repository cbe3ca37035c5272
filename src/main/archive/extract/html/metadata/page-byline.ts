import { sameText } from '../../rules/same-text.ts';
import type { PageDocument } from '../dom.ts';
import { isAgencyLine } from './agencies.ts';
import { faintBylines } from './faint-bylines.ts';
import { markedAuthors } from './marked-authors.ts';
import { isDesk, isInitials, isPersonal, isRole, namesIn, unique } from './names.ts';
import type { PageMetadata } from './page-metadata.ts';
import { scriptAuthors } from './script-authors.ts';
import { isSiteName, siteNamesOf, withoutSite } from './site-names.ts';
import { visibleBylinesOf } from './visible-bylines.ts';
import { namesOf as elementNames, type VisibleLine } from './visible-lines.ts';

/** Who wrote a page's article, as far as it says. */
export interface PageByline {
  readonly names: readonly string[];
  /** Somebody is named, not just the site or a desk of it. */
  readonly hasPeople: boolean;
}

/**
 * Who wrote the article, names apart, sources in the order they are trusted; empty when the page does not say. A person that any source names comes
 * before a desk that a better one names, and that before the site itself: unsigned pieces are signed by the paper.
 */
export function pageBylineOf(
  document: PageDocument,
  metadata: Pick<PageMetadata, 'linked' | 'meta' | 'siteName' | 'url' | 'shown'>,
): PageByline {
  const { linked, meta, siteName, url } = metadata;
  const { lines, heading } = metadata.shown();
  const sites = siteNamesOf(
    url,
    [siteName, linked?.publisher ?? null].filter((name) => name !== null),
    [],
  );
  const marks = markedAuthors(document, heading?.element ?? null);
  const visible = visibleBylinesOf(lines, heading);
  const read = (texts: readonly string[]): string[] =>
    unique(texts.filter((text) => !ADDRESS.test(text)).flatMap((text) => namesIn(bareOf(text, sites))));
  const declared = [
    linked?.authors ?? [],
    ...META.map((name) => meta.all(name).slice(0, MAX_NAMES)),
    labelled(meta.first('twitter:label1'), meta.first('twitter:data1')),
    marks.names,
    marks.cards,
  ].map(read);
  const seen = [visible.named, visible.led].map(read);
  const likely = [marks.any, visible.beside, visible.signed].map(read);
  const distant = [visible.far, scriptAuthors(document)].map(read);
  const isSite = (name: string): boolean => isOfSite(name, sites);
  // `salt-letter.example/bt`: the paper, and who of it.
  const isPeople = (names: readonly string[]): boolean =>
    (!isSite(names[0] ?? '') || names.slice(1).some(isInitials)) && names.some((name) => !isSite(name) && !isDesk(name));
  const confirmed = new Set(seen.flat().map(sameText));
  const shown = ` ${sameText([...visible.named, ...visible.led].join(' '))} `;
  const isConfirmed = (name: string): boolean =>
    confirmed.has(sameText(name)) || (isPersonal(name) && shown.includes(` ${sameText(name)} `));
  const stated = [...declared, ...seen].filter((names) => names.length > 0);
  // Who is named far from the title may have written something else: not where the page says that its staff wrote this.
  const all = [
    ...stated,
    ...likely,
    ...(stated.some((names) => names.some((name) => isDesk(name) || isSite(name))) ? [] : distant),
  ].filter((names) => names.length > 0);
  const isPersons = (names: readonly string[]): boolean => isPeople(names) && names.some(isPersonal);
  const found =
    declared.find((names) => isPeople(names) && names.some(isConfirmed)) ??
    // What stands below the title as a byline is what the editors saw; a tag that nothing shows may name who typed it in.
    (heading?.element.closest('h1, h2') == null ? [] : [visible.led, visible.ledNext].map(read)).find(isPeople) ??
    [...stated, read(marks.any), read(visible.signed)].find(isPersons) ??
    all.find(isPeople) ??
    all.find((names) => names.some(isDesk)) ??
    all[0] ??
    read(faintBylines(lines, heading));
  const isLonger = (names: readonly string[]): boolean =>
    names.length > found.length && names.every(isPersonal) && holdsAll(names, found) && areApart(names);
  const whole =
    [
      visible.together,
      visible.named.filter((text) => !isRole(text) && namesIn(text)[0] === text),
      ...declared.filter((names) => names.every(isConfirmed)),
    ].find(isLonger) ?? found;
  // The site's own name beside people is where they work; beside agencies it is who took their reports in.
  const isTaken = whole.some((name) => isAgencyLine(name)) && !whole.some((name) => !isSite(name) && isPersonal(name));
  const isInitialled = whole.every((name) => isSite(name) || isInitials(name));
  const named = whole.some((name) => !isSite(name)) && !isTaken && !isInitialled ? whole.filter((name) => !isSite(name)) : whole;
  return {
    names: unique(named.map((name) => fullName(name, [...all.flat(), ...namesake(name, lines)]))).slice(0, MAX_NAMES),
    hasPeople: named.some((name) => !isSite(name) && !isDesk(name)),
  };
}

/** Without the site's name, and whole where that stands first: `Harbor Paper, Tarn, Morland` is where the paper is. */
function bareOf(text: string, sites: ReadonlySet<string>): string {
  const [first = '', ...others] = text.split(/\s*,\s*/);
  return others.length > 0 && (isSiteName(first, sites) || COMPANY.test(first)) && !others.some(isPersonal)
    ? first
    : withoutSite(text, sites, []);
}

const COMPANY = /\s(?:gmbh|ag|kg|inc|ltd|llc|plc|s\.?a\.?|s\.?p\.?a|b\.?v|e\.\s?v)\.?$/i;

/** No name is another with something stuck to it. */
const areApart = (names: readonly string[]): boolean =>
  names.every((name) => names.every((other) => other === name || !sameText(other).includes(sameText(name))));

const holdsAll = (names: readonly string[], others: readonly string[]): boolean => {
  const held = new Set(names.map(sameText));
  return others.length > 0 && others.every((name) => held.has(sameText(name)));
};

/** An account's name, or a first name alone, as another place of the page writes it in full. */
function fullName(name: string, others: readonly string[]): string {
  if (name.includes(' '))
    return others.find((other) => other !== name && isMarked(other) && unmarked(other) === unmarked(name)) ?? name;
  const run = runOf(name);
  const account = name
    .split(/[._\d-]+/)
    .filter((part) => part !== '')
    .map(sameText);
  const isFull = (other: string): boolean => {
    const words = sameText(other).split(' ');
    return account.length > 1 && account[0] === words[0] && account.at(-1) === words.at(-1);
  };
  const full = others.find(
    (other) => isPersonal(other) && (runOf(other) === run || other.startsWith(`${name} `) || isFull(other)),
  );
  return full ?? name;
}

/** A first name alone is completed by the one line of the page that its maker called a name and that begins with it. */
function namesake(name: string, lines: readonly VisibleLine[]): string[] {
  if (!/^\p{Lu}\p{Ll}+$/u.test(name)) return [];
  const called = lines.filter(({ text, element }) => text.startsWith(`${name} `) && /name|author/i.test(elementNames(element)));
  const full = unique(called.map(({ text }) => text).filter(isPersonal));
  return full.length === 1 ? full : [];
}

/** Without accents, as some systems keep names. */
const unmarked = (name: string): string => sameText(name).normalize('NFD').replace(/\p{M}/gu, '');
const isMarked = (name: string): boolean => /\p{M}/u.test(name.normalize('NFD'));

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

/** The site's own name, also with something about it: `stern.de`, `TOI staff`, `n-tv NACHRICHTEN`. */
function isOfSite(name: string, sites: ReadonlySet<string>): boolean {
  if (isSiteName(name, sites) || isSiteName(name.replace(/\.\p{L}{2,3}$/u, ''), sites)) return true;
  const folded = sameText(name);
  for (const site of sites) if (site.length >= 3 && (folded.startsWith(`${site} `) || site.startsWith(`${folded} `))) return true;
  return false;
}
