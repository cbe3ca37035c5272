import { parse } from 'parse5';
import { blocksToText } from '../../../../shared/block-text.ts';
import { attribute, descendants, type Element, flattenTree, type Parent } from './tree.ts';
import { blocksOf, type PageBlock } from './tree-blocks.ts';

/** A page read without Readability, for when that finds next to nothing: its marked main part, the text it gives to machines, or all of it. */
export function secondReading(html: string, baseUrl: string | null, articleBody: string | null): PageBlock[] {
  const document = parse(html);
  flattenTree(document);
  const elements = [...descendants(document)];
  const marked = longest(elements.filter(isMain).map((element) => blocksOf(element, baseUrl)));
  const given = articleBody === null ? [] : paragraphsOf(articleBody);
  const best = longest([marked, given]);
  if (lengthOf(best) >= ENOUGH) return best;
  const body: Parent = elements.find((element) => element.tagName === 'body') ?? document;
  return longest([best, blocksOf(body, baseUrl)]);
}

const ENOUGH = 300;

const isMain = (element: Element): boolean =>
  element.tagName === 'main' ||
  element.tagName === 'article' ||
  attribute(element, 'role') === 'main' ||
  /\barticleBody\b/.test(attribute(element, 'itemprop') ?? '');

/** The text that a page gives to machines, as paragraphs. */
export function paragraphsOf(text: string): PageBlock[] {
  return text
    .split(/\s*\n\s*/)
    .filter((paragraph) => paragraph.trim() !== '' && !/<\/?[a-z]/i.test(paragraph))
    .map((paragraph) => ({ block: { type: 'paragraph', text: paragraph.trim() }, ordinals: [] }));
}

const lengthOf = (blocks: readonly PageBlock[]): number => blocksToText(blocks.map(({ block }) => block)).length;
const longest = (candidates: readonly PageBlock[][]): PageBlock[] =>
  [...candidates].sort((a, b) => lengthOf(b) - lengthOf(a))[0] ?? [];
