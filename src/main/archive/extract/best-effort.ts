import { blocksToText } from '../../../shared/block-text.ts';
import { directionOf } from '../language/direction.ts';
import type { ExtractRequest, Reading } from '../seams.ts';
import { excerptOf } from './excerpt.ts';
import { titleFromUrl } from './url-title.ts';
import { EXTRACTOR } from './version.ts';

/** A reading copy made without reading: the bare text of what could not be extracted, in one pass and bounded, so that it can be found and read at least. */
export function bestEffortReading(request: ExtractRequest, reason: string): Reading {
  const source = request.text.slice(0, MAX_SOURCE);
  const text = (request.kind === 'html' ? withoutTags(source) : source)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim();
  const firstLine = text.split('\n', 1)[0] ?? '';
  const title = titleFromUrl(request.url) ?? (firstLine === '' ? 'Untitled' : firstLine.slice(0, MAX_TITLE));
  const blocks = text === '' ? [] : [{ type: 'paragraph' as const, text }];
  return {
    title,
    byline: [],
    siteName: null,
    canonicalUrl: null,
    publishedAt: null,
    modifiedAt: null,
    lang: null,
    dir: directionOf(null, text),
    leadImage: null,
    blocks,
    removed: [],
    excerpt: excerptOf(blocks, null),
    wordCount: blocksToText(blocks).match(/\S+/g)?.length ?? 0,
    warnings: [
      `extraction-failed: ${reason}. The text is shown as it stands in the page.`,
      ...(request.text.length > MAX_SOURCE ? ['text-cut: only the beginning is shown.'] : []),
    ],
    needsCare: ['low-confidence', 'undated', 'no-byline'],
    extractor: EXTRACTOR,
  };
}

const MAX_SOURCE = 1_000_000;
const MAX_TITLE = 120;

/** Text between tags, scanned once: no pattern here may look back, since the page has broken the extractor already. */
function withoutTags(html: string): string {
  const kept: string[] = [];
  const endless = new Set<string>();
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    kept.push(html.slice(at, open < 0 ? html.length : open));
    if (open < 0) break;
    const name = /^\/?[a-z!][a-z0-9-]*/i.exec(html.slice(open + 1, open + 20))?.[0].toLowerCase();
    if (name === undefined) {
      kept.push('<');
      at = open + 1;
      continue;
    }
    const close = html.indexOf('>', open);
    if (close < 0) break;
    at = SKIPPED.has(name) && !endless.has(name) ? endOf(html, name, close, endless) : close + 1;
    if (!INLINE.has(name.replace('/', ''))) kept.push('\n');
  }
  return kept.join('').replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, entity: string) => ENTITIES[entity] ?? ' ');
}

/** Behind the end tag of an element whose content is no text; behind its start tag when it has none, and then no later one has. */
function endOf(html: string, name: string, close: number, endless: Set<string>): number {
  const end = html.indexOf(`</${name}`, close);
  const after = end < 0 ? -1 : html.indexOf('>', end);
  if (after < 0) endless.add(name);
  return after < 0 ? close + 1 : after + 1;
}

const SKIPPED = new Set(['script', 'style', 'template', 'svg', 'noscript', 'head']);
const INLINE = new Set(['a', 'abbr', 'b', 'em', 'font', 'i', 'small', 'span', 'strong', 'sub', 'sup', 'u']);
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };
