import type { Scope } from './contract/shapes/result-spec.ts';

/** A scope as one word: `unread`, `tag:court`. Names a place in addresses and keys a row of the sidebar. */
export function scopeText(scope: Scope): string {
  switch (scope.kind) {
    case 'collection':
      return `collection:${scope.id}`;
    case 'source':
      return `source:${scope.source}`;
    case 'tag':
      return `tag:${scope.tag}`;
    default:
      return scope.kind;
  }
}

/** The scope behind such a word; null when it names none. */
export function scopeFrom(text: string): Scope | null {
  if (text === 'all' || text === 'unread' || text === 'starred' || text === 'needs-care' || text === 'trash')
    return { kind: text };
  const colon = text.indexOf(':');
  const name = text.slice(colon + 1);
  if (name === '') return null;
  switch (text.slice(0, Math.max(colon, 0))) {
    case 'collection':
      return { kind: 'collection', id: name };
    case 'source':
      return { kind: 'source', source: name };
    case 'tag':
      return { kind: 'tag', tag: name };
    default:
      return null;
  }
}
