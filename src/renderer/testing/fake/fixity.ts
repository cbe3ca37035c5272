import type { VerifyReport } from '../../../shared/contract/fixity.ts';
import type { ReprocessReport } from '../../../shared/contract/reprocess.ts';

/** Every page of so many articles read anew, with nothing new in any. */
export function reprocessReport(articles: number): ReprocessReport {
  const captures = articles;
  return { articles, captures, changed: 0, unchanged: captures, current: 0, failed: [], extractor: 'fake/1', tookMs: 12 };
}

/** A clean check of so many articles. */
export function reportOf(articles: number, at: string, changes: Partial<VerifyReport> = {}): VerifyReport {
  return {
    objects: articles * 3,
    bytes: articles * 48_000,
    ok: articles * 3,
    changed: [],
    missing: [],
    orphans: [],
    journal: { records: articles * 2, ok: true, problems: [], known: [] },
    files: [],
    anchors: { checked: 1, behind: [] },
    state: 'clean',
    at,
    appVersion: '0.1.0',
    mode: 'full',
    subset: null,
    scope: 'all',
    since: null,
    articles,
    captures: { checked: articles, unchanged: articles, changed: 0, missing: 0 },
    tookMs: 1200,
    recorded: true,
    ...changes,
  };
}
