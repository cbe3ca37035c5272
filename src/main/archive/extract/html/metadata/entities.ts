import { defaultTreeAdapter, parseFragment } from 'parse5';

/** Text without character references, which pages write into data that has none: `Redacci&oacute;n` is `Redacción`. */
export function withoutEntities(text: string): string {
  if (!ENTITY.test(text)) return text;
  const [node] = parseFragment(text.replace(/</g, '&lt;')).childNodes;
  return node !== undefined && defaultTreeAdapter.isTextNode(node) ? node.value : text;
}

const ENTITY = /&(?:\w{2,8}|#\d{2,6}|#x[\da-f]{2,5});/i;
