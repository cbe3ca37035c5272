import { cssReferences } from '../../../shared/css-references.ts';
import type { PageScan } from './scan-page.ts';

/** What a page wants beside itself, absolute and once each. */
export interface PageReferences {
  readonly sheets: readonly string[];
  readonly images: readonly string[];
}

/** The page's references resolved against its base; without images only its stylesheets. */
export function pageReferences(scan: PageScan, pageUrl: string, images: boolean): PageReferences {
  const base = scan.base !== null && URL.canParse(scan.base, pageUrl) ? new URL(scan.base, pageUrl).href : pageUrl;
  const sheets = new Set<string>(absolute(scan.sheets, base));
  const pictures = new Set<string>();
  if (images) {
    for (const url of absolute(scan.images, base)) pictures.add(url);
    for (const url of absolute(jsonLdImages(scan.jsonLd), base)) pictures.add(url);
  }
  for (const css of scan.styles) {
    const { urls, sheets: imports } = cssReferences(css);
    for (const url of absolute(imports, base)) sheets.add(url);
    if (images) for (const url of absolute(usefulOf(urls), base)) pictures.add(url);
  }
  return { sheets: [...sheets], images: [...pictures] };
}

/** What a stylesheet wants, resolved against its own address. */
export function sheetReferences(css: string, sheetUrl: string, images: boolean): PageReferences {
  const { urls, sheets } = cssReferences(css);
  return { sheets: absolute(sheets, sheetUrl), images: images ? absolute(usefulOf(urls), sheetUrl) : [] };
}

/** A reference as an address that can be asked for, without its fragment; null for everything else. */
export function resolveReference(reference: string, base: string): string | null {
  const trimmed = reference.trim();
  if (trimmed === '' || trimmed.startsWith('#') || !URL.canParse(trimmed, base)) return null;
  const url = new URL(trimmed, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  url.hash = '';
  return url.href;
}

function absolute(references: Iterable<string>, base: string): string[] {
  const found = new Set<string>();
  for (const reference of references) {
    const url = resolveReference(reference, base);
    if (url !== null) found.add(url);
  }
  return [...found];
}

/** Where a font comes in several formats, the one every current browser takes is enough. */
function usefulOf(urls: readonly string[]): readonly string[] {
  const hasWoff2 = urls.some((url) => /\.woff2(?:[?#]|$)/i.test(url));
  return urls.filter((url) => !/\.(?:eot)(?:[?#]|$)/i.test(url) && !(hasWoff2 && /\.(?:woff|ttf|otf)(?:[?#]|$)/i.test(url)));
}

const MOST_NODES = 5_000;

function jsonLdImages(blocks: readonly string[]): string[] {
  const found: string[] = [];
  for (const block of blocks) {
    let parsed: unknown;
    try {
      parsed = JSON.parse(block);
    } catch {
      // Broken JSON-LD is common and says nothing: the page is read without it.
      continue;
    }
    collectImages(parsed, found);
  }
  return found;
}

function collectImages(root: unknown, found: string[]): void {
  const open: { readonly node: unknown; readonly isImage: boolean }[] = [{ node: root, isImage: false }];
  for (let visited = 0; open.length > 0 && visited < MOST_NODES; visited += 1) {
    const { node, isImage } = open.pop() ?? { node: null, isImage: false };
    if (typeof node === 'string') {
      if (isImage) found.push(node);
    } else if (Array.isArray(node)) {
      for (const each of node) open.push({ node: each, isImage });
    } else if (typeof node === 'object' && node !== null) {
      for (const [key, value] of Object.entries(node)) {
        const wanted = key === 'image' || key === 'thumbnailUrl' || (isImage && (key === 'url' || key === 'contentUrl'));
        if (wanted || (typeof value === 'object' && key !== 'publisher' && key !== 'author'))
          open.push({ node: value, isImage: wanted });
      }
    }
  }
}
