/** The orders that an all-digit date may be read in. */
export type DayOrder = 'dmy' | 'mdy';

/** What is known of a page when its dates are read. */
export interface DateContext {
  /** Language of the text, BCP 47. */
  readonly lang: string | null;
  /** Country of the source, ISO 3166 upper case, as far as its address or markup says. */
  readonly country: string | null;
  /** When the source was seen, ms: nothing it reports was published later. */
  readonly seenAt: number;
}

/** Which order the source writes day and month in; null when it may be either: English without a country. */
export function dayOrderOf(separator: string, context: DateContext): DayOrder | null {
  // Points are how day-first countries write; no country writes month.day.year.
  if (separator === '.') return 'dmy';
  if (context.country !== null && MONTH_FIRST.has(context.country)) return 'mdy';
  if (context.country !== null) return 'dmy';
  const lang = context.lang?.toLowerCase().split('-')[0] ?? null;
  if (lang === 'tl' || lang === 'fil') return 'mdy';
  return lang === null || lang === 'en' ? null : 'dmy';
}

const MONTH_FIRST = new Set(['US', 'PH', 'PW', 'FM', 'MH', 'PR', 'GU', 'VI', 'AS', 'MP']);

/** The country an address or a language tag points to: a country's own domain, or the region of `en-GB`. */
export function countryOf(url: string | null, langTag: string | null): string | null {
  const region = /[-_]([A-Z]{2})(?:\b|$)/.exec(langTag ?? '')?.[1] ?? null;
  const label = url === null || !URL.canParse(url) ? '' : (new URL(url).hostname.split('.').pop() ?? '');
  if (['gov', 'mil', 'us'].includes(label)) return 'US';
  if (label === 'uk') return 'GB';
  if (/^[a-z]{2}$/.test(label) && !SOLD_ABROAD.has(label)) return label.toUpperCase();
  // `en_US` is what publishing systems write when nobody set it.
  return region === 'US' ? null : region;
}

/** Country domains that mostly serve the world. */
const SOLD_ABROAD = new Set([
  'ai',
  'cc',
  'co',
  'eu',
  'fm',
  'ac',
  'io',
  'is',
  'la',
  'ly',
  'me',
  'news',
  'st',
  'to',
  'tv',
  'ws',
  'sh',
  'gg',
  'im',
  'nu',
  'so',
  'vc',
]);
