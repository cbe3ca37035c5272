import { type EmbedSource, hostName, knownSource } from './embed-providers.ts';
import { attribute, descendants, type Element } from './tree.ts';
import { webUrl } from './web-url.ts';

/** The post of another site that a quotation stands for, by the address its maker left with it; null for a plain quotation. */
export function postOf(element: Element, baseUrl: string | null): EmbedSource | null {
  if (!isQuotedPost(attribute(element, 'class') ?? '')) return null;
  const given = POST_ADDRESSES.map((name) => attribute(element, name)).find((value) => value !== null && value.trim() !== '');
  const bluesky = /^at:\/\/([^/]+)\/app\.bsky\.feed\.post\/(\w+)/.exec(attribute(element, 'data-bluesky-uri') ?? '');
  const address =
    bluesky === null ? webUrl(given, baseUrl) : `https://bsky.app/profile/${bluesky[1] ?? ''}/post/${bluesky[2] ?? ''}`;
  const links = [...descendants(element)].flatMap((each) =>
    each.tagName === 'a' ? [webUrl(attribute(each, 'href'), baseUrl)] : [],
  );
  // The link to the post itself stands last, after those that the post's own words hold.
  const candidates = [address, ...links.reverse()].filter((each) => each !== null);
  for (const candidate of candidates) {
    const known = knownSource(new URL(candidate));
    if (known !== null) return known;
  }
  const [first] = candidates;
  return first === undefined ? null : { media: 'post', provider: hostName(new URL(first)), url: first };
}

/** Whether classes are those that other sites give to a quotation of one of their posts. */
export const isQuotedPost = (classes: string): boolean => QUOTED_POSTS.test(` ${classes} `);

const POST_ADDRESSES = ['cite', 'data-instgrm-permalink', 'data-text-post-permalink', 'data-embed-url', 'data-href', 'data-url'];
const QUOTED_POSTS =
  / (?:twitter-(?:tweet|video)\S*|instagram-media|tiktok-embed|bluesky-embed|reddit-(?:embed-bq|card)|mastodon-embed|text-post-media|fb-xfbml-parse-ignore|wp-embedded-content|imgur-embed-pub|telegram-post) /;
