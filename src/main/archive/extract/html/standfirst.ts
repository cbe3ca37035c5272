import type { Block } from '../../../../shared/contract/shapes/block.ts';
import { sameText } from '../rules/same-text.ts';
import { type PageDocument, type PageElement, textOf } from './dom.ts';

/** The texts that a page sets apart as the summary of its article, by the names its maker gave them, folded. */
export function standfirstsOf(document: PageDocument): Set<string> {
  const texts = document
    .querySelectorAll(CANDIDATES)
    .filter(isStandfirst)
    .map((element) => textOf(element))
    .filter((text) => text.length >= MIN_LENGTH && text.length <= MAX_LENGTH);
  return new Set(texts.map(sameText));
}

/** The blocks with the first one marked as the standfirst if it is one of these texts. */
export function withStandfirst(blocks: readonly Block[], standfirsts: ReadonlySet<string>): Block[] {
  const [first, ...rest] = blocks;
  if (first === undefined || rest.length === 0 || (first.type !== 'paragraph' && first.type !== 'heading')) return [...blocks];
  if (!standfirsts.has(sameText(first.text))) return [...blocks];
  return [
    { type: 'paragraph', text: first.text, ...(first.spans === undefined ? {} : { spans: first.spans }), role: 'standfirst' },
    ...rest,
  ];
}

const MIN_LENGTH = 30;
const MAX_LENGTH = 800;
const NAMES = [
  'standfirst',
  'dek',
  'deck',
  'subtitle',
  'sub-title',
  'subheadline',
  'sub-headline',
  'subhead',
  'chapeau',
  'lead',
  'lede',
  'intro',
  'summary',
  'vorspann',
  'bajada',
  'entradilla',
  'spot',
  'ingress',
];
const NAMED = new RegExp(NAMES.join('|'));
const BLOCKS = new Set(['p', 'h2', 'div']);
const SUMMARIES = new Set(['alternativeHeadline', 'description']);
const CANDIDATES = 'p, h2[class], div[class], [itemprop]';

/** A block named so, a paragraph right in what is, or what is marked as the summary. */
function isStandfirst(element: PageElement): boolean {
  const { localName, parentElement } = element;
  return (
    SUMMARIES.has(element.getAttribute('itemprop') ?? '') ||
    (BLOCKS.has(localName) && isNamed(element)) ||
    (localName === 'p' && parentElement !== null && isNamed(parentElement))
  );
}

const isNamed = (element: PageElement): boolean => NAMED.test(element.getAttribute('class') ?? '');
