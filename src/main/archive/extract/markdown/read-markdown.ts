import { blocksToText } from '../../../../shared/block-text.ts';
import type { Block } from '../../../../shared/contract/shapes/block.ts';
import { countryOf } from '../../dates/day-order.ts';
import { readDate } from '../../dates/published.ts';
import { detectLanguage, primaryOf } from '../../language/detect.ts';
import { directionOf } from '../../language/direction.ts';
import type { ExtractRequest } from '../../seams.ts';
import type { Draft } from '../draft.ts';
import { webUrl } from '../html/web-url.ts';
import { sameText } from '../rules/same-text.ts';
import { splitNames } from '../text/byline.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { markdownBlocks } from './markdown-blocks.ts';

/** Reads a Markdown file: front matter as metadata, the rest as typed blocks. Its author marked it up by hand, so no rule cleans it. */
export async function readMarkdown(request: ExtractRequest): Promise<Draft> {
  const { fields, body } = readFrontMatter(request.text.replace(/^\ufeff/, ''));
  const url = webUrl(fields.first('url', 'source', 'link', 'canonical', 'original_url'), null);
  const all = markdownBlocks(body, url ?? request.url);
  const named = fields.first('title', 'headline');
  const { title, blocks } = named === null ? titleFromHeading(all) : { title: named, blocks: withoutTitle(all, named) };
  const text = blocksToText(blocks);
  const { lang } = await detectLanguage(text, fields.first('lang', 'language'));
  const date = (...names: string[]) => {
    const raw = fields.first(...names);
    const context = { lang, country: countryOf(url, null), seenAt: Date.parse(request.capturedAt) };
    return raw === null ? null : (readDate(raw, context)?.dated ?? null);
  };
  return {
    title,
    byline: authors(fields),
    siteName: fields.first('site', 'sitename', 'site_name', 'publication', 'publisher'),
    canonicalUrl: url,
    publishedAt: date('published', 'date', 'publishedat', 'date_published', 'created', 'pubdate'),
    modifiedAt: date('updated', 'modified', 'lastmod', 'date_modified', 'updatedat'),
    lang: lang ?? primaryOf(fields.first('lang', 'language')),
    dir: directionOf(lang, text),
    leadImage: webUrl(fields.first('image', 'cover', 'thumbnail', 'og_image'), url),
    description: fields.first('description', 'excerpt', 'summary'),
    blocks,
    removed: [],
    warnings: [],
    signs: [],
  };
}

const authors = (fields: FrontMatter): string[] =>
  fields.all('author', 'authors', 'byline', 'by').flatMap((name) => splitNames(name.replace(/^\[\[|\]\]$/g, '')));

/** A document's first heading, if it stands before everything else, is its title. */
function titleFromHeading(blocks: readonly Block[]): { title: string | null; blocks: Block[] } {
  const [first, ...rest] = blocks;
  return first?.type === 'heading' && first.level <= 2
    ? { title: first.text, blocks: rest }
    : { title: null, blocks: [...blocks] };
}

/** The title of the front matter, said again by the first heading, is said once. */
const withoutTitle = (blocks: readonly Block[], title: string): Block[] =>
  blocks.filter((block, index) => !(index === 0 && block.type === 'heading' && sameText(block.text) === sameText(title)));
