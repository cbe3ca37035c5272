import type { PageDocument } from '../dom.ts';
import { isAgencyLine } from './agencies.ts';
import { withoutEntities } from './entities.ts';

/** What a page's JSON-LD says of its article. */
export interface LinkedData {
  readonly headline: string | null;
  readonly description: string | null;
  readonly authors: readonly string[];
  readonly published: string | null;
  readonly modified: string | null;
  readonly publisher: string | null;
  readonly image: string | null;
  readonly lang: string | null;
  readonly isFree: boolean | null;
  /** When the page, as apart from an article in it, was published. */
  readonly pagePublished: string | null;
  /** When a video was put up, on pages that have no article. */
  readonly uploaded: string | null;
  /** The article's text, as some pages give it for machines; null when it is not there. */
  readonly body: string | null;
  /** What a recipe takes and how it is made; null on other pages. */
  readonly recipe: string | null;
}

/** The article among a page's JSON-LD, and what it says of the page; null when it speaks of neither. Broken scripts are passed over: pages have many. */
export function linkedDataOf(document: PageDocument): LinkedData | null {
  const nodes = new Map<string, Thing>();
  const articles: Thing[] = [];
  const listed: Thing[] = [];
  const pages: Thing[] = [];
  const videos: Thing[] = [];
  const recipes: Thing[] = [];
  let budget = MAX_NODES;
  const visit = (value: unknown, isListed: boolean): void => {
    if (budget-- <= 0) return;
    if (Array.isArray(value)) for (const each of value) visit(each, isListed);
    if (!isThing(value)) return;
    if (typeof value['@id'] === 'string' && Object.keys(value).length > 1) nodes.set(value['@id'], value);
    const types = typesOf(value);
    if (types.includes('Recipe')) recipes.push(value);
    if (types.some((type) => ARTICLE.test(type))) (isListed ? listed : articles).push(value);
    else if (types.includes('VideoObject')) videos.push(value);
    else if (types.some((type) => type.endsWith('Page'))) pages.push(value);
    for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage']) visit(value[key], isListed);
    for (const key of ['itemListElement', 'item', 'hasPart', 'blogPost']) visit(value[key], true);
  };
  for (const script of document.querySelectorAll('script[type="application/ld+json"]'))
    visit(parse(script.textContent ?? ''), false);
  // A list has other articles; a list of one has this.
  const own = articles.length > 0 || listed.length > 1 ? articles : listed;
  const article = own.find((each) => each.datePublished !== undefined) ?? own[0];
  const [page, video] = [pages.find((each) => each.datePublished !== undefined), videos.length === 1 ? videos[0] : undefined];
  if (article === undefined && page === undefined && video === undefined && recipes.length === 0) return null;
  return {
    ...read(article ?? {}, nodes),
    pagePublished: text(page?.datePublished),
    uploaded: text(video?.uploadDate),
    recipe: recipes.length === 1 ? recipeOf(recipes[0]) : null,
  };
}

type Thing = Readonly<Record<string, unknown>>;
const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null && !Array.isArray(value);

const ARTICLE = /(?:Article|BlogPosting|Report|Review|LiveBlogPosting|NewsStory)$/;
const MAX_NODES = 5000;
const MAX_LENGTH = 2_000_000;

const typesOf = (thing: Thing): string[] => [thing['@type']].flat().filter((type) => typeof type === 'string');

function parse(text: string): unknown {
  if (text.length > MAX_LENGTH) return null;
  const bare = text.replace(/^\s*(?:\/\/\s*)?<!(?:\[CDATA\[|--)|(?:\/\/\s*)?(?:\]\]|--)>\s*$/g, '');
  for (const attempt of [bare, bare.replace(/\p{Cc}+/gu, ' ').replace(/,\s*([}\]])/g, '$1')]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // A page's own mistake; the second attempt forgives the common ones, and without either the other sources speak.
    }
  }
  return null;
}

function read(article: Thing, nodes: ReadonlyMap<string, Thing>): Omit<LinkedData, 'pagePublished' | 'uploaded' | 'recipe'> {
  return {
    headline: text(article.headline) ?? text(article.name),
    description: text(article.description),
    authors: authorsOf(article.author ?? article.creator, nodes),
    published: text(article.datePublished) ?? text(article.dateCreated),
    modified: text(article.dateModified),
    publisher: namesOf(article.publisher, nodes)[0] ?? null,
    image: imageOf(article.image) ?? text(article.thumbnailUrl),
    lang: text(article.inLanguage),
    body: text(article.articleBody),
    isFree:
      typeof article.isAccessibleForFree === 'boolean'
        ? article.isAccessibleForFree
        : /^false$/i.test(text(article.isAccessibleForFree) ?? '')
          ? false
          : null,
  };
}

const text = (value: unknown): string | null => {
  const first = Array.isArray(value) ? (value as readonly unknown[])[0] : value;
  if (isThing(first) && typeof first['@value'] === 'string') return first['@value'].trim() || null;
  return typeof first === 'string' ? first.trim() || null : null;
};

/** People before organisations: who publishes a reporter's piece did not write it; an agency that signs with the reporter did. */
function authorsOf(value: unknown, nodes: ReadonlyMap<string, Thing>): string[] {
  const all = [value].flat(2);
  const people = all.filter((each) => isThing(each) && typesOf(each).includes('Person'));
  if (people.length === 0) return namesOf(all, nodes);
  const agencies = namesOf(
    all.filter((each) => !people.includes(each)),
    nodes,
  ).filter(isAgencyLine);
  return [...namesOf(people, nodes), ...agencies];
}

function namesOf(value: unknown, nodes: ReadonlyMap<string, Thing>): string[] {
  return [value].flat(2).flatMap((each: unknown) => {
    if (typeof each === 'string') return [withoutEntities(each.trim())];
    if (!isThing(each)) return [];
    const known = typeof each['@id'] === 'string' && each.name === undefined ? (nodes.get(each['@id']) ?? each) : each;
    const { name } = known;
    return [name]
      .flat()
      .flatMap((one: unknown) => (typeof one === 'string' && one.trim() !== '' ? [withoutEntities(one.trim())] : []));
  });
}

function imageOf(value: unknown): string | null {
  const first = Array.isArray(value) ? (value as readonly unknown[])[0] : value;
  return isThing(first) ? (text(first.url) ?? text(first.contentUrl)) : text(first);
}

/** A recipe's ingredients and steps, a line each; steps may stand in sections. */
function recipeOf(recipe: Thing | undefined): string {
  const lines: string[] = [];
  const add = (value: unknown, depth: number): void => {
    if (typeof value === 'string') lines.push(value.trim());
    else if (Array.isArray(value)) for (const each of value as readonly unknown[]) add(each, depth);
    else if (isThing(value) && depth < MAX_SECTIONS) add(value.text ?? value.itemListElement, depth + 1);
  };
  add(recipe?.recipeIngredient, 0);
  add(recipe?.recipeInstructions, 0);
  return lines.join('\n');
}
const MAX_SECTIONS = 4;
