import type { Block } from '../../../../shared/contract/shapes/block.ts';
import { navigation } from '../rules/navigation.ts';
import { readMore } from '../rules/read-more.ts';
import { relatedLinks } from '../rules/related-links.ts';
import { NO_PAGE } from '../rules/rule.ts';

type Spans = Extract<Block, { type: 'paragraph' }>['spans'];

/** Blocks that are nothing but ways to other pages: menus above the article, links to other articles in it and under it. Block index and rule. */
export function leadsAway(blocks: readonly Block[]): Map<number, string> {
  const found = new Map<number, string>();
  const begin = blocks.findIndex(isBody);
  const end = blocks.findLastIndex(isBody);
  blocks.forEach((block, index) => {
    if (block.type === 'list' && block.items.every((item) => isLinked(item.text, item.spans) || isTeaser(item.text, item.spans)))
      found.set(index, index < begin ? navigation.id : relatedLinks.id);
    else if (block.type === 'paragraph' && isTeaser(block.text, block.spans)) found.set(index, relatedLinks.id);
    else if (block.type === 'heading' && index > end && isLinked(block.text, block.spans)) found.set(index, relatedLinks.id);
  });
  for (const [index, block] of blocks.entries()) {
    if ((block.type !== 'heading' && block.type !== 'paragraph') || !isCall(block.text) || LEADS_ITSELF.test(block.text))
      continue;
    // What such a line stands over: teasers, up to the next paragraph of the article.
    for (let next = index + 1; next < blocks.length && isShort(blocks[next]); next++) found.set(next, relatedLinks.id);
  }
  return found;
}

/** Lists that lead away with every item, and the “read more” right over them. */
export function listsUnderCalls(blocks: readonly Block[]): Set<number> {
  const found = new Set<number>();
  blocks.forEach((block, index) => {
    const above = blocks[index - 1];
    if (block.type !== 'list' || (above?.type !== 'heading' && above?.type !== 'paragraph')) return;
    if (block.items.every((item) => isLinked(item.text, item.spans)) && isCall(above.text)) found.add(index - 1).add(index);
  });
  return found;
}

const isCall = (text: string): boolean => readMore.cuts(text, NO_PAGE).length > 0;
/** `Read more: the old quay` says where it leads; nothing has to follow. */
const LEADS_ITSELF = /[:：]\s*\S/u;

/** A paragraph as articles have it. */
const isBody = (block: Block): boolean =>
  block.type === 'paragraph' && block.text.length >= BODY_LENGTH && !isLinked(block.text, block.spans);

/** A teaser's headline, picture or list of links: nothing that says a sentence. */
function isShort(block: Block | undefined): boolean {
  if (block === undefined) return false;
  if (block.type === 'heading') return isLinked(block.text, block.spans);
  if (block.type === 'paragraph')
    return block.text.length < BODY_LENGTH && (isLinked(block.text, block.spans) || !/[.!?…]["”»’]?$/u.test(block.text));
  return block.type === 'list' && block.items.some((item) => isLinked(item.text, item.spans));
}

/** A headline that is a link, behind a word or two such as `Also:` or not. */
function isTeaser(text: string, spans: Spans): boolean {
  if (text.length > MAX_TEASER || /[.。]$/u.test(text) || ADDRESS.test(text)) return false;
  const label = LABEL.exec(text)?.[0] ?? '';
  const rest = text.slice(label.length);
  return (
    wordsIn(rest) >= MIN_WORDS &&
    isLinked(
      rest,
      spans?.map((span) => ({ ...span, start: Math.max(0, span.start - label.length), end: span.end - label.length })),
    )
  );
}

/** Whether links cover nearly all of the text. */
function isLinked(text: string, spans: Spans): boolean {
  let linked = 0;
  for (const span of spans ?? []) if (span.kind === 'link') linked += Math.max(0, span.end - span.start);
  return linked >= text.length * COVERS;
}

const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

const BODY_LENGTH = 120;
const MAX_TEASER = 250;
const MIN_WORDS = 4;
const COVERS = 0.8;
const LABEL = /^[>»▶►•→\s-]*[\p{L}][^:：|»>]{0,30}[:：|»>]\s*/u;
const ADDRESS = /^\S*(?:https?:|www\.|@)\S*$/;
