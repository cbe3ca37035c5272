import { sameText } from '../../rules/same-text.ts';
import { splitNames } from '../../text/byline.ts';
import { type PageDocument, textOf } from '../dom.ts';
import type { PageMetadata } from './page-metadata.ts';

/** Who wrote the article, names apart, sources in the order they are trusted; empty when the page does not say. */
export function pageBylineOf(
  document: PageDocument,
  { linked, meta, siteName }: Pick<PageMetadata, 'linked' | 'meta' | 'siteName'>,
): string[] {
  const sources: (readonly string[])[] = [
    linked?.authors ?? [],
    META.flatMap((name) => meta.all(name)).slice(0, 12),
    texts(document, '[itemprop~="author"] [itemprop~="name"]'),
    texts(document, '[itemprop~="author"]'),
    texts(document, '[rel~="author"]'),
    texts(
      document,
      '.author a, .author .fn, .vcard .fn, .author, .entry-author, .post-author, .article-author, .autor, .article__author, .byline__name',
    ).slice(0, 2),
    texts(document, '[class~="byline"], [class*="author-name"], [class*="authorname"], [class*="byline"]').slice(0, 3),
  ];
  return sources.map((source) => namesOf(source, siteName)).find((names) => names.length > 0) ?? [];
}

/** The names in texts that say who wrote something, each once; the site itself only when nobody else is named. */
export function namesOf(texts: readonly string[], siteName: string | null): string[] {
  const names = unique(texts.flatMap(namesIn).filter(isName));
  const people = names.filter((name) => sameText(name) !== sameText(siteName ?? ''));
  // Unsigned pieces are signed by the paper.
  return (people.length > 0 ? people : names).slice(0, MAX_NAMES);
}

const META = [
  'author',
  'article:author',
  'parsely-author',
  'dc.creator',
  'dcterms.creator',
  'dc.contributor',
  'citation_author',
  'sailthru.author',
  'byl',
  'twitter:creator:name',
  'cxenseparse:author',
  'article:author_name',
  'og:author',
];
const MAX_NAMES = 20;

const texts = (document: PageDocument, selectors: string): string[] =>
  [...document.querySelectorAll(selectors)].map((element) => textOf(element)).filter((text) => text !== '' && text.length <= 200);

function namesIn(text: string): string[] {
  const bare = text
    .replace(
      /^\s*(?:(?:written |reported |posted |story |words |article |text )?by|von|par|por|door|av|af|di|autor(?:en|es|a|in)?|auteurs?|authors?|автор|текст|بقلم|작성자|文)(?:\s*[:：]\s*|\s+)/iu,
      '',
    )
    .replace(
      /^(?:view all posts by|show all articles (?:by|of)|more (?:by|from)|zeige alle beiträge von|alle (?:beiträge|artikel) von|veröffentlicht von|publiziert von|interview:|voir tous les articles de|ver todas las entradas de)\s*/i,
      '',
    )
    .replace(/,\s*(?:m\.?d|ph\.?d|rdn?|ld|m\.?s|m\.?a|mph|r\.?n|j\.?d|mba|b\.?sc|dds|esq|jr|sr|cpt)\b\.?/gi, '')
    .replace(/\s*[→»]\s*$/u, '')
    .replace(/\s*(?:\||•|·|—|–| - )\s*.*$/u, '')
    .replace(/\s*\([^)]*\)\s*$/, '');
  return splitNames(bare);
}

/** Addresses, account names, dates and sentences are no names. */
function isName(name: string): boolean {
  if (name.length < 2 || name.length > 80 || /https?:|www\.|@|\[at\]|^[\d\s.,:/-]+$/i.test(name)) return false;
  return (
    /\p{L}{2}/u.test(name) &&
    name.split(/\s+/).length <= 7 &&
    !/\d{4}|\d:\d\d|\p{L}\s+\d|\d\.?\s+\p{L}/u.test(name) &&
    !NOBODY.test(name)
  );
}
const NOBODY =
  /^(?:admin|administrator|editor|staff|guest|unknown|anonymous|by|authors?|no author|nachrichten|news|redaktion|posted|published|updated|follow|share|comments?|read more|view all posts)$/i;

function unique(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => {
    const folded = sameText(name);
    if (folded === '' || seen.has(folded)) return false;
    seen.add(folded);
    return true;
  });
}
