import type { Block } from '../../../../shared/contract/shapes/block.ts';

type Embed = Extract<Block, { type: 'embed' }>;

/** What an embedded thing is, and where people find it. */
export type EmbedSource = Pick<Embed, 'media' | 'provider' | 'url'>;

/** The source of what stands at this address, with the address of its own page where a player's leads there; null for a site that is not known for being embedded. */
export function knownSource(address: URL): EmbedSource | null {
  const shown = originalOf(address) ?? address;
  const host = shown.hostname.toLowerCase();
  const provider = PROVIDERS.find(({ hosts }) => hosts.some((each) => host === each || host.endsWith(`.${each}`)));
  if (provider === undefined) return null;
  if (provider.only !== undefined && !provider.only.test(shown.pathname)) return null;
  return { media: provider.media, provider: provider.name, url: provider.page?.(shown) ?? shown.href };
}

/** What a site unknown to us is called, by its address. */
export const hostName = (address: URL): string => address.hostname.replace(/^www\./, '');

/** Players that carry the address of what they play. */
function originalOf(address: URL): URL | null {
  const name = CARRIERS.find(([path]) => path.test(`${address.hostname}${address.pathname}`))?.[1];
  const original = name === undefined ? null : URL.parse(address.searchParams.get(name) ?? '');
  return original !== null && /^https?:$/.test(original.protocol) ? original : null;
}

