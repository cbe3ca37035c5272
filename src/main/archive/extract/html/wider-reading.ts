import { blockText } from '../../../../shared/block-text.ts';
import { sameText } from '../rules/same-text.ts';
import type { PageDocument, PageElement } from './dom.ts';
import { covers } from './given-body.ts';
import type { PageTexts } from './ordinals.ts';
import { pageAnew } from './page-anew.ts';
import { proseAmong } from './prose.ts';
import { blocksOfMarkup, type PageBlock } from './tree-blocks.ts';

/** What else speaks of what the article says, and of how much. */
export interface Witnesses {
  readonly title: string | null;
  /** The text that the page gives to machines. */
  readonly body: string | null;
  /** The ingredients and steps that it gives to machines. */
  readonly recipe: string | null;
  readonly description: string | null;
}

/** The part of the page that its maker marked as the article, where that holds what was found and much more, and another voice misses what is only there; null otherwise. */
export function widerReading(
  html: string,
  baseUrl: string | null,
  found: readonly PageBlock[],
  page: PageTexts,
  { title, body, recipe, description }: Witnesses,
): PageBlock[] | null {
  const kept = new Set(found.flatMap(({ ordinals }) => ordinals));
  const prose = proseOf(page, kept);
  const keptLength = sumOf([...kept].map((ordinal) => prose.get(ordinal) ?? 0));
  if (sumOf(prose.values()) < Math.max(MIN_PROSE, keptLength * WIDER)) return null;
  const missed = [body ?? '', recipe ?? ''].filter((given) => given.length >= MIN_PROSE && covers(found, given) < MISSES);
  const isUnquoted = description !== null && !quotes(found, description);
  // Reading the page anew is dear: only where there is more to find, and a voice misses something.
  if (missed.length === 0 && !isUnquoted) return null;
  const document = pageAnew(html, title);
  const element = document === null ? null : widestPart(document, prose, kept, keptLength);
  if (element === null) return null;
  const wider = blocksOfMarkup(element.toString(), baseUrl);
  return missed.some((given) => covers(wider, given) > HOLDS) || (isUnquoted && quotes(wider, description)) ? wider : null;
}

/** How much prose each numbered element of the page holds. */
function proseOf({ texts }: PageTexts, kept: ReadonlySet<number>): Map<number, number> {
  const prose = new Map<number, number>();
  for (const { ordinal, text } of proseAmong(texts, (each) => kept.has(each.ordinal)))
    prose.set(ordinal, (prose.get(ordinal) ?? 0) + text.length);
  return prose;
}

/** The marked part with the most prose, or one within that has nearly as much. */
function widestPart(
  document: PageDocument,
  prose: ReadonlyMap<number, number>,
  kept: ReadonlySet<number>,
  keptLength: number,
): PageElement | null {
  const parts: { readonly element: PageElement; readonly length: number }[] = [];
  for (const element of document.querySelectorAll(MARKED)) {
    const ordinals = [element, ...element.querySelectorAll('[data-pm]')].map((each) =>
      Number(each.getAttribute('data-pm') ?? Number.NaN),
    );
    const length = sumOf(ordinals.map((ordinal) => prose.get(ordinal) ?? 0));
    const shared = sumOf(ordinals.map((ordinal) => (kept.has(ordinal) ? (prose.get(ordinal) ?? 0) : 0)));
    const isMuchMore =
      length >= MIN_PROSE && length >= keptLength * WIDER && (keptLength === 0 || length <= keptLength * MUCH_WIDER);
    if (isMuchMore && shared >= keptLength * HOLDS) parts.push({ element, length });
  }
  const most = Math.max(0, ...parts.map(({ length }) => length));
  // Parts come outer ones first.
  return parts.findLast(({ length }) => length >= most * NEARLY)?.element ?? null;
}

/** Whether these blocks say the beginning of a description. */
function quotes(blocks: readonly PageBlock[], description: string): boolean {
  const beginning = sameText(description).slice(0, BEGINNING);
  return beginning.length >= MIN_BEGINNING && blocks.some(({ block }) => sameText(blockText(block)).includes(beginning));
}

function sumOf(numbers: Iterable<number>): number {
  let sum = 0;
  for (const each of numbers) sum += each;
  return sum;
}

const MARKED =
  '[itemprop~="articleBody"], article, main, [role="main"], #content, .content, .entry-content, .post-content, .article-body, .article__body';
const MIN_PROSE = 600;
const WIDER = 1.4;
/** So much more is the page with its comments, or its other articles. */
const MUCH_WIDER = 4;
const HOLDS = 0.8;
const MISSES = 0.6;
const NEARLY = 0.9;
const BEGINNING = 60;
const MIN_BEGINNING = 40;
