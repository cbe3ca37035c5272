import { type EmbedSource, hostName, knownSource } from './embed-providers.ts';
import { webUrl } from './web-url.ts';

/** An element as embeds are told by: of either tree. */
export interface Marked {
  readonly tag: string;
  attribute(name: string): string | null;
}

/** What a frame, a player's own element or a box that a script fills holds of another site; null when it is none. */
export function embedIn({ tag, attribute }: Marked, baseUrl: string | null): (EmbedSource & { title?: string }) | null {
  const names = attribute('class') ?? '';
  const source = FRAMES.has(tag)
    ? frameSource(attribute, names, baseUrl)
    : (byNumber(tag, attribute) ?? (isBox(tag, names, attribute) ? boxSource(attribute, baseUrl) : null));
  if (source === null) return null;
  const title = attribute('title')?.replace(/\s+/g, ' ').trim() ?? '';
  return title === '' || title.length > MAX_TITLE || NO_TITLE.test(title) ? source : { ...source, title };
}

const isBox = (tag: string, names: string, attribute: Attribute): boolean =>
  BOXES.test(` ${names} `) || (tag === 'script' && attribute('data-telegram-post') !== null);

const FRAMES = new Set(['iframe', 'embed', 'object', 'amp-iframe']);

/** The elements that may be embeds, as a selector: what is made for them, and what may be called so. */
export const CANDIDATES =
  'iframe, embed, object, amp-iframe, lite-youtube, youtube-video, lite-vimeo, amp-youtube, amp-vimeo, amp-dailymotion, amp-twitter, amp-instagram, script[data-telegram-post], [class]';

const FRAME_ADDRESSES = [
  'src',
  'data-src',
  'data-lazy-src',
  'data-original',
  'data-url',
  'data',
  'data-litespeed-src',
  'data-cookieblock-src',
];
const BOXES = / (?:fb-(?:post|video)|twitter-(?:tweet|video)\S*|tiktok-embed|instagram-media|embedly-card|telegram-post) /;
const BOX_ADDRESSES = ['data-href', 'data-url', 'data-tweet-url', 'cite', 'href'];
const MAX_TITLE = 200;
/** What players call themselves, whatever they play. */
const NO_TITLE =
  /^(?:youtube|vimeo|embedded?|embed(?:ded)? (?:content|frame|video|post|media)|video|audio|iframe|player|media|map|content|(?:youtube|vimeo|video|audio|dailymotion|embedded) (?:video )?(?:player|embed|video)|spotify embed|twitter (?:tweet|post)|x post|instagram post|facebook (?:post|video))\W*$/i;

type Attribute = Marked['attribute'];

function frameSource(attribute: Attribute, names: string, baseUrl: string | null): EmbedSource | null {
  for (const name of FRAME_ADDRESSES) {
    const url = webUrl(attribute(name), baseUrl);
    if (url === null) continue;
    const address = new URL(url);
    const known = knownSource(address);
    if (known !== null) return known;
    // Frames of sites unknown to us are advertisements as often as not: only what says that it is a film, or an embed, counts.
    const isFilm = attribute('allowfullscreen') !== null || /fullscreen/.test(attribute('allow') ?? '');
    if (isFilm || /(?:^|[\s_-])(?:embed|video|player)(?:[\s_-]|$)/i.test(names))
      return ADVERTISING.test(address.hostname) ? null : { media: 'other', provider: hostName(address), url };
  }
  return null;
}

const ADVERTISING =
  /(?:^|\.)(?:doubleclick\.net|googlesyndication\.com|adnxs\.com|taboola\.com|outbrain\.com|teads\.tv|amazon-adsystem\.com|criteo\.com|googletagmanager\.com|recaptcha\.net)$/;

/** Elements that name a thing by its number at its site. */
function byNumber(tag: string, attribute: Attribute): EmbedSource | null {
  const numbered = NUMBERED.get(tag);
  const id = numbered === undefined ? '' : (attribute(numbered.name) ?? '');
  return numbered !== undefined && /^[\w-]{4,40}$/.test(id) ? knownSource(new URL(numbered.site + id)) : null;
}

/** The attribute that has the number, and what stands before it in an address. */
const NUMBERED = new Map([
  ['lite-youtube', { name: 'videoid', site: 'https://www.youtube.com/watch?v=' }],
  ['youtube-video', { name: 'videoid', site: 'https://www.youtube.com/watch?v=' }],
  ['amp-youtube', { name: 'data-videoid', site: 'https://www.youtube.com/watch?v=' }],
  ['lite-vimeo', { name: 'videoid', site: 'https://vimeo.com/' }],
  ['amp-vimeo', { name: 'data-videoid', site: 'https://vimeo.com/' }],
  ['amp-dailymotion', { name: 'data-videoid', site: 'https://www.dailymotion.com/video/' }],
  ['amp-twitter', { name: 'data-tweetid', site: 'https://twitter.com/i/status/' }],
  ['amp-instagram', { name: 'data-shortcode', site: 'https://www.instagram.com/p/' }],
]);

/** A box or a script that is told what to show by an address. */
function boxSource(attribute: Attribute, baseUrl: string | null): EmbedSource | null {
  const telegram = attribute('data-telegram-post') ?? '';
  if (/^[\w-]+\/\d+$/.test(telegram)) return knownSource(new URL(`https://t.me/${telegram}`));
  for (const name of BOX_ADDRESSES) {
    const url = webUrl(attribute(name), baseUrl);
    const known = url === null ? null : knownSource(new URL(url));
    if (known !== null) return known;
  }
  return null;
}
