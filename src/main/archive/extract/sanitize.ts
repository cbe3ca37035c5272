import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse, serialize, html as spec } from 'parse5';
import { ArchiveError } from '../../../shared/archive-error.ts';
import { cleanTree, skeleton } from './clean-tree.ts';
import { placeReferences, type RecordedBodies } from './place-references.ts';
import { walkElements, walkNodes } from './walk-tree.ts';

declare const safe: unique symbol;

/** HTML that holds only what the allow-list names and refers to nothing outside itself. Only this file makes it. */
export type SafeHtml = string & { readonly [safe]: true };

/** What came out, and how many references were filled from recorded bodies or had to stay empty. */
export interface Sanitized {
  readonly html: SafeHtml;
  readonly images: number;
  readonly dropped: number;
}

/**
 * A whole page made static and self-contained. Its tree is the one browsers build; what is not on the allow-list is gone,
 * every reference is a `data:` address or empty. Sanitising the result again changes nothing.
 * Throws `too-large` for a page that is too deep or has too many nodes to be parsed safely.
 */
export function sanitize(html: string, options: { readonly baseUrl: string | null; readonly bodies: RecordedBodies }): Sanitized {
  const first = parseBounded(html);
  const baseUrl = baseOf(first, options.baseUrl);
  const tree = stableTree(first, baseUrl);
  const { images, dropped } = placeReferences(tree, baseUrl, options.bodies);
  // Safe: this is the one place where the brand is given, to the serialised allow-listed tree.
  return { html: serialize(tree) as SafeHtml, images, dropped };
}

type Document = DefaultTreeAdapterTypes.Document;

/** Deeper than any page that people wrote, shallow enough that the parser's walks over its stack stay short. */
const MOST_DEPTH = 2_500;
const MOST_NODES = 2_000_000;
const MOST_PASSES = 8;

function parseBounded(html: string): Document {
  let depth = 0;
  let nodes = 0;
  const count = (): void => {
    nodes += 1;
    if (nodes > MOST_NODES)
      throw new ArchiveError('too-large', `The page has more than ${MOST_NODES} nodes, too many to show safely.`);
  };
  return parse(html, {
    // Without scripts the content of `noscript` is live, so it has to be read as markup.
    scriptingEnabled: false,
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement(...args) {
        count();
        return defaultTreeAdapter.createElement(...args);
      },
      createCommentNode(data) {
        count();
        return defaultTreeAdapter.createCommentNode(data);
      },
      onItemPush() {
        depth += 1;
        if (depth > MOST_DEPTH)
          throw new ArchiveError('too-large', `The page nests more than ${MOST_DEPTH} elements, too deep to show safely.`);
      },
      onItemPop() {
        depth -= 1;
      },
    },
  });
}

/**
 * Cleaned until writing and reading it again changes nothing: some trees cannot be written down in HTML, and what a
 * second reader makes of them would be a page nobody checked. A page that never settles is shown as its text.
 */
function stableTree(first: Document, baseUrl: string | null): Document {
  let tree = cleanTree(first, baseUrl);
  let text = serialize(tree);
  for (let pass = 1; pass < MOST_PASSES; pass += 1) {
    tree = cleanTree(parseBounded(text), baseUrl);
    const again = serialize(tree);
    if (again === text) return tree;
    text = again;
  }
  return textOnly(tree);
}

function textOnly(tree: Document): Document {
  const { document, body } = skeleton('no-quirks' as spec.DOCUMENT_MODE); // safe: the enum's own value
  const pre = defaultTreeAdapter.createElement('pre', spec.NS.HTML, []);
  defaultTreeAdapter.insertText(pre, textOf(tree).replace(/^\n+/, ''));
  defaultTreeAdapter.appendChild(body, pre);
  return document;
}

function textOf(tree: Document): string {
  const parts: string[] = [];
  for (const node of walkNodes(tree)) {
    const isShown =
      defaultTreeAdapter.isTextNode(node) &&
      !(node.parentNode !== null && 'tagName' in node.parentNode && UNSHOWN.has(node.parentNode.tagName));
    if (isShown) parts.push(node.value);
  }
  return parts.join('');
}

const UNSHOWN = new Set(['style', 'title']);

/** The first `base` counts for every reference of the page. */
function baseOf(tree: Document, baseUrl: string | null): string | null {
  for (const element of walkElements(tree)) {
    const href = element.tagName === 'base' ? element.attrs.find((attribute) => attribute.name === 'href')?.value : undefined;
    if (href === undefined) continue;
    const base = URL.parse(href, baseUrl ?? undefined);
    return base !== null && /^https?:$/.test(base.protocol) ? base.href : baseUrl;
  }
  return baseUrl;
}
