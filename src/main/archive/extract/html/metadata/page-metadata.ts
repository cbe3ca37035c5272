import type { DateContext } from '../../../dates/day-order.ts';
import { type PageDocument, textOf } from '../dom.ts';
import { webUrl } from '../web-url.ts';
import { type LinkedData, linkedDataOf } from './json-ld.ts';
import { type MetaTags, metaTagsOf } from './meta-tags.ts';
import { type PageDates, pageDatesOf } from './page-dates.ts';
import { pageTitleOf } from './page-title.ts';
import { type ShownPage, shownPageOf } from './shown-page.ts';

/** What a page says of itself before anything is taken out of it. */
export interface PageMetadata {
  readonly title: string | null;
  readonly siteName: string | null;
  readonly description: string | null;
  readonly canonicalUrl: string | null;
  readonly leadImage: string | null;
  /** The language the page claims, as it writes it. */
  readonly langClaim: string | null;
  readonly isPaid: boolean;
  readonly linked: LinkedData | null;
  readonly meta: MetaTags;
  /** Where the page came from. */
  readonly url: string | null;
  /** The lines it shows, and which of them is the title. */
  shown(): ShownPage;
  dates(context: DateContext): PageDates;
}

/** Reads it; dates wait for the language of the text, which decides their order. */
export function pageMetadataOf(document: PageDocument, url: string | null): PageMetadata {
  const linked = linkedDataOf(document);
  const meta = metaTagsOf(document);
  const base = webUrl(document.querySelector('base[href]')?.getAttribute('href'), url) ?? url;
  const siteName =
    meta.first('og:site_name') ??
    linked?.publisher ??
    meta.first('application-name', 'dc.publisher', 'al:android:app_name') ??
    (textOf(document.querySelector('[itemprop="publisher"] [itemprop="name"]')) || null);
  const title = pageTitleOf(document, url, linked, meta, siteName);
  let read: ShownPage | undefined;
  const shown = (): ShownPage => {
    read ??= shownPageOf(document, title);
    return read;
  };
  return {
    title,
    siteName,
    url,
    shown,
    description: linked?.description ?? meta.first('og:description', 'description', 'twitter:description', 'dc.description'),
    canonicalUrl:
      webUrl(document.querySelector('link[rel~="canonical"]')?.getAttribute('href'), base) ?? webUrl(meta.first('og:url'), base),
    leadImage:
      webUrl(meta.first('og:image', 'og:image:url', 'og:image:secure_url', 'twitter:image', 'twitter:image:src'), base) ??
      webUrl(linked?.image, base),
    langClaim:
      document.documentElement.getAttribute('lang') ??
      document.documentElement.getAttribute('xml:lang') ??
      linked?.lang ??
      meta.first('og:locale', 'content-language', 'dc.language', 'language'),
    isPaid: linked?.isFree === false,
    linked,
    meta,
    dates: (context) => pageDatesOf({ document, url, linked, meta, shown }, context),
  };
}
