import { Marked, type Token, type Tokens } from 'marked';
import type { Block } from '../../../../shared/contract/shapes/block.ts';
import { webUrl } from '../html/web-url.ts';
import { type FootnoteToken, footnotesOf } from './markdown-footnotes.ts';
import { imagesOf, inlineOf } from './markdown-inline.ts';

/** The typed blocks of a Markdown text. HTML in it is text without its tags. */
export function markdownBlocks(markdown: string, baseUrl: string | null): Block[] {
  return new Marked({ gfm: true }, footnotesOf(markdown)).lexer(markdown).flatMap((token) => blockOf(token, baseUrl, 0));
}

const MAX_DEPTH = 64;

function blockOf(token: Token, baseUrl: string | null, depth: number): Block[] {
  if (depth > MAX_DEPTH) return token.raw.trim() === '' ? [] : [{ type: 'paragraph', text: token.raw.trim() }];
  // Safe casts below: marked's tokens are told apart by `type`, but its union has an open member that keeps the compiler from it.
  switch (token.type) {
    case 'heading':
      return textBlock({ type: 'heading', level: (token as Tokens.Heading).depth }, token, baseUrl);
    case 'paragraph':
    case 'text':
      return [...textBlock({ type: 'paragraph' }, token, baseUrl), ...figures(token, baseUrl)];
    case 'blockquote':
      return ((token as Tokens.Blockquote).tokens ?? [])
        .flatMap((inner) => blockOf(inner, baseUrl, depth + 1))
        .map((block) => (block.type === 'paragraph' ? quoted(block) : block));
    case 'code': {
      const { text, lang } = token as Tokens.Code;
      const name = lang?.split(/\s/)[0] ?? '';
      return text === '' ? [] : [{ type: 'code', text, ...(name === '' ? {} : { lang: name }) }];
    }
    case 'list':
      return listBlock(token as Tokens.List, baseUrl, depth);
    case 'table': {
      const { header, rows } = token as Tokens.Table;
      const cells = [header, ...rows].map((row) => row.map((cell) => inlineOf(cell.tokens, baseUrl).text));
      return [{ type: 'table', header: header.some((cell) => cell.text !== ''), rows: cells }];
    }
    case 'hr':
      return [{ type: 'rule' }];
    case 'footnote': {
      const { name, tokens } = token as FootnoteToken;
      const formatted = inlineOf(tokens, baseUrl);
      return formatted.text === '' ? [] : [{ type: 'footnote', note: name, label: name, ...formatted }];
    }
    case 'space':
    case 'def':
      return [];
    default:
      return textBlock({ type: 'paragraph' }, token, baseUrl);
  }
}

function textBlock(
  head: { type: 'paragraph' } | { type: 'heading'; level: number },
  token: Token,
  baseUrl: string | null,
): Block[] {
  const formatted = inlineOf('tokens' in token && token.tokens !== undefined ? token.tokens : [token], baseUrl);
  return formatted.text === '' ? [] : [{ ...head, ...formatted }];
}

const quoted = (block: Extract<Block, { type: 'paragraph' }>): Block => ({
  type: 'quote',
  text: block.text,
  ...(block.spans === undefined ? {} : { spans: block.spans }),
});

function listBlock(list: Tokens.List, baseUrl: string | null, depth: number): Block[] {
  const items = list.items.flatMap((item) => itemsOf(item, baseUrl, depth + 1));
  return items.length === 0 ? [] : [{ type: 'list', ordered: list.ordered, items }];
}

/** An item, and after it the items of lists within it. */
function itemsOf(item: Tokens.ListItem, baseUrl: string | null, depth: number): Extract<Block, { type: 'list' }>['items'] {
  const nested = item.tokens.filter((token): token is Tokens.List => token.type === 'list');
  const own = inlineOf(
    item.tokens.filter((token) => token.type !== 'list'),
    baseUrl,
  );
  const inner =
    depth > MAX_DEPTH ? [] : nested.flatMap((list) => list.items.flatMap((each) => itemsOf(each, baseUrl, depth + 1)));
  return own.text === '' ? inner : [own, ...inner];
}

function figures(token: Token, baseUrl: string | null): Block[] {
  return imagesOf(token).flatMap(({ href, text }) => {
    const url = webUrl(href, baseUrl);
    return url === null
      ? []
      : [{ type: 'figure' as const, image: { url, sha256: null, mime: null, ...(text === '' ? {} : { alt: text }) } }];
  });
}
