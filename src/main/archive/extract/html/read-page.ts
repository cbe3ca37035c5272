import { blocksToText, blockText } from '../../../../shared/block-text.ts';
import { countryOf } from '../../dates/day-order.ts';
import { detectLanguage, primaryOf } from '../../language/detect.ts';
import { directionOf } from '../../language/direction.ts';
import type { ExtractRequest } from '../../seams.ts';
import type { Draft } from '../draft.ts';
import { byline as bylineRule } from '../rules/byline.ts';
import { sameText } from '../rules/same-text.ts';
import { readByline } from '../text/byline.ts';
import { type CleanedBlock, cleanBlocks } from './clean-blocks.ts';
import { textOf } from './dom.ts';
import { ledgerOf } from './ledger.ts';
import { leftOut } from './left-out.ts';
import { namesOf, pageBylineOf } from './metadata/page-byline.ts';
import { pageMetadataOf } from './metadata/page-metadata.ts';
import { numberTexts } from './ordinals.ts';
import { parsePage } from './parse-page.ts';
import { readableOf } from './readable.ts';
import { secondReading } from './second-reading.ts';
import { standfirstsOf, withStandfirst } from './standfirst.ts';
import { blocksOf, type PageBlock } from './tree-blocks.ts';
import { webUrl } from './web-url.ts';

/**
 * Reads a web page.
 *
 *   html ─► linkedom ─► metadata ─► numbered texts ─► Readability ─► parse5 ─► blocks ─► rules
 *                                          └──────── what did not survive ──────────────┴─► ledger
 */
export async function readPage(request: ExtractRequest): Promise<Draft> {
  const { document, isDeep } = parsePage(request.text);
  const base = webUrl(document.querySelector('base[href]')?.getAttribute('href'), request.url) ?? request.url;
  const metadata = pageMetadataOf(document, request.url);
  const standfirsts = standfirstsOf(document);
  const texts = numberTexts(document);
  const whole = textOf(document.body);
  // The dates need the language, the language needs the text, and reading the text takes the document apart.
  const claim = primaryOf(metadata.langClaim);
  const guess = await detectLanguage(whole, metadata.langClaim);
  const dateContext = {
    lang: guess.lang,
    country: countryOf(request.url, metadata.langClaim),
    seenAt: Date.parse(request.capturedAt),
  };
  const dates = metadata.dates(dateContext);
  const named = pageBylineOf(document, metadata);

  const article = isDeep ? null : readableOf(document);
  const first = article === null ? [] : blocksOf(article.root, base);
  const second = lengthOf(first) < THIN ? secondReading(request.text, base, metadata.linked?.body ?? null) : [];
  const isThin = lengthOf(second) > lengthOf(first);
  const found = isThin ? second : first;
  const byline = named.length > 0 || article?.byline == null ? named : namesOf([article.byline], metadata.siteName);
  const head = {
    title: metadata.title ?? (article?.title || null),
    byline,
    names: new Set(byline.map(sameText)),
    ...dates,
    dateContext,
  };
  const { blocks, cleaned } = cleanBlocks(found, head, new Set([...standfirsts, sameText(metadata.description ?? '')]));
  const text = blocksToText(blocks.map(({ block }) => block));
  const { lang, confidence } = await detectLanguage(text === '' ? whole : text, metadata.langClaim);
  const mismatch = claim !== null && lang !== null && primaryOf(lang) !== claim && confidence > 0.6 && text.length > 300;
  return {
    title: head.title,
    byline: byline.length > 0 ? byline : signedBy(cleaned),
    siteName: metadata.siteName,
    canonicalUrl: metadata.canonicalUrl,
    ...dates,
    lang,
    dir: directionOf(lang, text),
    leadImage: metadata.leadImage,
    description: metadata.description,
    blocks: withStandfirst(
      blocks.map(({ block }) => block),
      standfirsts,
    ),
    removed: ledgerOf(leftOut(texts, { ...head, blocks, cleaned }), blocks.length),
    warnings: isThin ? ['low-confidence: no article stood out of the page; its main part is shown.'] : [],
    signs: [
      ...(metadata.isPaid ? (['paywall'] as const) : []),
      ...(isThin || found.length === 0 ? (['low-confidence'] as const) : []),
      ...(mismatch ? (['language-mismatch'] as const) : []),
    ],
  };
}

/** Who a line says wrote it, when nothing else in the page does. */
const signedBy = (cleaned: readonly CleanedBlock[]): string[] =>
  cleaned.flatMap(({ rule, block }) => (rule === bylineRule.id ? (readByline(blockText(block)) ?? []) : []));

/** Shorter than this, what was found is a teaser, a caption or a message, hardly an article. */
const THIN = 300;

const lengthOf = (blocks: readonly PageBlock[]): number => blocksToText(blocks.map(({ block }) => block)).length;
