import type { FilterNode, QueryNode, TextNode } from './tree.ts';

/** The query in words for people, made from the tree that runs. */
export interface Understood {
  readonly text: string;
  /** The same in pieces: `strong` is what was typed. */
  readonly parts: readonly { readonly text: string; readonly strong: boolean }[];
  readonly warnings: readonly string[];
}

/** Says a tree in words. */
export function understoodOf(tree: QueryNode | null, warnings: readonly string[]): Understood {
  const parts: Piece[] = [];
  if (tree) say(tree, parts, false);
  return { text: parts.map((part) => part.text).join(''), parts: together(parts), warnings };
}

interface Piece {
  readonly text: string;
  readonly strong: boolean;
}

const plain = (text: string): Piece => ({ text, strong: false });
const strong = (text: string): Piece => ({ text, strong: true });

function say(node: QueryNode, into: Piece[], inside: boolean): void {
  switch (node.kind) {
    case 'and':
      between(node.children, into, inside ? ' and ' : ' · ', inside);
      return;
    case 'or':
      between(node.children, into, ' or ', true);
      return;
    case 'not':
      into.push(plain('without '));
      say(node.child, into, true);
      return;
    case 'text':
      into.push(...sayText(node));
      return;
    case 'filter':
      into.push(...sayFilter(node));
  }
}

function between(children: readonly QueryNode[], into: Piece[], word: string, brackets: boolean): void {
  if (brackets) into.push(plain('('));
  for (const [i, child] of children.entries()) {
    if (i > 0) into.push(plain(word));
    say(child, into, brackets || child.kind === 'or');
  }
  if (brackets) into.push(plain(')'));
}

function sayText(node: TextNode): Piece[] {
  const where = node.field === 'title' ? [plain(' in the title')] : node.field === 'note' ? [plain(' in a note')] : [];
  return [...sayWords(node), ...where];
}

function sayWords({ how, typed, distance, clauses, idle }: TextNode): Piece[] {
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

function sayFilter(node: FilterNode): Piece[] {
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
function together(parts: readonly Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (last && last.strong === part.strong) merged[merged.length - 1] = { text: last.text + part.text, strong: part.strong };
    else merged.push(part);
  }
  return merged;
}
