import { sameText } from '../../rules/same-text.ts';

/** What a site is called in its pages' titles, folded: its own word for itself, its host, and what `title` adds to the other titles of the page. */
export function siteNamesOf(url: string | null, siteNames: readonly string[], titles: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (name: string) => {
    const folded = sameText(name);
    if (folded !== '') names.add(folded);
  };
  for (const name of siteNames) {
    add(name);
    for (const part of partsOf(name)) if (part.length > 3) add(part);
  }
  if (url !== null && URL.canParse(url)) {
    const host = new URL(url).hostname.replace(/^www\d?\./, '');
    add(host);
    const labels = host.split('.');
    for (const label of labels.slice(0, -1)) if (label.length > 2 && !COMMON_LABELS.has(label)) add(label);
  }
  for (const short of titles) {
    for (const long of titles) {
      const rest = restOf(long, short);
      if (rest !== null) add(rest);
    }
  }
  return names;
}

const COMMON_LABELS = new Set([
  'com',
  'org',
  'net',
  'gov',
  'edu',
  'news',
  'blog',
  'blogs',
  'mobile',
  'shop',
  'wordpress',
  'blogspot',
]);

/** Whether a text is one of these names, blanks and marks aside. */
export function isSiteName(text: string, names: ReadonlySet<string>): boolean {
  const folded = sameText(text);
  if (folded === '' || names.has(folded)) return true;
  const run = folded.replaceAll(' ', '');
  for (const name of names) if (name.replaceAll(' ', '') === run) return true;
  return false;
}

/** The parts of a title between bars and dashes. */
export const partsOf = (title: string): string[] => title.split(SEPARATOR).map((part) => part.trim());

const SEPARATOR =
  /\s+[|–—·•»:‹›«~┃│]\s+|\s+-+\s+|\s+\/\/?\s+|\s*[|│┃]\s*|(?<=[\p{Script=Han}！？。」』”])[-_—](?=[\p{Script=Han}\w])|:\s+|\s+«\s+/u;

/** Drops what stands behind or before a separator when it is the site's name, or when the rest is long enough to be the title alone. */
export function withoutSite(title: string, names: ReadonlySet<string>, titles: readonly string[]): string {
  const parts = partsOf(title);
  if (parts.length < 2) return title;
  const at = parts.findIndex((part, index) => index > 0 && isSitePart(part, names));
  // Chinese sites put the section between the title and their name, `title_section_site`.
  if (at > 0) return upTo(title, parts, /\p{Script=Han}_/u.test(title) ? 1 : at);
  if (isSiteName(parts[0] ?? '', names)) return title.slice((parts[0] ?? '').length).replace(EDGE, '');
  const last = parts.at(-1) ?? '';
  const head = title.slice(0, title.lastIndexOf(last)).replace(TAIL, '');
  if (titles.some((other) => other !== title && sameText(other) === sameText(head))) return head;
  if (CHINESE_SITE.test(last)) return head;
  // Unknown tails: two words behind a bar are a site, behind a dash perhaps half of the title.
  return /[|»│┃]/u.test(title.slice(head.length)) && head.split(' ').length >= 3 ? head : title;
}

/** `新华网`, `北京日报` */
const CHINESE_SITE = /^\p{Script=Han}{1,6}(?:网|網|报|報|新闻|新聞|在线|在線|百科)$/u;

const EDGE = /^[\s|–—·•»:‹›«~/│┃_-]+/u;
const TAIL = /[\s|–—·•»:‹›«~/│┃_-]+$/u;

/** The title before its part of this number. */
function upTo(title: string, parts: readonly string[], at: number): string {
  let end = 0;
  for (const part of parts.slice(0, at)) end = title.indexOf(part, end) + part.length;
  return title.slice(0, end).replace(TAIL, '');
}

/** A part of a title that is the site's name, whole or as the beginning of it or of a longer one. */
function isSitePart(part: string, names: ReadonlySet<string>): boolean {
  if (isSiteName(part, names)) return part !== '';
  const folded = sameText(part);
  for (const name of names) {
    if (name.length < 4 || folded.length < 4) continue;
    if (name.startsWith(`${folded} `) || (name.length >= 6 && folded.startsWith(`${name} `) && folded.length <= name.length + 40))
      return true;
  }
  return false;
}

/** What a longer title has before or behind a shorter one and a separator; null when it is not the shorter one with something added. */
function restOf(long: string, short: string): string | null {
  if (long.length <= short.length + 2 || short.length < 8) return null;
  const at = long.indexOf(short);
  if (at < 0) return null;
  const rest = at === 0 ? long.slice(short.length) : at + short.length === long.length ? long.slice(0, at) : '';
  const bare =
    at === 0 ? /^\s*(?:[|–—·•»‹›«~│┃_]|\s-+\s)\s*(.+)$/u.exec(rest) : /^(.+?)\s*(?:[|–—·•»‹›«~│┃_:]|\s-+\s)\s*$/u.exec(rest);
  return bare?.[1] ?? null;
}
