import { parseFragment } from 'parse5';
import { blocksToText } from '../../../../shared/block-text.ts';
import type { Block, Span } from '../../../../shared/contract/shapes/block.ts';
import { figureOf, imageOf } from './figures.ts';
import { type Footnote, type Footnotes, footnotesOf } from './footnotes.ts';
import { InlineText } from './inline-text.ts';
import { listItems } from './lists.ts';
import { postOf } from './quoted-posts.ts';
import { isDataTable, tableOf } from './tables.ts';
import { attribute, type Element, flattenTree, isElement, isText, type Node, type Parent, SILENT } from './tree.ts';
import { linkUrl } from './web-url.ts';

/** A block and the ordinals (`ordinals.ts`) of the page's elements it was made from. */
export interface PageBlock {
  readonly block: Block;
  readonly ordinals: readonly number[];
}

/** The typed blocks of an article's markup. Nothing of the markup survives but text, the places of links and images, and structure. */
export function blocksOf(root: Parent, baseUrl: string | null): PageBlock[] {
  const walker = new Walker(baseUrl, footnotesOf(root));
  walker.children(root);
  walker.flush();
  return walker.blocks;
}

/** The same of markup, whatever it nests. */
export function blocksOfMarkup(markup: string, baseUrl: string | null): PageBlock[] {
  const root = parseFragment(markup);
  flattenTree(root);
  return blocksOf(root, baseUrl);
}

type TextType = 'paragraph' | 'quote' | 'pull' | { readonly level: number } | Footnote;

class Walker {
  readonly blocks: PageBlock[] = [];
  private readonly inline = new InlineText();
  private ordinals: number[] = [];
  private type: TextType = 'paragraph';
  private readonly baseUrl: string | null;
  private readonly footnotes: Footnotes;

  constructor(baseUrl: string | null, footnotes: Footnotes) {
    this.baseUrl = baseUrl;
    this.footnotes = footnotes;
  }

  children(parent: Parent): void {
    for (const child of parent.childNodes) this.node(child);
  }

  /** Ends the text block that was growing. */
  flush(): void {
    const { text, spans } = this.inline.take();
    const ordinals = this.ordinals;
    this.ordinals = [];
    if (text === '') return;
    const formatted = spans === undefined ? { text } : { text, spans };
    this.blocks.push({ block: textBlock(this.type, formatted), ordinals });
  }

  private node(node: Node): void {
    if (isText(node)) this.inline.add(node.value);
    else if (isElement(node) && !SILENT.has(node.tagName)) this.element(node);
  }

  private element(element: Element): void {
    const ordinal = Number(attribute(element, 'data-pm') ?? Number.NaN);
    const note = this.footnotes.notes.get(element);
    const kind = note === undefined ? BLOCKS[element.tagName] : 'text';
    // The ordinal of a block belongs to what comes after the flush; of a run of inline text, to what grows.
    if (kind === undefined) {
      if (!Number.isNaN(ordinal)) this.ordinals.push(ordinal);
      this.inlineElement(element);
      return;
    }
    this.flush();
    if (!Number.isNaN(ordinal)) this.ordinals.push(ordinal);
    if (note !== undefined) this.typed(note, element);
    else if (PULLED.test(attribute(element, 'class') ?? '')) this.typed('pull', element);
    else this.block(element, kind);
    this.flush();
  }

  private inlineElement(element: Element): void {
    if (element.tagName === 'br') {
      if (isDoubleBreak(element)) this.flush();
      else this.inline.breakLine();
      return;
    }
    if (element.tagName === 'img') {
      this.image(element);
      return;
    }
    if (this.footnotes.waysBack.has(element)) return;
    const start = this.inline.length;
    const before = this.blocks.length;
    this.children(element);
    // A link or emphasis that held blocks formats none of them.
    if (this.blocks.length > before || this.inline.length <= start) return;
    const span = SPANS[element.tagName];
    if (span !== undefined) this.inline.format(start, span);
    const mark = this.footnotes.marks.get(element);
    if (mark !== undefined) this.inline.format(start, 'note', mark.note);
    const href = element.tagName === 'a' && mark === undefined ? linkUrl(attribute(element, 'href'), this.baseUrl) : null;
    if (href !== null) this.inline.format(start, 'link', href);
  }

  private image(element: Element): void {
    const image = imageOf(element, this.baseUrl);
    if (image === null) return;
    const { ordinals } = this;
    this.flush();
    this.blocks.push({ block: { type: 'figure', image }, ordinals });
  }

  private block(element: Element, kind: Kind): void {
    switch (kind) {
      case 'text':
        this.children(element);
        return;
      case 'heading':
        this.typed({ level: Number(element.tagName.slice(1)) }, element);
        return;
      case 'quote':
        this.quote(element);
        return;
      case 'list':
        this.list(element);
        return;
      case 'figure':
        this.figure(element);
        return;
      case 'table':
        this.table(element);
        return;
      case 'code': {
        const text = preText(element).replace(/^\n|\s+$/g, '');
        if (text !== '') this.push({ type: 'code', text });
        return;
      }
      case 'rule':
        this.push({ type: 'rule' });
    }
  }

