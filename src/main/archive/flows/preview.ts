import { urlKey } from '../capture/normalise-url.ts';
import { linksIn } from '../capture/paste-links.ts';
import { isPrivateHost } from '../capture/private-host.ts';
import type { ArchiveService } from '../ports.ts';
import type { Session } from './session.ts';

/** What a paste holds, and which of its links are in the archive already. Fetches nothing. */
export function previewFlow({ catalogue }: Session): ArchiveService['captures']['preview'] {
  return async ({ text, html }) => {
    const { kind, links, notLinks } = linksIn(text, html);
    return {
      kind,
      notLinks,
      links: links.map((url) => {
        const articleId = catalogue.articleByUrl(urlKey(url));
        const summary = articleId === null ? undefined : catalogue.article(articleId)?.summary;
        return {
          url,
          host: new URL(url).host,
          isPrivate: isPrivateHost(url),
          held: summary ? { articleId: summary.id, capturedAt: summary.capturedAt, captures: summary.captures } : null,
        };
      }),
    };
  };
}
