import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html as spec } from 'parse5';
import { rewriteCss } from '../../../shared/css-references.ts';
import { largestCandidate } from '../../../shared/srcset.ts';
import { REFERENCE_ATTRIBUTES, SAFE_DATA } from './allow-list.ts';
import { LINKED_SHEET } from './clean-tree.ts';
import { walkElements } from './walk-tree.ts';

/** The bodies a page was recorded with, by absolute address. */
export interface RecordedBodies {
  /** An image or a font as a `data:` address; null when it was not recorded. */
  image(url: string): string | null;
  /** A stylesheet's text and its own address; null when it was not recorded. */
  sheet(url: string): { readonly css: string; readonly url: string } | null;
}

type Element = DefaultTreeAdapterTypes.Element;

/** Fills every reference of a cleaned tree from recorded bodies and empties the others; says how many of each. Changes values and takes out a picture's alternatives, so what was stable stays so. */
export function placeReferences(
  tree: DefaultTreeAdapterTypes.Document,
  baseUrl: string | null,
  bodies: RecordedBodies,
): { readonly images: number; readonly dropped: number } {
  const placer = new Placer(baseUrl, bodies);
  for (const element of walkElements(tree)) placer.place(element);
  return { images: placer.images, dropped: placer.dropped };
}

const IMPORT_DEPTH = 5;

/** Likeliest first: a lazy page's `src` is a grey square. */
const IMAGE_SOURCES = [
  'data-src',
  'data-original',
  'data-lazy-src',
  'data-lazy',
  'data-url',
  'data-hi-res-src',
  'data-full-src',
] as const;
const IMAGE_SETS = ['srcset', 'data-srcset', 'data-lazy-srcset', 'data-original-set'] as const;

class Placer {
  images = 0;
  dropped = 0;
  readonly #base: string | null;
  readonly #bodies: RecordedBodies;
  /** References of the `source` elements of the picture whose image comes next. */
  #pictureSets: string[] = [];

  constructor(base: string | null, bodies: RecordedBodies) {
    this.#base = base;
    this.#bodies = bodies;
  }

  place(node: Element): void {
    if (node.namespaceURI === spec.NS.HTML) this.#html(node);
    else this.#foreign(node);
    const style = node.attrs.find((attribute) => attribute.name === 'style');
    if (style !== undefined) style.value = this.#css(style.value, this.#base, 0, new Set());
  }

  #html(node: Element): void {
    if (node.tagName === 'style') this.#sheet(node);
    const value = (name: string): string => node.attrs.find((attribute) => attribute.name === name)?.value.trim() ?? '';
    const placed: { name: string; value: string }[] = [];
    if (node.tagName === 'picture') {
      this.#pictureSets = [];
    } else if (node.tagName === 'source') {
      for (const name of IMAGE_SETS) this.#pictureSets.push(largestCandidate(value(name)) ?? '');
      defaultTreeAdapter.detachNode(node);
    } else if (node.tagName === 'img') {
      const sets = IMAGE_SETS.map((name) => largestCandidate(value(name)) ?? '');
      const inPicture = node.parentNode !== null && 'tagName' in node.parentNode && node.parentNode.tagName === 'picture';
      const candidates = [...IMAGE_SOURCES.map(value), ...sets, ...(inPicture ? this.#pictureSets : []), value('src')];
      const found = this.#first(candidates.filter((candidate) => candidate !== ''));
      if (found !== null) placed.push({ name: 'src', value: found });
    } else if (node.tagName === 'video' && value('poster') !== '') {
      const found = this.#first([value('poster')]);
      if (found !== null) placed.push({ name: 'poster', value: found });
    }
    if (value('background') !== '') {
      const found = this.#first([value('background')]);
      if (found !== null) placed.push({ name: 'background', value: found });
    }
    if (node.attrs.some((attribute) => REFERENCE_ATTRIBUTES.has(attribute.name)))
      node.attrs = [...node.attrs.filter((attribute) => !REFERENCE_ATTRIBUTES.has(attribute.name)), ...placed];
  }

  #foreign(node: Element): void {
    const href = node.attrs.find((attribute) => attribute.name === 'href');
    if (href !== undefined && !href.value.startsWith('#')) {
      const found = this.#first([href.value]);
      if (found === null) node.attrs = node.attrs.filter((attribute) => attribute !== href);
      else href.value = found;
    }
    for (const attribute of node.attrs) {
      if (
        attribute.name !== 'href' &&
        attribute.name !== 'style' &&
        /[(\\]/.test(attribute.value) &&
        attribute.value.toLowerCase() !== 'none'
      )
        attribute.value = this.#css(attribute.value, this.#base, 0, new Set());
    }
  }

  /** The first candidate that is a body we have; counts one image placed or one dropped. */
  #first(candidates: readonly string[]): string | null {
    if (candidates.length === 0) return null;
    let inline: string | null = null;
    for (const candidate of candidates) {
      if (SAFE_DATA.test(candidate)) inline ??= candidate;
      else {
        const found = this.#recorded(candidate, this.#base);
        if (found !== null) {
          this.images += 1;
          return found;
        }
      }
    }
    if (inline === null || candidates.length > 1)
      this.dropped += candidates.every((candidate) => SAFE_DATA.test(candidate)) ? 0 : 1;
    if (inline !== null) this.images += 1;
    return inline;
  }

  #recorded(reference: string, base: string | null): string | null {
    const url = absolute(reference, base);
    return url === null ? null : this.#bodies.image(url);
  }

  #sheet(node: Element): void {
    const linked = node.attrs.find((attribute) => attribute.name === LINKED_SHEET);
    let css: string;
    if (linked === undefined) {
      const text = node.childNodes.map((child) => (defaultTreeAdapter.isTextNode(child) ? child.value : '')).join('');
      css = this.#css(text, this.#base, 0, new Set());
    } else {
      node.attrs = node.attrs.filter((attribute) => attribute !== linked);
      css = this.#import(linked.value, this.#base, 0, new Set()) ?? '';
    }
    node.childNodes = [];
    if (css !== '') defaultTreeAdapter.insertText(node, css);
  }

  #css(text: string, base: string | null, depth: number, within: ReadonlySet<string>): string {
    return rewriteCss(text, {
      url: (reference) => {
        if (reference === '' || reference.startsWith('#')) return reference === '' ? null : reference;
        if (/^data:/i.test(reference)) return SAFE_DATA.test(reference) ? reference : null;
        const found = this.#recorded(reference, base);
        if (found === null) this.dropped += 1;
        return found;
      },
      sheet: (reference) => this.#import(reference, base, depth + 1, within),
    });
  }

  #import(reference: string, base: string | null, depth: number, within: ReadonlySet<string>): string | null {
    const url = absolute(reference, base);
    const found = url === null || within.has(url) || depth > IMPORT_DEPTH ? null : this.#bodies.sheet(url);
    if (url === null || found === null) {
      this.dropped += 1;
      return null;
    }
    return this.#css(found.css, found.url, depth, new Set([...within, url]));
  }
}

/** Without its fragment, as bodies are recorded. */
function absolute(reference: string, base: string | null): string | null {
  const url = URL.parse(reference, base ?? undefined);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  url.hash = '';
  return url.href;
}