  private typed(type: TextType, element: Element): void {
    const outer = this.type;
    // A heading within a quote is a heading; a paragraph within one is quoted.
    this.type = type;
    this.children(element);
    this.flush();
    this.type = outer;
  }

  private quote(element: Element): void {
    const post = postOf(element, this.baseUrl);
    // Where all of a pulled quote is marked, so is the quotation within.
    if (post === null) this.typed(this.type === 'pull' ? 'pull' : 'quote', element);
    else {
      const text = blocksToText(blocksOf(element, this.baseUrl).map(({ block }) => block)).replaceAll('\n\n', '\n');
      this.push({ type: 'embed', ...post, text }, ordinalsWithin(element));
    }
  }

  private list(element: Element): void {
    const items = this.footnotes.hasNotes(element) ? null : listItems(element, this.baseUrl, this.footnotes);
    if (items === null) this.children(element);
    else if (items.length > 0) this.push({ type: 'list', ordered: element.tagName === 'ol', items }, ordinalsWithin(element));
  }

  private figure(element: Element): void {
    const figure = figureOf(element, this.baseUrl);
    if (figure === null) this.children(element);
    else this.push(figure, ordinalsWithin(element));
  }

  private table(element: Element): void {
    const table = isDataTable(element) ? tableOf(element) : null;
    if (table === null) this.children(element);
    else this.push(table, ordinalsWithin(element));
  }

  private push(block: Block, ordinals: readonly number[] = []): void {
    this.blocks.push({ block, ordinals: [...this.ordinals, ...ordinals] });
    this.ordinals = [];
  }
}

function textBlock(type: TextType, formatted: { readonly text: string; readonly spans?: Span[] }): Block {
  if (type === 'paragraph' || type === 'quote') return { type, ...formatted };
  if (type === 'pull') return { type: 'quote', role: 'pull', ...formatted };
  return 'level' in type ? { type: 'heading', level: type.level, ...formatted } : { type: 'footnote', ...type, ...formatted };
}

/** How makers of pages name a quotation that says again in large letters what the article says. */
const PULLED = /(?:^|[\s_-])pull(?:ed)?[-_]?quotes?(?:[\s_-]|$)|(?:^|\s)(?:pullquote|pullQuote|PullQuote)/;

type Kind = 'text' | 'heading' | 'quote' | 'list' | 'figure' | 'table' | 'code' | 'rule';

const BLOCKS: Readonly<Record<string, Kind>> = {
  ...Object.fromEntries(
    'address article aside body center dd details dir div dl dt fieldset footer form header hgroup html legend li main menu nav p search section summary tbody td tfoot th thead tr caption figcaption'
      .split(' ')
      .map((name) => [name, 'text']),
  ),
  ...Object.fromEntries('h1 h2 h3 h4 h5 h6'.split(' ').map((name) => [name, 'heading'])),
  blockquote: 'quote',
  ul: 'list',
  ol: 'list',
  figure: 'figure',
  table: 'table',
  pre: 'code',
  hr: 'rule',
};

const SPANS: Readonly<Record<string, 'strong' | 'em' | 'code' | 'sup' | 'sub'>> = {
  strong: 'strong',
  b: 'strong',
  em: 'em',
  i: 'em',
  cite: 'em',
  dfn: 'em',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
  sup: 'sup',
  sub: 'sub',
};

/** Two breaks in a row, blanks aside, end a paragraph. */
function isDoubleBreak(element: Element): boolean {
  const siblings = element.parentNode?.childNodes ?? [];
  const isBlank = (node: Node | undefined): boolean => node !== undefined && isText(node) && node.value.trim() === '';
  let next = siblings.indexOf(element) + 1;
  while (isBlank(siblings[next])) next++;
  let before = siblings.indexOf(element) - 1;
  while (isBlank(siblings[before])) before--;
  const isBreak = (node: Node | undefined): boolean => node !== undefined && isElement(node) && node.tagName === 'br';
  return isBreak(siblings[next]) || isBreak(siblings[before]);
}

/** Text of a `pre`, blanks kept. */
function preText(parent: Parent): string {
  return parent.childNodes
    .map((node) => (isText(node) ? node.value : isElement(node) ? (node.tagName === 'br' ? '\n' : preText(node)) : ''))
    .join('');
}

function ordinalsWithin(element: Element): number[] {
  const found: number[] = [];
  const visit = (each: Element) => {
    const ordinal = attribute(each, 'data-pm');
    if (ordinal !== null) found.push(Number(ordinal));
    for (const child of each.childNodes) if (isElement(child)) visit(child);
  };
  visit(element);
  return found;
}
