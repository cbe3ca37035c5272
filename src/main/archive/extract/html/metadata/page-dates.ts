import type { Dated } from '../../../../../shared/contract/shapes/dated.ts';
import type { DateContext } from '../../../dates/day-order.ts';
import type { PageDocument } from '../dom.ts';
import { bestVisible, changedAtHead } from './best-visible.ts';
import { type FoundDate, firstClaim } from './date-claim.ts';
import { hentryDates, markedDates, metaDates } from './declared-dates.ts';
import type { LinkedData } from './json-ld.ts';
import { onLocalClock } from './local-clock.ts';
import type { MetaTags } from './meta-tags.ts';
import { scriptDates } from './script-dates.ts';
import type { ShownPage } from './shown-page.ts';
import { dayOfUrl, monthOfUrl } from './url-dates.ts';
import { type VisibleDate, visibleDatesOf } from './visible-dates.ts';

/** When a page says it was published and last changed; null where nothing in it says so. */
export interface PageDates {
  readonly publishedAt: Dated | null;
  readonly modifiedAt: Dated | null;
}

/** What of a page its dates are read from. */
export interface DateSources {
  readonly document: PageDocument;
  readonly url: string | null;
  readonly linked: LinkedData | null;
  readonly meta: MetaTags;
  shown(): ShownPage;
}

/**
 * Reads the dates, sources in the order they are trusted: linked data, article tags, markup, microformats, `time`, address, what a reader sees, and at
 * last the data of the page's scripts. Then the sources help each other: a second one decides between day and month, and says what clock the first goes by.
 */
export function pageDatesOf(sources: DateSources, context: DateContext): PageDates {
  const { document, url, linked, meta } = sources;
  const page = sources.shown();
  const visible = visibleDatesOf(page.lines, page.heading, context);
  const first = (claims: Parameters<typeof firstClaim>[0]): FoundDate | null => firstClaim(claims, context);
  const urlDay = first(listOf(dayOfUrl(url)));
  const published =
    first(linkedDate(linked?.published, 'JSON-LD datePublished')) ??
    first(metaDates(meta, 'published')) ??
    first(markedDates(document, 'datePublished')) ??
    first(hentryDates(document)) ??
    first(linkedDate(linked?.pagePublished, 'JSON-LD datePublished of the page')) ??
    publishedTime(visible) ??
    addressOrText(urlDay, bestVisible(visible)) ??
    first(markedDates(document, 'dateCreated')) ??
    first(linkedDate(linked?.uploaded, 'JSON-LD uploadDate')) ??
    first(scriptDates(document)) ??
    asLastChange(changedAtHead(visible)) ??
    first(listOf(monthOfUrl(url)));
  const modified =
    first(linkedDate(linked?.modified, 'JSON-LD dateModified')) ??
    first(metaDates(meta, 'modified')) ??
    first(markedDates(document, 'dateModified')) ??
    visible.find(({ role }) => role === 'modified') ??
    null;
  const witnesses = [...(urlDay === null ? [] : [urlDay]), ...visible, ...listOf(modified)].map(({ dated }) => dated);
  const settle = (found: FoundDate | null): Dated | null =>
    found === null
      ? null
      : {
          ...onLocalClock(
            decided(found.dated, witnesses),
            visible.map(({ dated }) => dated),
            urlDay?.dated.value ?? null,
            context,
          ),
          source: found.source,
        };
  return { publishedAt: settle(published), modifiedAt: settle(modified) };
}

const listOf = <T>(value: T | null): T[] => (value === null ? [] : [value]);

const linkedDate = (raw: string | null | undefined, source: string) =>
  raw === null || raw === undefined ? [] : [{ raw, source }];

/** The `time` elements of the article's head come before its address. */
const publishedTime = (visible: readonly VisibleDate[]): FoundDate | null =>
  bestVisible(visible.filter(({ source }) => source === 'time element'));

/** The text says more than the address, hours at least, and may be a day off it; where they contradict each other the address is the machine's word. */
function addressOrText(address: FoundDate | null, text: FoundDate | null): FoundDate | null {
  if (address === null || text === null) return address ?? text;
  return Math.abs(dayMs(address.dated) - dayMs(text.dated)) <= DAY_MS ? text : address;
}

/** The page says no more than when the text it shows was last changed. */
const asLastChange = (found: FoundDate | null): FoundDate | null =>
  found === null ? null : { dated: { ...found.dated, certainty: 'inferred' }, source: `last change, ${found.source}` };

const DAY_MS = 86_400_000;
const dayMs = ({ value }: Dated): number => Date.parse(value.slice(0, 10));

/** A date that could be two is the one that another source of the page names beyond doubt. */
function decided(dated: Dated, witnesses: readonly Dated[]): Dated {
  const readings = [dated.value, ...(dated.alternatives ?? [])];
  if (readings.length < 2) return dated;
  const days = new Set(witnesses.filter(({ alternatives }) => alternatives === undefined).map(({ value }) => value.slice(0, 10)));
  const named = readings.filter((reading) => days.has(reading.slice(0, 10)));
  const [value] = named;
  if (value === undefined || named.length > 1) return dated;
  const { alternatives: _, ...rest } = dated;
  return { ...rest, value };
}
