import { blockText } from '../../../../shared/block-text.ts';
import type { Block } from '../../../../shared/contract/shapes/block.ts';
import { HEAD_RULES } from '../rules/all-rules.ts';
import type { Head } from '../rules/head-rule.ts';
import { repeatedStandfirst } from '../rules/repeated-standfirst.ts';
import { repeatedTitle } from '../rules/repeated-title.ts';
import { likeness, sameText } from '../rules/same-text.ts';
import { SaidIn } from './said-in.ts';

/** The lines between a title and an article's first paragraph that say again who, when, or the summary: block index and rule. `rules` are those that took a block out already. */
export function headLines(
  blocks: readonly Block[],
  rules: readonly (string | null)[],
  head: Head & { readonly title: string | null },
  standfirsts: ReadonlySet<string>,
): Map<number, string> {
  const found = new Map<number, string>();
  let above: string | null = null;
  const paragraphsAfter = (index: number): Block[] =>
    blocks.filter((each, at) => at > index && each.type === 'paragraph' && rules[at] === null);
  for (const [index, block] of blocks.slice(0, MAX_BLOCKS).entries()) {
    if (rules[index] !== null || block.type === 'figure' || block.type === 'rule' || block.type === 'embed') continue;
    if (block.type !== 'paragraph' && block.type !== 'heading' && block.type !== 'list') break;
    const text = blockText(block);
    if (block.type === 'heading' && head.title !== null && likeness(text, head.title) >= ECHO) {
      found.set(index, repeatedTitle.id);
      continue;
    }
    const rule = HEAD_RULES.find((each) => each.says(text, head));
    if (rule !== undefined) {
      found.set(index, rule.id);
      continue;
    }
    if (above !== null && standfirsts.has(sameText(above)) && repeatedStandfirst.repeats(text, above))
      found.set(index, repeatedStandfirst.id);
    else if (saysNextWhole(blocks, index, text) || isSaidAgain(text, paragraphsAfter(index)))
      found.set(index, repeatedStandfirst.id);
    else if (text.length > MAX_HEAD_TEXT && !standfirsts.has(sameText(text))) break;
    else above = text;
  }
  // Of a page that says nothing else they are the text.
  const saysMore = blocks.some((block, index) => rules[index] === null && !found.has(index) && blockText(block) !== '');
  if (!saysMore) found.clear();
  return found;
}

/** A heading that has so much of the title's words is the title, with a kicker or in other words. */
const ECHO = 0.75;
/** An article's head is no longer than this. */
const MAX_BLOCKS = 8;
/** A longer text that no one called a standfirst is the article's beginning. */
const MAX_HEAD_TEXT = 300;

/** A summary cut short, and the paragraph it was cut from next. */
function saysNextWhole(blocks: readonly Block[], index: number, text: string): boolean {
  const next = blocks.slice(index + 1).find((block) => block.type === 'paragraph');
  return next !== undefined && sameText(text) !== sameText(next.text) && repeatedStandfirst.repeats(text, next.text);
}

/** A line cut out of the article, or a summary put together from sentences of it, word for word. One sentence may be said twice on purpose. */
function isSaidAgain(text: string, later: readonly Block[]): boolean {
  if (text.length <= MAX_HEAD_TEXT && (text.length < MIN_LINE || /[.!?…。！？؟:]\W*$/u.test(text))) return false;
  const sentences = text.split(/(?<=[.!?…。！？؟]["”»’)]?)\s*/u).map(sameText);
  const first = sentences[0] ?? '';
  const length = later.reduce((sum, block) => sum + blockText(block).length, 0);
  if (length < text.length * MUCH_SHORTER || !later.some((block) => sameText(blockText(block)).includes(first))) return false;
  const said = new SaidIn(later);
  return sentences.every((sentence) => sentence === '' || said.has(sentence));
}

const MIN_LINE = 60;
const MUCH_SHORTER = 2;
