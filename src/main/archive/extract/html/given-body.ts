import { parseFragment } from 'parse5';
import { blockText } from '../../../../shared/block-text.ts';
import { givenBody } from '../rules/given-body.ts';
import { sameText, UNSPACED } from '../rules/same-text.ts';
import { plainText } from './tree.ts';
import type { PageBlock } from './tree-blocks.ts';

/** How much of a text that the page gives to machines these blocks say, 0 to 1. */
export function covers(blocks: readonly PageBlock[], body: string): number {
  return coverage(blocks, rowsOf(textOfBody(body)));
}

/** Tells of a text whether the text that the page gives to machines says it. */
export function saidBy(body: string): (text: string) => boolean {
  const given = rowsOf(textOfBody(body));
  return (text) => (shareIn(given, text) ?? 0) >= AGREES;
}

/** Blocks that are not in the text that the page gives to machines as its article, where the blocks say all of that text and little more: block index and rule. */
export function besideGivenBody(blocks: readonly PageBlock[], body: string | null): Map<number, string> {
  const found = new Map<number, string>();
  if (body === null || body.length < MIN_BODY) return found;
  const given = rowsOf(textOfBody(body));
  if (coverage(blocks, given) < AGREES) return found;
  const first = blocks.findIndex(({ block }) => (shareIn(given, blockText(block)) ?? 0) > HERE);
  let said = 0;
  let length = 0;
  blocks.forEach(({ block }, index) => {
    const text = blockText(block);
    if (block.type === 'figure' || block.type === 'heading' || index < first) return;
    length += text.length;
    const share = shareIn(given, text);
    if (share === null || share > ELSEWHERE) said += text.length;
    else if (block.type === 'paragraph' || block.type === 'quote') found.set(index, givenBody.id);
  });
  // A body that leaves out much of the text is a summary of it.
  if (said < length * MOSTLY) found.clear();
  return found;
}

/** The share of these rows of words that the blocks say; 0 of none. */
const coverage = (blocks: readonly PageBlock[], given: ReadonlySet<string>): number =>
  shareOf(given, rowsOf(blocks.map(({ block }) => blockText(block)).join('\n'))) ?? 0;

/** The share of a text's rows of words that are in the given text; null when it is too short to tell. */
const shareIn = (given: ReadonlySet<string>, text: string): number | null => shareOf(rowsOf(text), given);

/** The share of some rows that are among others; null of none. */
function shareOf(rows: ReadonlySet<string>, others: ReadonlySet<string>): number | null {
  if (rows.size === 0) return null;
  let shared = 0;
  for (const row of rows) if (others.has(row)) shared++;
  return shared / rows.size;
}

const textOfBody = (body: string): string => (/<\/?[a-z]/i.test(body) ? plainText(parseFragment(body)) : body);

function rowsOf(text: string): Set<string> {
  const folded = sameText(text);
  const isUnspaced = UNSPACED.test(folded);
  const parts = isUnspaced ? [...folded.replaceAll(' ', '')] : folded.split(' ');
  const size = isUnspaced ? ROW * 2 : ROW;
  const rows = new Set<string>();
  for (let at = 0; at + size <= parts.length; at++) rows.add(parts.slice(at, at + size).join(' '));
  return rows;
}

const ROW = 4;
/** A block of which so much is in the text is in it; of which no more than this is, is not. */
const HERE = 0.5;
const ELSEWHERE = 0.2;
const MIN_BODY = 500;
const AGREES = 0.9;
const MOSTLY = 0.7;
