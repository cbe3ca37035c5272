import type { Block, Image } from '../../../../shared/contract/shapes/block.ts';
import { largestCandidate } from '../../../../shared/srcset.ts';
import { attribute, descendants, type Element, isElement, plainText } from './tree.ts';
import { webUrl } from './web-url.ts';

type Figure = Extract<Block, { type: 'figure' }>;

/** An `img` as the page meant it to be seen; null when it has no address or is no picture but a counter. */
export function imageOf(element: Element, baseUrl: string | null): Image | null {
  const url = addressesOf(element)
    .map((each) => webUrl(each, baseUrl))
    .find((each) => each !== null);
  if (url === undefined) return null;
  const width = pixels(attribute(element, 'width'));
  const height = pixels(attribute(element, 'height'));
  if ((width !== null && width <= TINY) || (height !== null && height <= TINY)) return null;
  const alt = attribute(element, 'alt')?.replace(/\s+/g, ' ').trim() ?? '';
  return {
    url,
    sha256: null,
    mime: null,
    ...(width === null ? {} : { width }),
    ...(height === null ? {} : { height }),
    ...(alt === '' ? {} : { alt }),
  };
}

/** A `figure` that holds one picture, with what is said under it; null when it holds something else (a table, a quote, a gallery). */
export function figureOf(element: Element, baseUrl: string | null): Figure | null {
  const inside = [...descendants(element)];
  if (inside.some((each) => OTHER_CONTENT.has(each.tagName))) return null;
  const images = inside
    .filter((each) => each.tagName === 'img')
    .map((each) => imageOf(each, baseUrl))
    .filter((each) => each !== null);
  const caption = inside.find((each) => each.tagName === 'figcaption');
  if (images.length > 1 || (images.length === 0 && caption === undefined)) return null;
  // Text beside picture and caption would be lost.
  if (caption === undefined ? plainText(element) !== '' : plainText(element) !== plainText(caption)) return null;
  return { type: 'figure', image: images[0] ?? null, ...(caption === undefined ? {} : captionAndCredit(caption)) };
}

/** Where a picture may be, the likeliest and largest first: a lazy page's `src` is a grey square. Each is one that a capture stores. */
function addressesOf(element: Element): (string | null)[] {
  const { parentNode } = element;
  const sources =
    parentNode !== null && 'tagName' in parentNode && parentNode.tagName === 'picture'
      ? parentNode.childNodes.filter(isElement).filter((each) => each.tagName === 'source')
      : [];
  return [
    ...largestOf(element),
    ...LAZY_SOURCES.map((name) => attribute(element, name)),
    ...sources.flatMap(largestOf),
    attribute(element, 'src'),
  ];
}

const largestOf = (element: Element): (string | null)[] => SETS.map((name) => largestCandidate(attribute(element, name) ?? ''));

const SETS = ['data-srcset', 'data-lazy-srcset', 'data-original-set', 'srcset'];
const LAZY_SOURCES = ['data-src', 'data-original', 'data-lazy-src', 'data-lazy', 'data-url', 'data-hi-res-src', 'data-full-src'];
const OTHER_CONTENT = new Set(['table', 'blockquote', 'pre', 'ul', 'ol', 'figure', 'h1', 'h2', 'h3']);
const TINY = 2;

/** The caption, and who made or owns the picture when the page says so in an element of its own or at the end. */
function captionAndCredit(caption: Element): { caption?: string; credit?: string } {
  const whole = plainText(caption);
  const marked = [...descendants(caption)].find((each) =>
    /credit|copyright|source|photographer|attribution/i.test(
      `${attribute(each, 'class') ?? ''} ${attribute(each, 'itemprop') ?? ''}`,
    ),
  );
  const credit = marked === undefined ? TRAILING_CREDIT.exec(whole)?.[1] : plainText(marked);
  if (credit === undefined || credit === '' || !whole.includes(credit)) return whole === '' ? {} : { caption: whole };
  const at = whole.lastIndexOf(credit);
  const rest = `${whole.slice(0, at)} ${whole.slice(at + credit.length)}`.replace(/\s+/g, ' ').trim();
  return { ...(rest === '' ? {} : { caption: rest }), credit };
}

const TRAILING_CREDIT =
  /(?<=[.!?…”"»)]\s{0,3}|^)((?:photo(?:graph)?(?: by)?|image|picture|credit|foto|bild|quelle|crédit(?: photo)?|fotoğraf|фото|صورة|تصوير)s?\s?:\s?.{2,80})$/iu;

function pixels(value: string | null): number | null {
  const number = /^\d{1,5}(?:px)?$/.test(value ?? '') ? Number.parseInt(value ?? '', 10) : Number.NaN;
  return Number.isNaN(number) ? null : number;
}
