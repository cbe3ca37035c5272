import type { QueryNode } from './tree.ts';

/** A tree as text of the query language that reads back as the same tree. */
export function printQuery(node: QueryNode | null): string {
  return node === null ? '' : print(node, false);
}

function print(node: QueryNode, inside: boolean): string {
  switch (node.kind) {
    case 'and':
      return bracketed(node.children.map((child) => print(child, true)).join(' '), inside);
    case 'or':
      return bracketed(node.children.map((child) => print(child, true)).join(' OR '), inside);
    case 'not':
      return `-${bracketed(print(node.child, true), node.child.kind === 'not')}`;
    case 'filter':
      return `${node.field}:${quotedIfNeeded(node.typed)}`;
    case 'text': {
      const { how, typed, distance, field, isAlone } = node;
      return `${isAlone ? '+' : ''}${field === null ? '' : `${field}:`}${
        {
          word: typed,
          prefix: `${typed}*`,
          fuzzy: `${typed}~${distance}`,
          phrase: quoted(typed),
          near: `${quoted(typed)}~${distance}`,
          exact: `=${quotedIfNeeded(typed)}`,
        }[how]
      }`;
    }
  }
}

const bracketed = (text: string, inside: boolean): string => (inside ? `(${text})` : text);

const quotedIfNeeded = (text: string): string => (NEEDS_QUOTES.test(text) || text === '' ? quoted(text) : text);

const NEEDS_QUOTES = /[\s()|"“”„«»「」﹁﹂＂（）،؛]/u;

/** In quotes that the text itself does not hold. */
function quoted(text: string): string {
  if (!/["“”]/u.test(text)) return `"${text}"`;
  return text.includes('」') ? `﹁${text}﹂` : `「${text}」`;
}
