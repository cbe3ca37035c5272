import type { Dated } from '../../../../../../shared/contract/shapes/dated.ts';
import { countryOf } from '../../../../dates/day-order.ts';
import { parsePage } from '../../parse-page.ts';
import { pageBylineOf } from '../page-byline.ts';
import { pageMetadataOf } from '../page-metadata.ts';

/** What a test asks of an invented page: its title, byline and dates. */
export function readMeta(
  page: { readonly head?: string; readonly body: string; readonly lang?: string; readonly url?: string },
  lang = page.lang ?? 'en',
): {
  readonly title: string | null;
  readonly byline: readonly string[];
  readonly publishedAt: Dated | null;
  readonly modifiedAt: Dated | null;
} {
  const url = page.url ?? 'https://paper.example/a-title';
  const html = `<!doctype html><html${page.lang === undefined ? '' : ` lang="${page.lang}"`}><head>${page.head ?? ''}</head><body>${page.body}</body></html>`;
  const { document } = parsePage(html);
  const metadata = pageMetadataOf(document, url);
  const dates = metadata.dates({ lang, country: countryOf(url, metadata.langClaim), seenAt: Date.UTC(2026, 10, 25) });
  return { title: metadata.title, byline: pageBylineOf(document, metadata).names, ...dates };
}

/** An article of the invented world, long enough to be one. */
export const ARTICLE =
  '<p>The pier of Tarn was closed on Monday after the surveyors had found cracks in nine of its piles.</p>'.repeat(3);
