import type { Collection } from '../../shared/contract/library.ts';
import type { Hit } from '../../shared/contract/search.ts';
import type { Article } from '../../shared/contract/shapes/article.ts';
import type { Scope } from '../../shared/contract/shapes/result-spec.ts';
import { summaryOf } from './summary-of.ts';

/** Tells whether an article lies in a scope. */
export function inScope(article: Article, scope: Scope, collections: readonly Collection[]): boolean {
  if (scope.kind === 'trash') return article.trashed;
  if (article.trashed) return false;
  switch (scope.kind) {
    case 'all':
      return true;
    case 'unread':
      return article.unread;
    case 'starred':
      return article.starred;
    case 'needs-care':
      return article.needsCare.length > 0;
    case 'source':
      return article.source === scope.source;
    case 'tag':
      return article.tags.includes(scope.tag);
    case 'collection': {
      const path = collections.find(({ id }) => id === scope.id)?.path;
      return path !== undefined && article.collections.some((held) => held === path || held.startsWith(`${path}/`));
    }
  }
}

/** Tells whether an article matches one word of a query. */
export function holds(article: Article, word: string): boolean {
  const excluded = word.startsWith('-');
  const asked = word.replace(/^-/, '').replace(/["*~()]/g, '');
  const [field, value] = asked.includes(':')
    ? [asked.slice(0, asked.indexOf(':')), asked.slice(asked.indexOf(':') + 1)]
    : ['', asked];
  const found = ((): boolean => {
    switch (field) {
      case 'source':
        return article.source === value;
      case 'lang':
        return (article.lang ?? '').toLocaleLowerCase() === value;
      case 'tag':
        return article.tags.includes(value);
      case 'title':
        return article.title.toLocaleLowerCase().includes(value);
      case 'has':
        return value === 'notes' ? article.notes > 0 : article.captures > 1;
      case 'is':
        return value === 'unread' ? article.unread : value === 'starred' ? article.starred : article.publishedAt === null;
      case 'date': {
        const [from = '', to = ''] = value.includes('..') ? value.split('..') : [value, value];
        const at = article.publishedAt?.value ?? '';
        return at !== '' && at.slice(0, from.length) >= from && at.slice(0, to.length || at.length) <= (to || '9999');
      }
      default:
        return `${article.title} ${article.text} ${article.siteName ?? ''}`.toLocaleLowerCase().includes(value);
    }
  })();
  return excluded ? !found : found;
}

/** The plain words of a query. */
export function wordsOf(query: string): string[] {
  return query
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '' && !word.includes(':') && !word.startsWith('-') && word !== 'or' && word !== 'and')
    .map((word) => word.replace(/["*~()]/g, ''))
    .filter(Boolean);
}

/** Where words stand in a text. */
export function placesOf(text: string, words: readonly string[]): [number, number][] {
  const lower = text.toLocaleLowerCase();
  const places: [number, number][] = [];
  for (const word of words)
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length)) places.push([at, at + word.length]);
  return places.sort((a, b) => a[0] - b[0]);
}

/** An article as a hit, with snippets around the words. */
export function hitOf(article: Article, words: readonly string[]): Hit {
  const places = words.length > 0 ? placesOf(article.text, words) : [];
  const snippets = places.slice(0, 2).map(([start]) => {
    const from = Math.max(0, start - 40);
    const text = article.text.slice(from, from + 150).replace(/\n+/g, ' ');
    return { text, hits: placesOf(text, words), field: 'body' as const, lang: article.lang, dir: article.dir };
  });
  return {
    article: summaryOf(article),
    score: places.length,
    snippets,
    titleHits: placesOf(article.title, words),
    hitCount: places.length,
  };
}

/** Articles in an order. */
export function sorted(articles: Article[], sort: string, order: 'asc' | 'desc'): Article[] {
  const key = (article: Article): string | number => {
    switch (sort) {
      case 'title':
        return article.title;
      case 'source':
        return article.siteName ?? '';
      case 'words':
        return article.wordCount;
      case 'captured':
        return article.capturedAt;
      default:
        return article.publishedAt?.value ?? '';
    }
  };
  const sign = order === 'asc' ? 1 : -1;
  return [...articles].sort((a, b) => (key(a) < key(b) ? -sign : key(a) > key(b) ? sign : a.id < b.id ? -1 : 1));
}
