import type { UnderstoodPart } from '../../../shared/contract/search.ts';
import { printQuery } from './print.ts';
import { type FilterNode, type QueryNode, replaced, type TextNode } from './tree.ts';

/** The query in words for people, made from the tree that runs. */
export interface Understood {
  readonly text: string;
  readonly parts: readonly UnderstoodPart[];
  readonly warnings: readonly string[];
}

/** Says a tree in words. */
export function understoodOf(tree: QueryNode | null, warnings: readonly string[]): Understood {
  const parts: UnderstoodPart[] = [];
  const without = (leaf: TextNode) => printQuery(replaced(tree, leaf, { ...leaf, isAlone: true }));
  if (tree) say(tree, { parts, without }, false);
  return { text: parts.map((part) => part.text).join(''), parts: together(parts), warnings };
}

/** What is said so far, and how a query reads that leaves the other names of a leaf out. */
interface Saying {
  readonly parts: UnderstoodPart[];
  readonly without: (leaf: TextNode) => string;
}

const plain = (text: string): UnderstoodPart => ({ text, strong: false });
const strong = (text: string): UnderstoodPart => ({ text, strong: true });

function say(node: QueryNode, into: Saying, inside: boolean): void {
  switch (node.kind) {
    case 'and':
      between(node.children, into, inside ? ' and ' : ' · ', inside);
      return;
    case 'or':
      between(node.children, into, ' or ', true);
      return;
    case 'not':
      into.parts.push(plain('without '));
      say(node.child, into, true);
      return;
    case 'text':
      into.parts.push(...sayText(node, into));
      return;
    case 'filter':
      into.parts.push(...sayFilter(node));
  }
}

function between(children: readonly QueryNode[], into: Saying, word: string, brackets: boolean): void {
  if (brackets) into.parts.push(plain('('));
  for (const [i, child] of children.entries()) {
    if (i > 0) into.parts.push(plain(word));
    say(child, into, brackets || child.kind === 'or');
  }
  if (brackets) into.parts.push(plain(')'));
}

function sayText(node: TextNode, { without }: Saying): UnderstoodPart[] {
  const where = node.field === 'title' ? [plain(' in the title')] : node.field === 'note' ? [plain(' in a note')] : [];
  return [...sayWords(node), ...sayNames(node, without), ...where];
}

function sayNames(node: TextNode, without: Saying['without']): UnderstoodPart[] {
  const names = node.also.map(({ name }) => name);
  if (names.length === 0 || node.idle) return [];
  return [{ text: ` (also ${names.join(', ')})`, strong: false, also: { names, without: without(node) } }];
}

function sayWords({ how, typed, distance, clauses, idle }: TextNode): UnderstoodPart[] {
  if (idle) return [plain(`${typed} (too common to count)`)];
  switch (how) {
    case 'phrase':
      return [plain('phrase “'), strong(typed), plain('”')];
    case 'near':
      return [strong(typed), plain(` within ${distance} ${distance === 1 ? 'word' : 'words'}`)];
    case 'prefix':
      return [plain('starts with '), strong(typed)];
    case 'fuzzy':
      return [strong(typed), plain(distance === 1 ? ' or one letter off' : ' or two letters off')];
    case 'exact':
      return [plain('exactly “'), strong(typed), plain('”')];
    case 'word': {
      const isOpen = clauses.length > 1 && clauses.at(-1)?.kind === 'prefix';
      return isOpen ? [strong(typed), plain('…')] : [strong(typed)];
    }
  }
}

function sayFilter(node: FilterNode): UnderstoodPart[] {
  switch (node.field) {
    case 'date':
      return [plain('published '), strong(sayRange(node.typed))];
    case 'updated':
      return [plain('updated '), strong(sayRange(node.typed))];
    case 'captured':
      return [plain('captured '), strong(sayRange(node.typed))];
    case 'words':
      return [strong(sayNumber(node.typed)), plain(' words')];
    case 'source':
      return [plain('from '), strong(node.typed)];
    case 'author':
      return [plain('by '), strong(node.typed)];
    case 'lang':
      return [plain('in language '), strong(node.typed)];
    case 'tag':
      return [plain('tagged '), strong(node.typed)];
    case 'in':
      return [plain('in collection '), strong(node.typed)];
    case 'url':
      return [plain('address has '), strong(node.typed)];
    case 'type':
      return [plain('type '), strong(node.typed)];
    case 'has':
      return [plain('has '), strong(node.typed)];
    case 'is':
      return [plain('is '), strong(node.typed)];
  }
}

function sayRange(typed: string): string {
  const compared = /^(>=?|<=?)(.+)$/.exec(typed);
  if (compared)
    return `${{ '>': 'after', '>=': 'from', '<': 'before', '<=': 'up to' }[compared[1] ?? ''] ?? ''} ${compared[2] ?? ''}`;
  const [from = '', to] = typed.split('..');
  if (to === undefined) return from;
  if (from === '') return `up to ${to}`;
  return to === '' ? `from ${from}` : `${from} to ${to}`;
}

function sayNumber(typed: string): string {
  const compared = /^(>=?|<=?)(.+)$/.exec(typed);
  if (!compared) return sayRange(typed);
  const words: Readonly<Record<string, string>> = { '>': 'more than', '>=': 'at least', '<': 'fewer than', '<=': 'at most' };
  return `${words[compared[1] ?? ''] ?? ''} ${compared[2] ?? ''}`;
}

/** Neighbours of one kind as one piece. */
function together(parts: readonly UnderstoodPart[]): UnderstoodPart[] {
  const merged: UnderstoodPart[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (last && !last.also && !part.also && last.strong === part.strong)
      merged[merged.length - 1] = { text: last.text + part.text, strong: part.strong };
    else merged.push(part);
  }
  return merged;
}
