/** Text that Markdown shows as it is. Bare addresses become links to themselves, as readers of GFM make them anyway. */
export function escapeMarkdown(text: string): string {
  const parts = text.split(/(https?:\/\/[^\s<>\p{Cc}]+)/iu);
  return escapeLines(parts.map((part, i) => (i % 2 === 1 && !ENTITY.test(part) ? `<${part}>` : escapePlain(part))).join(''));
}

/** Text for the inside of a link or of emphasis: as `escapeMarkdown`, but addresses stay text. */
export function escapePlain(text: string): string {
  return text
    .replace(/[\\*_[\]|~]|(?<=\])\(/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('`', '&#96;')
    .replace(/(https?|ftp)(?=:\/\/)/gi, '$1\\')
    .replace(/(www)(?=\.)/gi, '$1\\')
    .replaceAll('@', '\\@')
    .replace(/(^|\s)#/g, '$1\\#');
}

/** Line breaks that hold, and lines that do not turn into a list, a quote, a heading, a rule, indented code or the underline of a heading. */
export function escapeLines(markdown: string): string {
  return markdown
    .split(LINE)
    .map((line) => line.replace(/^[ \t]+|[ \t]+$/g, ''))
    .filter((line) => line !== '')
    .map((line) => line.replace(/^([-+=>]|:(?=-))/, '\\$1').replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2'))
    .join('  \n');
}

/** `[text](<address>)`; the text alone when the address is none that may be followed. */
export function markdownLink(markdown: string, href: string): string {
  if (!mayFollow(href)) return markdown;
  const address = href.replace(/[\s<>()\\\p{Cc}]/gu, (char) => encodeURIComponent(char).replace('(', '%28').replace(')', '%29'));
  return `[${markdown}](${address})`;
}

/** Whether an address is one that a link may lead to. */
export const mayFollow = (href: string): boolean => /^(https?:\/\/|mailto:)/i.test(href);

/** What a footnote is called in `[^…]` and in an address within a page: letters and digits, all else by its number, so that two names stay two. */
export const noteName = (note: string): string =>
  note.replace(/[^\p{L}\p{N}_-]/gu, (character) => `x${character.codePointAt(0)?.toString(16)}`);

/** Markdown that must stay on one line. */
export const oneLine = (markdown: string): string => markdown.replace(/\s*\n\s*/g, ' ');

/** The longest run of backticks: a fence must be longer. */
export const longestTicks = (text: string): number => Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));

/** Readers differ on whether this is one inside a link to itself. */
const ENTITY = /&#?\w+;/;
const LINE = /\r\n|[\n\r\u2028\u2029\v\f]/;
