import type { Block } from '../../../../shared/contract/shapes/block.ts';
import { sameText } from '../rules/same-text.ts';
import { type PageDocument, textOf } from './dom.ts';

/** The texts that a page sets apart as the summary of its article, by the names its maker gave them, folded. */
export function standfirstsOf(document: PageDocument): Set<string> {
  const texts = [...document.querySelectorAll(PLACES)]
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
const PLACES = [
  ...NAMES.flatMap((name) => [`p[class*="${name}"]`, `h2[class*="${name}"]`, `div[class*="${name}"]`, `[class*="${name}"] > p`]),
  '[itemprop="alternativeHeadline"]',
  '[itemprop="description"]',
].join(', ');
