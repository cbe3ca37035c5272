import { blockText } from '../../../../shared/block-text.ts';
import { endsAsProse } from './prose.ts';
import { scriptValues } from './script-json.ts';
import { blocksOfMarkup, type PageBlock } from './tree-blocks.ts';

/** The texts in the data of a page's scripts that may be its article: lists whose entries read as paragraphs, and markup with paragraphs, the shortest first. Only scripts that hold the beginning of the witness are read. */
export function scriptBodies(html: string, baseUrl: string | null, witness: string): PageBlock[][] {
  const bodies: { readonly blocks: PageBlock[]; readonly prose: number }[] = [];
  let nodes = MAX_NODES;
  let characters = MAX_CHARACTERS;
  const add = (markup: string): void => {
    characters -= markup.length;
    if (markup.length < MIN_PROSE || characters < 0) return;
    const blocks = blocksOfMarkup(markup, baseUrl);
    const texts = blocks.map(({ block }) => blockText(block));
    const prose = lengthOf(texts.filter(isProse));
    if (prose >= MIN_PROSE && prose >= lengthOf(texts) * MOSTLY) bodies.push({ blocks, prose });
  };
  const visit = (value: unknown, depth: number): void => {
    if (depth > MAX_DEPTH || nodes-- <= 0) return;
    if (typeof value === 'string' && PARAGRAPH.test(value)) add(value);
    if (Array.isArray(value) && value.length >= MIN_ENTRIES) add(value.map(entryMarkup).join('\n'));
    if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) visit(each, depth + 1);
  };
  for (const value of scriptValues(html, witness)) visit(value, 0);
  return bodies.sort((a, b) => a.prose - b.prose).map(({ blocks }) => blocks);
}

/** One entry of a list: a paragraph, a heading or a quotation by what it calls itself. */
function entryMarkup(entry: unknown): string {
  const markup = markupOf(entry, 0);
  if (markup.trim() === '' || BLOCK.test(markup)) return markup;
  const kind = kindOf(entry);
  const tag = /^h[1-6]$/.test(kind) ? kind : HEADING.test(kind) ? 'h2' : QUOTE.test(kind) ? 'blockquote' : 'p';
  return `<${tag}>${markup}</${tag}>`;
}

/** The words of an entry and of what it is put together from; a string may hold markup. */
function markupOf(value: unknown, depth: number): string {
  if (typeof value === 'string') return value;
  if (depth > MAX_DEPTH || typeof value !== 'object' || value === null) return '';
  if (Array.isArray(value)) return value.map((each: unknown) => markupOf(each, depth + 1)).join('');
  if (OTHER.test(kindOf(value))) return '';
  for (const key of TEXT_KEYS) {
    const held: unknown = (value as Readonly<Record<string, unknown>>)[key]; // safe: an object, asked for a member it may lack
    const markup = held === undefined ? '' : markupOf(held, depth + 1);
    if (markup !== '') return markup;
  }
  return '';
}

/** What an entry calls itself, in the words of the systems that keep articles as lists. */
function kindOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  const thing = value as Readonly<Record<string, unknown>>; // safe: an object, asked for members it may lack
  const kind = thing.type ?? thing._type ?? thing.nodeType ?? thing.kind ?? thing.tagName ?? thing.tag ?? thing.__typename;
  const style = thing.style;
  return `${typeof style === 'string' && /^h[1-6]$/.test(style) ? style : typeof kind === 'string' ? kind : ''}`.toLowerCase();
}

const lengthOf = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + text.length, 0);
const isProse = (text: string): boolean => text.length >= MIN_PARAGRAPH && endsAsProse(text);

const TEXT_KEYS = ['text', 'value', 'html', 'content', 'children', 'data', 'model', 'blocks', 'body', 'items', 'paragraph'];
const HEADING = /heading|subhead|title/;
const QUOTE = /quote/;
/** What is no text of the article's own. */
const OTHER =
  /image|photo|picture|video|audio|media|embed|iframe|script|style|\bads?\b|advert|promo|newsletter|related|recirc|teaser|gallery|slideshow|player|tweet|social/;
const MIN_PROSE = 600;
/** Lists of other things hold sentences, too. */
const MOSTLY = 0.7;
const MIN_PARAGRAPH = 60;
const MIN_ENTRIES = 3;
const MAX_DEPTH = 60;
const MAX_NODES = 300_000;
/** Of markup that is read; lists within lists are read once for each. */
const MAX_CHARACTERS = 10_000_000;
const PARAGRAPH = /<p\b/i;
const BLOCK = /<(?:p|div|h[1-6]|ul|ol|blockquote)\b/i;
