import { countryOf, type DateContext } from '../../dates/day-order.ts';
import { detectLanguage } from '../../language/detect.ts';
import { directionOf } from '../../language/direction.ts';
import type { ExtractRequest } from '../../seams.ts';
import type { Draft } from '../draft.ts';
import { PHRASE_RULES, REPEAT_RULES, SCRAPER_RULES } from '../rules/all-rules.ts';
import { linesOf } from './lines.ts';
import { applyRule, countsOf, type Piece, piecesOf } from './pieces.ts';
import { readHead } from './read-head.ts';
import { toBlocks } from './to-blocks.ts';

/**
 * Reads a plain text. Every non-blank line ends in the title, a date, the byline, a block, or the ledger of removals, or is divided among them.
 *
 *   lines ─► pieces ─► scraper dirt off ─► site phrases off ─► title, dates, byline ─► repeats off ─► blocks
 */
export async function readText(request: ExtractRequest): Promise<Draft> {
  const lines = linesOf(request.text);
  const text = lines.map((line) => line.text).join('\n');
  const { lang } = await detectLanguage(text);
  const context: DateContext = { lang, country: countryOf(request.url, null), seenAt: Date.parse(request.capturedAt) };

  let pieces = piecesOf(lines);
  for (const rule of [...SCRAPER_RULES, ...PHRASE_RULES]) pieces = applyRule(rule, pieces, { title: null, counts: NONE });
  const head = readHead(pieces, context);
  pieces = withoutRepeats(head.rest, head.title);
  const { blocks, removed } = toBlocks(pieces, head, lines);
  return {
    title: head.title,
    byline: head.byline,
    siteName: null,
    canonicalUrl: null,
    publishedAt: head.publishedAt,
    modifiedAt: head.modifiedAt,
    lang,
    dir: directionOf(lang, text),
    leadImage: null,
    description: null,
    blocks,
    removed,
    warnings: [],
    signs: [],
  };
}

const NONE: ReadonlyMap<string, number> = new Map();

function withoutRepeats(pieces: readonly Piece[], title: string | null): Piece[] {
  const page = { title, counts: countsOf(pieces) };
  return REPEAT_RULES.reduce<Piece[]>((left, rule) => applyRule(rule, left, page), [...pieces]);
}