const CARRIERS: readonly (readonly [RegExp, string])[] = [
  [/^(?:www\.)?facebook\.com(?:\/v[\d.]+)?\/plugins\//, 'href'],
  [/^w\.soundcloud\.com\/player/, 'url'],
  [/embedly\.com\/widgets\//, 'url'],
  [/iframe\.ly\/|iframely\.net\//, 'url'],
];

interface Provider {
  readonly name: string;
  readonly media: Embed['media'];
  readonly hosts: readonly string[];
  /** Only addresses that begin so are things to embed. */
  readonly only?: RegExp;
  /** The page of what a player's address plays. */
  page?(address: URL): string | null;
}

/** The path after a beginning, put behind another address; null when the path begins otherwise. */
const moved =
  (from: RegExp, to: string) =>
  ({ pathname }: URL): string | null => {
    const id = from.exec(pathname)?.[1];
    return id === undefined ? null : to + id;
  };

const without =
  (end: RegExp) =>
  ({ origin, pathname }: URL): string =>
    origin + pathname.replace(end, '');

function tweet({ pathname, searchParams }: URL): string | null {
  const id = searchParams.get('id');
  return /^\/embed\//i.test(pathname) && id !== null && /^\d+$/.test(id) ? `https://twitter.com/i/status/${id}` : null;
}

const PROVIDERS: readonly Provider[] = [
  {
    name: 'YouTube',
    media: 'video',
    hosts: ['youtube.com', 'youtube-nocookie.com'],
    only: /^\/(?:embed|v|watch|shorts|live|playlist)\b/,
    page: moved(/^\/(?:embed|v|shorts)\/([\w-]{6,})/, 'https://www.youtube.com/watch?v='),
  },
  { name: 'YouTube', media: 'video', hosts: ['youtu.be'] },
  { name: 'Vimeo', media: 'video', hosts: ['vimeo.com'], page: moved(/^\/video\/(\d+)/, 'https://vimeo.com/') },
  {
    name: 'Dailymotion',
    media: 'video',
    hosts: ['dailymotion.com'],
    page: moved(/^\/embed\/video\/(\w+)/, 'https://www.dailymotion.com/video/'),
  },
  { name: 'X (Twitter)', media: 'post', hosts: ['twitter.com', 'x.com'], only: /\/status(?:es)?\/\d|^\/embed\//i, page: tweet },
  {
    name: 'Instagram',
    media: 'post',
    hosts: ['instagram.com'],
    only: /\/(?:p|reel|tv)\//,
    page: without(/embed(?:\/captioned)?\/?$/),
  },
  {
    name: 'Facebook',
    media: 'post',
    hosts: ['facebook.com'],
    only: /\/(?:posts|videos?|photos?|permalink|reel|watch|share|story)\b/,
  },
  { name: 'Facebook', media: 'video', hosts: ['fb.watch'] },
  { name: 'TikTok', media: 'video', hosts: ['tiktok.com'], only: /\/(?:video|embed|player)\// },
  { name: 'Threads', media: 'post', hosts: ['threads.net', 'threads.com'], only: /\/post\//, page: without(/\/embed\/?$/) },
  { name: 'Bluesky', media: 'post', hosts: ['bsky.app'] },
  { name: 'Telegram', media: 'post', hosts: ['t.me'], only: /^\/(?:s\/|c\/)?[\w-]+\/\d/, page: without(/$/) },
  { name: 'Reddit', media: 'post', hosts: ['reddit.com', 'redditmedia.com'], only: /\/comments\// },
  { name: 'VK', media: 'post', hosts: ['vk.com', 'vk.ru', 'vkvideo.ru'] },
  { name: 'Odnoklassniki', media: 'video', hosts: ['ok.ru'] },
  { name: 'Rutube', media: 'video', hosts: ['rutube.ru'], page: moved(/^\/play\/embed\/(\w+)/, 'https://rutube.ru/video/') },
  { name: 'Rumble', media: 'video', hosts: ['rumble.com'] },
  { name: 'Odysee', media: 'video', hosts: ['odysee.com'] },
  { name: 'Twitch', media: 'video', hosts: ['twitch.tv'] },
  { name: 'Streamable', media: 'video', hosts: ['streamable.com'] },
  { name: 'Bilibili', media: 'video', hosts: ['bilibili.com'] },
  { name: 'Niconico', media: 'video', hosts: ['nicovideo.jp'] },
  { name: 'Aparat', media: 'video', hosts: ['aparat.com'] },
  { name: 'Brightcove', media: 'video', hosts: ['players.brightcove.net'] },
  { name: 'JW Player', media: 'video', hosts: ['jwplatform.com', 'jwplayer.com'] },
  { name: 'Wistia', media: 'video', hosts: ['wistia.com', 'wistia.net'] },
  { name: 'TED', media: 'video', hosts: ['embed.ted.com'] },
  { name: 'C-SPAN', media: 'video', hosts: ['c-span.org'] },
  {
    name: 'Internet Archive',
    media: 'other',
    hosts: ['archive.org'],
    only: /^\/embed\//,
    page: moved(/^\/embed\/([^/]+)/, 'https://archive.org/details/'),
  },
  {
    name: 'Spotify',
    media: 'audio',
    hosts: ['open.spotify.com'],
    page: moved(/^\/embed(?:-podcast)?\/(.+)/, 'https://open.spotify.com/'),
  },
  { name: 'SoundCloud', media: 'audio', hosts: ['soundcloud.com'] },
  { name: 'Apple Podcasts', media: 'audio', hosts: ['podcasts.apple.com', 'embed.podcasts.apple.com'] },
  { name: 'Bandcamp', media: 'audio', hosts: ['bandcamp.com'] },
  { name: 'Mixcloud', media: 'audio', hosts: ['mixcloud.com'] },
  { name: 'Acast', media: 'audio', hosts: ['acast.com'] },
  { name: 'Omny', media: 'audio', hosts: ['omny.fm'] },
  { name: 'Megaphone', media: 'audio', hosts: ['megaphone.fm'] },
  { name: 'Google Maps', media: 'map', hosts: ['google.com'], only: /^\/maps\// },
  { name: 'OpenStreetMap', media: 'map', hosts: ['openstreetmap.org'] },
  { name: 'ArcGIS', media: 'map', hosts: ['arcgis.com'] },
  { name: 'DocumentCloud', media: 'document', hosts: ['documentcloud.org'] },
  { name: 'Scribd', media: 'document', hosts: ['scribd.com'], only: /^\/(?:embeds|doc|document)\// },
  { name: 'Issuu', media: 'document', hosts: ['issuu.com'] },
  { name: 'Google Docs', media: 'document', hosts: ['docs.google.com', 'drive.google.com'] },
  { name: 'Datawrapper', media: 'other', hosts: ['datawrapper.dwcdn.net', 'datawrapper.de'] },
  { name: 'Flourish', media: 'other', hosts: ['flourish.studio', 'flo.uri.sh'] },
  { name: 'Infogram', media: 'other', hosts: ['infogram.com'] },
  { name: 'Tableau', media: 'other', hosts: ['public.tableau.com'] },
  { name: 'Knight Lab', media: 'other', hosts: ['cdn.knightlab.com'] },
  { name: 'Giphy', media: 'other', hosts: ['giphy.com'] },
  { name: 'Imgur', media: 'other', hosts: ['imgur.com'] },
  { name: 'GitHub Gist', media: 'document', hosts: ['gist.github.com'] },
];
