import { type Cut, NOTHING, type Rule, whole } from './rule.ts';

/** Tags and entities that survived a scraper: a line of nothing else, or at the ends of a line. */
export const markupResidue: Rule = {
  id: 'markup-residue',
  cuts(text) {
    if (!/[<&]/.test(text)) return NOTHING;
    if (ONLY_MARKUP.test(text)) return whole(text);
    const cuts: Cut[] = [];
    const head = HEAD.exec(text);
    if (head !== null) cuts.push({ start: 0, end: head[0].length });
    const tail = TAIL.exec(text);
    if (tail !== null && tail.index >= (head?.[0].length ?? 0)) cuts.push({ start: tail.index, end: text.length });
    return cuts;
  },
};

/** Only names of elements that pages are made of: `<3` and `<Name withheld>` are text. */
const TAG =
  '</?(?:p|br|div|span|strong|em|b|i|u|a|ul|ol|li|h[1-6]|hr|img|figure|figcaption|blockquote|section|article|html|head|body|script|style|iframe|table|tr|td|th|tbody|picture|source|center|font)(?:\\s[^<>]{0,300})?/?>';
const ENTITY = '&(?:nbsp|amp|quot|lt|gt|#160|#xa0|zwnj|zwj|shy);';
const ONLY_MARKUP = new RegExp(`^(?:\\s|${TAG}|${ENTITY}|<!--[^<>]{0,300}-->|<!doctype html>)+$`, 'i');
const HEAD = new RegExp(`^(?:(?:${TAG}|&nbsp;)\\s*)+`, 'i');
const TAIL = new RegExp(`(?:\\s*(?:${TAG}|&nbsp;))+$`, 'i');
