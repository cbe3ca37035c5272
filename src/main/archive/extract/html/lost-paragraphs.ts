import { sameText } from '../rules/same-text.ts';
import { covers, saidBy } from './given-body.ts';
import type { PageText, PageTexts } from './ordinals.ts';
import { pageAnew } from './page-anew.ts';
import { proseAmong } from './prose.ts';
import { SaidIn } from './said-in.ts';
import { blocksOfMarkup, type PageBlock } from './tree-blocks.ts';
import type { Witnesses } from './wider-reading.ts';

/** What was found, with the paragraphs of the page that are also in the text it gives to machines and did not come along: Readability leaves out some that are half made of links. */
export function withLostParagraphs(
  html: string,
  baseUrl: string | null,
  found: readonly PageBlock[],
  { texts }: PageTexts,
  { title, body }: Witnesses,
): readonly PageBlock[] {
  const blockOf = new Map(found.flatMap(({ ordinals }, index) => ordinals.map((ordinal) => [ordinal, index] as const)));
  const lost = body === null || blockOf.size === 0 ? new Set<number>() : lostAmong(texts, found, body, blockOf);
  // Reading the page anew is dear: only where there is something to fetch.
  const document = lost.size === 0 ? null : pageAnew(html, title);
  if (document === null) return found;
  const after = new Map<number, PageBlock[]>();
  let last = -1;
  for (const { ordinal } of texts) {
    last = blockOf.get(ordinal) ?? last;
    if (!lost.delete(ordinal)) continue;
    const markup = document.querySelector(`[data-pm="${ordinal}"]`)?.toString() ?? '';
    after.set(last, [...(after.get(last) ?? []), ...blocksOfMarkup(markup, baseUrl)]);
  }
  return [...(after.get(-1) ?? []), ...found.flatMap((block, index) => [block, ...(after.get(index) ?? [])])];
}

/** The elements whose prose the given body says, and the blocks do not. */
function lostAmong(
  texts: readonly PageText[],
  found: readonly PageBlock[],
  body: string,
  blockOf: ReadonlyMap<number, number>,
): Set<number> {
  const isFound = ({ ordinal }: PageText): boolean => blockOf.has(ordinal);
  const candidates = proseAmong(texts, isFound).filter((text) => !isFound(text));
  if (candidates.length === 0) return new Set();
  const isGiven = saidBy(body);
  const given = candidates.filter(({ text }) => isGiven(text));
  if (given.length === 0 || covers(found, body) < AGREES) return new Set();
  const said = new SaidIn(found.map(({ block }) => block));
  return new Set(given.filter(({ text }) => !said.has(sameText(text))).map(({ ordinal }) => ordinal));
}

/** A body that says less of what was found speaks of something else. */
const AGREES = 0.5;
