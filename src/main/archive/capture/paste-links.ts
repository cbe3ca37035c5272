import { type Token, Tokenizer, TokenizerMode } from 'parse5';
import { resolveReference } from './page-references.ts';

/** What a paste is: links to save, a text, a piece of HTML, or nothing. */
export interface PastedLinks {
  readonly kind: 'links' | 'text' | 'html' | 'empty';
  /** Absolute, once each, in order. */
  readonly links: string[];
  /** Lines that hold something else. */
  readonly notLinks: number;
}

/** The links in a paste, from any text, Markdown, CSV or HTML; `html` is the clipboard's HTML flavour, if it has one. */
export function linksIn(text: string, html?: string): PastedLinks {
  if (text.trim() === '' && (html ?? '').trim() === '') return { kind: 'empty', links: [], notLinks: 0 };
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const plain = linksOfText(text);
  const linked = lines.filter((line) => linksOfText(line).length > 0);
  if (html !== undefined && html.trim() !== '') return ofHtml(html, plain, lines.length - linked.length, lines.length);
  if (isMarkup(text)) return ofHtml(text, [], 0, 0);
  const notLinks = lines.length - linked.length;
  const mostlyLinks = linked.length > 0 && linked.every((line) => isLinkLine(line)) && linked.length >= notLinks;
  return { kind: mostlyLinks ? 'links' : 'text', links: plain, notLinks };
}

const LINK = /\bhttps?:\/\/[^\s<>"'`|\\^{}\u3000-\u303f\uff00-\uff60]+/giu;
const LONGEST_LINK = 8_000;

function linksOfText(text: string): string[] {
  const found = new Set<string>();
  for (const [raw] of text.matchAll(LINK)) {
    const url = raw.length > LONGEST_LINK ? null : resolveReference(trimmed(raw), 'https://invalid.invalid/');
    if (url !== null) found.add(url);
  }
  return [...found];
}

/** Punctuation after a link belongs to the sentence, a closing bracket only if its partner is in the link. */
function trimmed(raw: string): string {
  let url = raw;
  for (;;) {
    const last = url.at(-1) ?? '';
    if (/[.,;:!?*_~…”’»]/u.test(last)) url = url.slice(0, -1);
    else if (last === ')' && count(url, ')') > count(url, '(')) url = url.slice(0, -1);
    else if (last === ']' && count(url, ']') > count(url, '[')) url = url.slice(0, -1);
    else return cutCsv(url);
  }
}

/** `https://a.org/x,2024-01-01,Title`: in a row of a table the link ends at the comma before the next cell. */
function cutCsv(url: string): string {
  const comma = /,(?=https?:\/\/|\d{4}-\d{2}-\d{2}\b|,)/i.exec(url);
  return comma === null ? url : url.slice(0, comma.index);
}

function count(text: string, char: string): number {
  return text.split(char).length - 1;
}

/** A line that is a link with at most a short label: a list item, a Markdown link, a table row. */
function isLinkLine(line: string): boolean {
  const rest = line
    .replace(LINK, ' ')
    .replace(/[\s\d\p{P}\p{S}]+/gu, ' ')
    .trim();
  return rest.split(' ').length <= 14 && rest.length <= 160;
}

function isMarkup(text: string): boolean {
  return (
    /^\s*(?:<!doctype html|<html[\s>]|<(?:head|body|article|div|p|h[1-6]|ul|ol|table|section|main)[\s>])/i.test(text) &&
    /<\/\w+>\s*$/.test(text)
  );
}

function ofHtml(html: string, plain: readonly string[], plainNotLinks: number, plainLines: number): PastedLinks {
  const { hrefs, linkText, allText } = anchorsOf(html);
  const links = [...new Set([...hrefs, ...plain])];
  // A copied list of links is nearly all link text; an article with links in it is not.
  const isList = links.length > 0 && linkText >= allText * 0.6;
  if (isList) return { kind: 'links', links, notLinks: 0 };
  const plainIsList = plain.length > 0 && plainLines > 0 && plainNotLinks === 0 && plain.length >= plainLines;
  return { kind: plainIsList ? 'links' : 'html', links, notLinks: plainNotLinks };
}

function anchorsOf(html: string): { hrefs: string[]; linkText: number; allText: number } {
  const hrefs: string[] = [];
  let inLink = false;
  let linkText = 0;
  let allText = 0;
  const text = (token: Token.CharacterToken): void => {
    const weight = token.chars.replace(/\s+/g, '').length;
    allText += weight;
    if (inLink) linkText += weight;
  };
  const nothing = (): void => undefined;
  const tokenizer = new Tokenizer(
    {},
    {
      onStartTag: (token) => {
        if (token.tagName === 'script') tokenizer.state = TokenizerMode.SCRIPT_DATA;
        if (token.tagName === 'style') tokenizer.state = TokenizerMode.RAWTEXT;
        if (token.tagName !== 'a') return;
        const href = token.attrs.find((attribute) => attribute.name === 'href')?.value ?? '';
        const url = /^https?:/i.test(href.trim()) ? resolveReference(href, 'https://invalid.invalid/') : null;
        inLink = url !== null;
        if (url !== null) hrefs.push(url);
      },
      onEndTag: (token) => {
        if (token.tagName === 'a') inLink = false;
      },
      onCharacter: text,
      onWhitespaceCharacter: nothing,
      onNullCharacter: nothing,
      onComment: nothing,
      onDoctype: nothing,
      onEof: nothing,
    },
  );
  tokenizer.write(html, true);
  return { hrefs, linkText, allText };
}
