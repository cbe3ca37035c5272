import { blocksToText } from '../../../../shared/block-text.ts';
import { covers } from './given-body.ts';
import type { PageTexts } from './ordinals.ts';
import { scriptBodies } from './script-body.ts';
import { paragraphsOf, secondReading } from './second-reading.ts';
import type { PageBlock } from './tree-blocks.ts';
import { type Witnesses, widerReading } from './wider-reading.ts';

/** What was taken for the article, and whether nothing stood out of the page. */
export interface ChosenReading {
  readonly found: readonly PageBlock[];
  readonly isThin: boolean;
}

/** Weighs what Readability found against the other voices: the part the maker marked, the text the page gives to machines, the whole page. */
export function chooseReading(
  html: string,
  baseUrl: string | null,
  first: readonly PageBlock[],
  texts: PageTexts,
  witnesses: Witnesses,
): ChosenReading {
  const shown = widerReading(html, baseUrl, first, texts, witnesses) ?? first;
  const given = witnesses.body === null ? [] : paragraphsOf(witnesses.body);
  const isBeginning =
    lengthOf(given) > Math.max(MIN_GIVEN, MUCH_LONGER * lengthOf(shown)) && covers(given, textOf(shown)) > BELONGS;
  const stated = statedBody(html, baseUrl, shown, witnesses);
  const found = stated ?? (isBeginning ? given : shown);
  const second = lengthOf(found) < THIN ? secondReading(html, baseUrl, witnesses.body) : [];
  return lengthOf(second) > lengthOf(found) ? { found: second, isThin: true } : { found, isThin: false };
}

/** The article as the data of the page's scripts have it, where that says much more than what is shown; null otherwise. */
function statedBody(
  html: string,
  baseUrl: string | null,
  shown: readonly PageBlock[],
  { body, description }: Witnesses,
): readonly PageBlock[] | null {
  const length = lengthOf(shown);
  if (length > MAX_SHOWN) return null;
  const said = textOf(shown.filter(({ block }) => block.type === 'paragraph'));
  const witness = [body ?? '', said].find((text) => text.length >= MIN_WITNESS) ?? description ?? '';
  // The shortest that says it: a longer one is a list of articles.
  const own = scriptBodies(html, baseUrl, witness).find((blocks) => covers(blocks, witness) > BELONGS);
  return own !== undefined && lengthOf(own) > MUCH_LONGER * length ? own : null;
}

/** Pages that show more than this are seldom a beginning. */
const MAX_SHOWN = 3000;
const MIN_WITNESS = 200;
/** A page that shows but the beginning of the text it gives to machines shows less than half of it, and little else. */
const MUCH_LONGER = 2;
const BELONGS = 0.6;
const MIN_GIVEN = 600;
/** Shorter than this, what was found is a teaser, a caption or a message, hardly an article. */
const THIN = 300;

const textOf = (blocks: readonly PageBlock[]): string => blocksToText(blocks.map(({ block }) => block));
const lengthOf = (blocks: readonly PageBlock[]): number => textOf(blocks).length;
