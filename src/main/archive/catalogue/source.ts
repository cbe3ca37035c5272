import { isIP } from 'node:net';
import { domainToUnicode } from 'node:url';

/** The publication an article comes from: its key, and how it is shown. */
export interface Source {
  readonly source: string | null;
  readonly label: string | null;
}

/** By registrable domain; without a URL, by name. */
export function sourceOf(url: string | null, siteName: string | null): Source {
  const domain = url === null ? null : registrableDomain(url);
  const name = siteName?.trim() || null;
  return { source: domain ?? name?.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ') ?? null, label: name ?? domain };
}

/** The part of a host name that somebody registered: `www.bbc.co.uk` is `bbc.co.uk`. Null for what has no host. */
export function registrableDomain(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const host = new URL(url).hostname.replace(/\.$/, '');
  if (host === '') return null;
  if (isIP(host.replace(/^\[|\]$/g, '')) !== 0) return host;
  const labels = domainToUnicode(host).split('.');
  return labels.slice(-(suffixLength(labels) + 1)).join('.');
}

/** Second levels that registries of countries sell under: `co.uk`, `com.tr`, `or.jp`. */
const SECOND_LEVELS = new Set(
  'ac asso co com edu gen go gob gouv gov govt gub ind info k12 ltd me mil ne net nhs nic nom nsw or org plc police pro qld sch vic web'.split(
    ' ',
  ),
);

/** Hosts whose sub-domains are publications of their own. */
const SHARED_HOSTS = new Set([
  'blogspot.com',
  'github.io',
  'gitlab.io',
  'livejournal.com',
  'medium.com',
  'netlify.app',
  'noblogs.org',
  'pages.dev',
  'substack.com',
  'tumblr.com',
  'typepad.com',
  'vercel.app',
  'weebly.com',
  'wixsite.com',
  'wordpress.com',
]);

function suffixLength(labels: readonly string[]): number {
  const top = labels.at(-1) ?? '';
  const second = labels.at(-2) ?? '';
  if (labels.length > 2 && top.length === 2 && SECOND_LEVELS.has(second)) return 2;
  if (labels.length > 2 && labels[0] !== 'www' && SHARED_HOSTS.has(`${second}.${top}`)) return 2;
  return 1;
}
