import type { CaptureStatus } from '../../../shared/contract/shapes/capture.ts';
import { charsetWarnings } from './charset.ts';
import { judgePage } from './judge-page.ts';
import type { OpenedPage } from './open-page.ts';
import type { SavedResources } from './save-resources.ts';

/** How the capture went and why, the gravest first: a part we know is missing, a page that may not be the article, small things missing. */
export function statusOf(
  page: OpenedPage,
  saved: SavedResources,
): { readonly status: CaptureStatus; readonly warnings: readonly string[] } {
  const partial: string[] = [];
  const suspect: string[] = [];
  const small: string[] = [];
  if (page.answer.truncated !== null) partial.push(TRUNCATED[page.answer.truncated]);
  if (page.kind === 'other') partial.push(`not a page (${page.mime})`);
  if (page.scan !== null) {
    const { requestedUrl, answer, scan } = page;
    for (const suspicion of judgePage({
      requestedUrl,
      finalUrl: answer.url,
      status: answer.status,
      headers: answer.headers,
      scan,
    }))
      (suspicion === 'needs-browser' ? partial : suspect).push(suspicion);
  }
  const wanted = saved.resources.length + saved.missing.length;
  if (saved.missing.length > 0) small.push(`${saved.missing.length} of ${wanted} resources missing`);
  if (saved.outOfTime) small.push('time limit reached');
  if (page.kind !== 'other') small.push(...charsetWarnings(page.charset, page.text));
  const warnings = [...partial, ...suspect, ...small];
  // A wall is suspect even where it is thin as well: what stands there is not the page at all.
  if (suspect.length > 0) return { status: 'suspect', warnings };
  if (partial.length > 0) return { status: 'partial', warnings };
  return { status: small.length > 0 ? 'complete-with-warnings' : 'complete', warnings };
}

const TRUNCATED = {
  length: 'cut off at the size limit',
  time: 'cut off at the time limit',
  disconnect: 'broken off by the server',
} as const;
