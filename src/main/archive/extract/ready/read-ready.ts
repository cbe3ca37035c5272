import type { Block } from '../../../../shared/contract/shapes/block.ts';
import type { Dated } from '../../../../shared/contract/shapes/dated.ts';
import { readDate } from '../../dates/published.ts';
import { detectLanguage, primaryOf } from '../../language/detect.ts';
import { directionOf } from '../../language/direction.ts';
import type { ExtractRequest } from '../../seams.ts';
import type { Draft } from '../draft.ts';
import { paragraphsOf } from './paragraphs.ts';

/** Reads a ready text, `{title?, date?, text, lang?, source?}`: taken as it is, paragraph by paragraph, without cleaning. */
export async function readReady(request: ExtractRequest): Promise<Draft> {
  const given = parse(request.text);
  const lang = given.lang === null ? (await detectLanguage(given.text)).lang : canonical(given.lang);
  return {
    title: given.title,
    byline: [],
    siteName: given.source,
    canonicalUrl: null,
    publishedAt: dateOf(given.date, lang, request.capturedAt),
    modifiedAt: null,
    lang,
    dir: directionOf(lang, given.text),
    leadImage: null,
    description: null,
    blocks: paragraphsOf(given.text).map((text): Block => ({ type: 'paragraph', text })),
    removed: [],
    warnings: [],
    signs: [],
  };
}

interface ReadyText {
  readonly title: string | null;
  readonly date: string | null;
  readonly text: string;
  readonly lang: string | null;
  readonly source: string | null;
}

/** The import has checked the line already; what is not a text here is not there. */
function parse(json: string): ReadyText {
  const given: unknown = JSON.parse(json);
  const field = (name: string): string | null => {
    // Safe: any object may be asked for any name.
    const value = typeof given === 'object' && given !== null ? (given as Readonly<Record<string, unknown>>)[name] : undefined;
    return typeof value === 'string' && value.trim() !== '' ? value : null;
  };
  const text = field('text') ?? '';
  return {
    title: field('title')?.replace(/\s+/g, ' ').trim() ?? null,
    date: field('date'),
    text,
    lang: field('lang'),
    source: field('source')?.trim() ?? null,
  };
}

function dateOf(date: string | null, lang: string | null, capturedAt: string): Dated | null {
  return date === null ? null : (readDate(date, { lang, country: null, seenAt: Date.parse(capturedAt) })?.dated ?? null);
}

/** `zh-Hans` stays; `pt_BR` and the like are cut to what the archive files under. */
function canonical(lang: string): string | null {
  return /^zh-han[st]$/i.test(lang) ? `zh-H${lang.slice(4).toLowerCase()}` : primaryOf(lang);
}
