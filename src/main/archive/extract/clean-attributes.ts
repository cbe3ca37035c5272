import { type DefaultTreeAdapterTypes, html as spec, type Token } from 'parse5';
import { HTML_ATTRIBUTES, INPUT_TYPES, MATHML_ATTRIBUTES, REFERENCE_ATTRIBUTES, SVG_ATTRIBUTES } from './allow-list.ts';

/** Where a link to another page leads inside a rendition: to a place that is not there, so that a click does nothing at all. */
export const OUTSIDE = '#pressmark-outside';

/** The attributes of an element that may stay, by the name it will have. References are still as written. */
export function cleanAttributes(
  node: DefaultTreeAdapterTypes.Element,
  baseUrl: string | null,
  name: string = node.tagName,
): Token.Attribute[] {
  if (node.namespaceURI === spec.NS.SVG) return foreign(node, SVG_ATTRIBUTES);
  if (node.namespaceURI === spec.NS.MATHML) return foreign(node, MATHML_ATTRIBUTES);
  const kept = node.attrs.filter((attribute) => isPlain(attribute, name) || mayRefer(attribute, name));
  return name === 'a' || name === 'area' ? withInertLink(kept, node, baseUrl) : kept;
}

/** `data-` values that are a word or two: stylesheets select by them, addresses do not fit. */
const SHORT_VALUE = /^[\p{L}\p{N}_ .,%#-]{0,64}$/u;

/** Attributes whose words people read or stylesheets match; the others hold numbers, colours and names, so an address in them is misuse. */
const PROSE: ReadonlySet<string> = new Set(['class', 'id', 'title', 'alt', 'summary', 'placeholder', 'label', 'abbr', 'value']);
const ADDRESS_LIKE = /^\s*(?:[a-z][\w+.-]*:)?\/\/\S|^\s*(?:javascript|vbscript|data|blob):/i;

function isPlain({ name, value }: Token.Attribute, element: string): boolean {
  if (name === 'type' && element === 'input') return INPUT_TYPES.has(value.trim().toLowerCase());
  if (name === 'type' && (element === 'button' || element === 'source')) return false;
  if (name === 'name') return element === 'a' || element === 'map' || element === 'input';
  if (name === 'usemap') return value.startsWith('#');
  if (HTML_ATTRIBUTES.has(name)) return PROSE.has(name) || !ADDRESS_LIKE.test(value);
  if (/^aria-[a-z]+$/.test(name)) return true;
  return (
    /^data-[a-z0-9_.-]+$/.test(name) &&
    !REFERENCE_ATTRIBUTES.has(name) &&
    !name.startsWith('data-pressmark') &&
    SHORT_VALUE.test(value)
  );
}

function mayRefer({ name }: Token.Attribute, element: string): boolean {
  if (!REFERENCE_ATTRIBUTES.has(name)) return false;
  if (name === 'background') return true;
  if (name === 'poster') return element === 'video';
  if (element === 'source') return name !== 'src' && name !== 'data-src';
  return element === 'img';
}

/** Links within the page work; one that leads out keeps its look and says where it led, and goes nowhere. */
function withInertLink(
  kept: readonly Token.Attribute[],
  node: DefaultTreeAdapterTypes.Element,
  baseUrl: string | null,
): Token.Attribute[] {
  const href = node.attrs.find((attribute) => attribute.name === 'href')?.value.trim();
  if (href === undefined) return [...kept];
  if (href.startsWith('#')) return [...kept, { name: 'href', value: href }];
  const target = URL.parse(href, baseUrl ?? undefined);
  if (target === null || !/^https?:$/.test(target.protocol)) return [...kept];
  if (baseUrl !== null && target.hash !== '' && withoutHash(target) === withoutHash(new URL(baseUrl)))
    return [...kept, { name: 'href', value: target.hash }];
  const titled = kept.some((attribute) => attribute.name === 'title');
  return [...kept, ...(titled ? [] : [{ name: 'title', value: target.href }]), { name: 'href', value: OUTSIDE }];
}

function withoutHash(url: URL): string {
  return url.href.slice(0, url.href.length - url.hash.length);
}

/** A drawing may refer to its own parts, and an image to a body that is placed later. */
function foreign(node: DefaultTreeAdapterTypes.Element, allowed: ReadonlySet<string>): Token.Attribute[] {
  const loads = node.tagName === 'image' || node.tagName === 'feImage';
  const found: Token.Attribute[] = [];
  for (const attribute of node.attrs) {
    const { name, value, prefix } = attribute;
    const isHref = name === 'href' && (prefix === undefined || prefix === '' || prefix === 'xlink');
    if (isHref && node.namespaceURI === spec.NS.SVG) {
      const keeps = value.trim().startsWith('#') || loads;
      if (keeps && !found.some((each) => each.name === 'href')) found.push({ name: 'href', value: value.trim() });
    } else if ((prefix === undefined || prefix === '') && (allowed.has(name) || /^aria-[a-z]+$/.test(name))) {
      found.push({ name, value });
    }
  }
  return found;
}
