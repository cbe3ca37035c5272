import type { Token, Tokens } from 'marked';
import type { Span } from '../../../../shared/contract/shapes/block.ts';
import { InlineText } from '../html/inline-text.ts';
import { linkUrl } from '../html/web-url.ts';
import type { FootnoteMark } from './markdown-footnotes.ts';

/** The text of inline tokens and the formatting over it. */
export function inlineOf(tokens: readonly Token[], baseUrl: string | null): { text: string; spans?: Span[] } {
  const text = new InlineText();
  fill(tokens, text, baseUrl, 0);
  return text.take();
}

/** The images among a token's inline tokens. */
export function imagesOf(token: Token): Tokens.Image[] {
  const inner = 'tokens' in token ? (token.tokens ?? []) : [];
  // Safe: a token of this type is an image; marked's union is open.
  return token.type === 'image' ? [token as Tokens.Image] : inner.flatMap(imagesOf);
}

const MAX_DEPTH = 64;
const SPANS: Readonly<Record<string, Span['kind']>> = { strong: 'strong', em: 'em', codespan: 'code' };

function fill(tokens: readonly Token[], text: InlineText, baseUrl: string | null, depth: number): void {
  for (const token of tokens) {
    const start = text.length;
    if (token.type === 'br') text.breakLine();
    else if (token.type === 'image') continue;
    else if (token.type === 'footnoteMark') {
      const { name } = token as FootnoteMark;
      text.add(`[${name}]`);
      text.format(start, 'note', name);
    } else if (token.type === 'html') text.add(withoutTags(token.raw));
    else if (token.type === 'paragraph' && start > 0) text.add(' ');
    if ('tokens' in token && token.tokens !== undefined && depth < MAX_DEPTH) fill(token.tokens, text, baseUrl, depth + 1);
    else if ('text' in token && typeof token.text === 'string' && token.type !== 'html') text.add(decoded(token.text));
    const kind = SPANS[token.type];
    if (kind !== undefined) text.format(start, kind);
    const href = token.type === 'link' ? linkUrl((token as Tokens.Link).href, baseUrl) : null;
    if (href !== null) text.format(start, 'link', href);
  }
}

/** Tags of raw HTML; what looked like one and is none stays. */
const withoutTags = (html: string): string => html.replace(/<\/?[a-z][^<>]*>|<!--[\s\S]*?-->/gi, ' ');

const decoded = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => ENTITIES[name] ?? ' ');
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };
