import { blocksToText, blockText } from '../../../../shared/block-text.ts';
import { countryOf } from '../../dates/day-order.ts';
import { detectLanguage, primaryOf } from '../../language/detect.ts';
import { directionOf } from '../../language/direction.ts';
import type { ExtractRequest } from '../../seams.ts';
import type { Draft } from '../draft.ts';
import { byline as bylineRule } from '../rules/byline.ts';
import { sameText } from '../rules/same-text.ts';
import { readByline } from '../text/byline.ts';
import { chooseReading } from './choose-reading.ts';
import { type CleanedBlock, cleanBlocks } from './clean-blocks.ts';
import { textOf } from './dom.ts';
import { embedsOf, withEmbeds } from './embeds.ts';
import { ledgerOf } from './ledger.ts';
import { leftOut } from './left-out.ts';
import { lostLead } from './lost-lead.ts';
import { withLostParagraphs } from './lost-paragraphs.ts';
import { pageBylineOf } from './metadata/page-byline.ts';
import { pageMetadataOf } from './metadata/page-metadata.ts';
import { wholeByline } from './metadata/whole-byline.ts';
import { numberTexts } from './ordinals.ts';
import { otherArticles } from './other-articles.ts';
import { parsePage } from './parse-page.ts';
import { readableOf } from './readable.ts';
import { standfirstsOf, withStandfirst } from './standfirst.ts';
import { blocksOf } from './tree-blocks.ts';
import { webUrl } from './web-url.ts';

/**
 * Reads a web page.
 *
 *   html ─► page tree ─► metadata ─► numbered texts ─► Readability ─► parse5 ─► blocks ─► rules
 *                                          └──────── what did not survive ──────────────┴─► ledger
 */
export async function readPage(request: ExtractRequest): Promise<Draft> {
  const { document, isDeep } = parsePage(request.text);
  const base = webUrl(document.querySelector('base[href]')?.getAttribute('href'), request.url) ?? request.url;
  const metadata = pageMetadataOf(document, request.url);
  const standfirsts = standfirstsOf(document);
  const texts = numberTexts(document, otherArticles(document, metadata.title));
  const embeds = embedsOf(document, base);
  const whole = textOf(document.body);
  for (const element of texts.setAside) element.remove();
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
  const body = metadata.linked?.body ?? null;
  const witnesses = { title: metadata.title, body, recipe: metadata.linked?.recipe ?? null, description: metadata.description };
  const { found: chosen, isThin } = chooseReading(
    request.text,
    base,
    article === null ? [] : blocksOf(article.root, base),
    texts,
    witnesses,
  );
  const found = withEmbeds(withLostParagraphs(request.text, base, chosen, texts, witnesses), embeds);
  const byline = wholeByline(
    named,
    article?.byline ?? null,
    chosen.map(({ block }) => block),
    metadata.siteName,
  );
  const head = {
    title: metadata.title ?? (article?.title || null),
    byline,
    names: new Set(byline.map(sameText)),
    ...dates,
    dateContext,
  };
  const lead = lostLead(found, texts, { ...head, description: metadata.description }, standfirsts);
  if (lead !== null && lead.block.type === 'paragraph') standfirsts.add(sameText(lead.block.text));
  const { blocks, cleaned } = cleanBlocks(
    lead === null ? found : [lead, ...found],
    head,
    new Set([...standfirsts, sameText(metadata.description ?? '')]),
    texts,
    body,
  );
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
