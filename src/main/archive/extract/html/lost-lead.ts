import { HEAD_RULES, PHRASE_RULES } from '../rules/all-rules.ts';
import type { Head } from '../rules/head-rule.ts';
import { NO_PAGE } from '../rules/rule.ts';
import { likeness, sameText } from '../rules/same-text.ts';
import type { PageText, PageTexts } from './ordinals.ts';
import type { PageBlock } from './tree-blocks.ts';

/** The summary that stands between a page's title and the first text that was found, and was taken for a part of the page's head; null when there is none. */
export function lostLead(
  blocks: readonly PageBlock[],
  { texts }: PageTexts,
  head: Head & { readonly title: string | null; readonly description: string | null },
  standfirsts: ReadonlySet<string>,
): PageBlock | null {
  const kept = new Set(blocks.flatMap(({ ordinals }) => ordinals));
  const end = texts.findIndex(({ ordinal, text }) => kept.has(ordinal) && text.length >= MIN_LENGTH);
  if (end <= 0 || head.title === null) return null;
  const start = titleAt(texts.slice(0, end), head.title);
  if (start < 0) return null;
  const said = new Set(blocks.map(({ block }) => ('text' in block ? sameText(block.text) : '')));
  const between = texts
    .slice(start + 1, end)
    .filter((text) => !kept.has(text.ordinal) && !said.has(sameText(text.text)) && mayLead(text, head, end));
  const named = between.find(
    ({ text }) => standfirsts.has(sameText(text)) || (head.description !== null && likeness(text, head.description) >= LIKE),
  );
  const lead = named ?? between.find(({ text }, index) => (text.length >= MIN_SENTENCE || index === 0) && SENTENCE.test(text));
  return lead === undefined ? null : { block: { type: 'paragraph', text: lead.text }, ordinals: [lead.ordinal] };
}

/** Where the title stands last before the text. */
function titleAt(texts: readonly PageText[], title: string): number {
  const folded = sameText(title);
  const exact = texts.findLastIndex(({ text }) => sameText(text) === folded);
  return exact >= 0 ? exact : texts.findLastIndex(({ text, isHeading }) => isHeading && likeness(text, title) >= LIKE);
}

/** `end` is where the article's text begins: what holds that too is the page itself, whatever it is called. */
function mayLead({ text, place }: PageText, head: Head, end: number): boolean {
  if (text.length < MIN_LENGTH || text.length > MAX_LENGTH) return false;
  for (let each: PageText['place'] | null = place; each !== null && each.end <= end; each = each.parent)
    if (each.rule !== null && !VAGUE.has(each.rule.id)) return false;
  return !HEAD_RULES.some((rule) => rule.says(text, head)) && !PHRASE_RULES.some((rule) => rule.cuts(text, NO_PAGE).length > 0);
}

/** Parts of a page that a summary may stand in. */
const VAGUE = new Set(['page-header', 'sidebar', 'related-links', 'byline', 'topics']);
const MIN_LENGTH = 25;
const MIN_SENTENCE = 50;
const MAX_LENGTH = 800;
const LIKE = 0.7;
const SENTENCE = /[.!?…。！？؟][\p{Pf}\p{Pe}"'»”]*$/u;
