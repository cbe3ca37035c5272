import type { Snippet } from '../../../shared/contract/search.ts';
import type { IndexDocument } from '../seams.ts';
import type { ParsedQuery } from './parse-query.ts';
import { hitFinder, type TextHit } from './text-hits.ts';
import { type Range, sentencesOf, shortened } from './windows.ts';

/** What a hit shows of an article. */
export interface ArticleSnippets {
  readonly snippets: Snippet[];
  /** Offsets into the title shown first. */
  readonly titleHits: [number, number][];
  /** Places in the whole article. */
  readonly hitCount: number;
}

/** The sentences of an article that say most about a query, at most `max`; without one, how it begins. */
export function snippetsOf(document: IndexDocument, parsed: ParsedQuery, { max }: { readonly max: number }): ArticleSnippets {
  const find = hitFinder(parsed.tree, document.lang);
  const titleHits = merged(find(document.titles[0] ?? '', 'title'));
  let hitCount = titleHits.length;
  const found: Candidate[] = [];
  for (const [field, text] of textsOf(document)) {
    const hits = find(text, field);
    if (hits.length === 0) continue;
    hitCount += merged(hits).length;
    found.push(...candidatesOf(field, text, hits, document.lang));
  }
  const best = found
    .map((candidate, order) => ({ ...candidate, order }))
    .sort((a, b) => b.leaves - a.leaves || b.phrases - a.phrases || b.hits.length - a.hits.length || a.order - b.order)
    .slice(0, max)
    .sort((a, b) => a.order - b.order);
  const snippets = best.map(({ field, text, range, hits }) => snippet(document, field, text, range, hits));
  if (snippets.length === 0 && max > 0) snippets.push(...opening(document));
  return { snippets, titleHits, hitCount };
}

/** Where the words of a query stand in an article: in its title, and in each block that has any. */
export function marksOf(
  document: IndexDocument,
  parsed: ParsedQuery,
): { title: [number, number][]; blocks: { block: number; hits: [number, number][] }[] } {
  const find = hitFinder(parsed.tree, document.lang);
  return {
    title: merged(find(document.titles[0] ?? '', 'title')),
    blocks: document.blocks
      .map((text, block) => ({ block, hits: merged(find(text, 'body')) }))
      .filter(({ hits }) => hits.length > 0),
  };
}

type Field = Snippet['field'];

interface Candidate {
  readonly field: Field;
  readonly text: string;
  readonly range: Range;
  readonly hits: [number, number][];
  readonly leaves: number;
  readonly phrases: number;
}

function textsOf(document: IndexDocument): [Field, string][] {
  const of = (field: Field, texts: readonly string[]): [Field, string][] => texts.map((text) => [field, text]);
  return [
    ...of('body', document.blocks),
    ...of('notes', document.notes),
    ...of('title', document.titles.slice(1)),
    ...of('byline', document.byline),
    ...of('tags', document.tags),
    ...of('source', document.source),
    ...of('url', document.url === null ? [] : [document.url]),
  ];
}

function candidatesOf(field: Field, text: string, hits: readonly TextHit[], lang: string | null): Candidate[] {
  return sentencesOf(text, lang, hits).map((range) => {
    const inside = hits.filter(({ start, end }) => start >= range.start && end <= range.end);
    return {
      field,
      text,
      range,
      hits: merged(inside),
      leaves: new Set(inside.map(({ leaf }) => leaf)).size,
      phrases: inside.filter(({ isPhrase }) => isPhrase).length,
    };
  });
}

function snippet(document: IndexDocument, field: Field, text: string, range: Range, hits: [number, number][]): Snippet {
  return { ...shortened(text, range, hits), field, lang: document.lang, dir: document.dir };
}

/** The standfirst, or the first sentence. */
function opening(document: IndexDocument): Snippet[] {
  const text = document.blocks[document.standfirst] ?? document.blocks.find((block) => block.trim() !== '');
  if (text === undefined) return [];
  const [first] = sentencesOf(text, document.lang, [{ start: 0, end: 0 }]);
  return first ? [snippet(document, 'body', text, first, [])] : [];
}

/** Hits as ranges that do not overlap, in order. */
function merged(hits: readonly TextHit[]): [number, number][] {
  const ranges: [number, number][] = [];
  for (const { start, end } of [...hits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = ranges.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else ranges.push([start, end]);
  }
  return ranges;
}
