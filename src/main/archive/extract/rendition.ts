import { mediaTypeOf } from '../../../shared/media-type.ts';
import type { CapturedResource } from '../seams.ts';

import { type SafeHtml, sanitize } from './sanitize.ts';

/** The static page shown as "Original", and how many of its references were filled or stayed empty. */
export interface Rendition {
  readonly html: SafeHtml;
  readonly images: number;
  readonly dropped: number;
}

/** Makes a page static and self-contained from recorded bodies only. Throws `too-large` when it cannot be done safely. */
export function makeRendition(page: {
  readonly html: string;
  readonly baseUrl: string | null;
  readonly resources: readonly CapturedResource[];
}): Rendition {
  const byUrl = new Map(page.resources.map((resource) => [resource.url, resource] as const));
  const asData = new Map<string, string | null>();
  let room = MOST_INLINED_CHARS;
  return sanitize(page.html, {
    baseUrl: page.baseUrl,
    bodies: {
      image(url) {
        const resource = byUrl.get(url);
        if (resource === undefined) return null;
        const data = asData.get(url) ?? dataAddress(resource);
        asData.set(url, data);
        // The same image counts each time it stands in the page: a thousand times a small one is large.
        if (data === null || data.length > room) return null;
        room -= data.length;
        return data;
      },
      sheet(url) {
        const resource = byUrl.get(url);
        if (resource === undefined || resource.bytes.length > room) return null;
        room -= resource.bytes.length;
        return { css: new TextDecoder('utf-8').decode(resource.bytes), url: resource.finalUrl ?? resource.url };
      },
    },
  });
}

/** More than this in one page no window shows smoothly. */
const MOST_INLINED_CHARS = 48 * 1024 * 1024;

function dataAddress(resource: CapturedResource): string | null {
  const type = mediaTypeOf(resource.bytes);
  return type === null ? null : `data:${type};base64,${Buffer.from(resource.bytes).toString('base64')}`;
}
