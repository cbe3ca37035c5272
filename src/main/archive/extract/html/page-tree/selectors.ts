import { compile } from 'css-select';

/** As much of a node as selectors look at. */
interface SelectableNode {
  readonly nodeType: number;
  readonly parentNode: SelectableNode | null;
  readonly childNodes: readonly SelectableNode[];
}
interface SelectableElement extends SelectableNode {
  readonly localName: string;
  readonly tagName: string;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
}

type Matcher = (element: SelectableElement) => boolean;

/** What tells the elements that a selector names. Selectors are this program's own: each is read once. */
export function matcherOf(selectors: string): Matcher {
  const known = KNOWN.get(selectors);
  if (known !== undefined) return known;
  const matcher = read(selectors);
  KNOWN.set(selectors, matcher);
  return matcher;
}

const KNOWN = new Map<string, Matcher>();

/** Most selectors are names of elements, or begin with some: those are looked up at once. */
function read(selectors: string): Matcher {
  const alternatives = selectors.includes('(') ? [selectors] : selectors.split(/,\s*/);
  const names = new Set(alternatives.filter((each) => NAME.test(each)).map((name) => name.toUpperCase()));
  const others = alternatives.filter((each) => !NAME.test(each));
  const isNamed: Matcher = ({ tagName }) => names.has(tagName);
  if (others.length === 0) return isNamed;
  const isOther = compiled(others.join());
  return names.size === 0 ? isOther : (element) => isNamed(element) || isOther(element);
}

const NAME = /^[a-z][a-z0-9-]*$/;

const compiled = (selectors: string): Matcher =>
  compile<SelectableNode, SelectableElement>(selectors, {
    // The tree changes between two questions.
    cacheResults: false,
    adapter: {
      isTag: isElement,
      getAttributeValue: (element, name) => element.getAttribute(name) ?? undefined,
      hasAttrib: (element, name) => element.hasAttribute(name),
      getName: ({ localName }) => localName.toLowerCase(),
      getParent: ({ parentNode }) => parentNode,
      getChildren: ({ childNodes }) => [...childNodes],
      getSiblings: ({ parentNode }) => [...(parentNode?.childNodes ?? [])],
      getText: () => '',
      removeSubsets: (nodes) => nodes,
    },
  });

// Safe: a node of type 1 is an element.
const isElement = (node: SelectableNode): node is SelectableElement => node.nodeType === 1;
