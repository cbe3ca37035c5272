import type * as z from 'zod';
import { type VerifyReport, verifyReport } from '../../../shared/contract/fixity.ts';
import type { VerifyReport as StoreReport } from '../store/check/verify.ts';
import type { Session } from './session.ts';

/** A report before what is left out is filled in. */
export type GivenReport = z.input<typeof verifyReport>;
type GivenProblem = GivenReport['changed'][number];

const ARTICLES_NAMED = 3;

/** What a check of the store found, with the articles and captures that it concerns. */
export function reportOf(session: Session, found: StoreReport): GivenReport {
  const { catalogue } = session;
  const problem = (object: string): GivenProblem => {
    const finding = found.findings.get(object);
    return {
      object,
      ...named(session, object),
      path: `objects/${object.slice(0, 2)}/${object}`,
      role: finding?.role ?? null,
      expectedBytes: finding?.expectedBytes ?? null,
      foundBytes: finding?.foundBytes ?? null,
      found: finding?.found ?? null,
      reason: finding?.reason ?? 'changed',
      isKnown: catalogue.checks.known.has(object),
    };
  };
  const changed = capturesOf(session, found.changed);
  const missing = capturesOf(session, found.missing);
  for (const capture of changed) missing.delete(capture);
  const { records, ok, problems, known } = found.journal;
  return {
    objects: found.objects,
    bytes: found.bytes,
    ok: found.ok,
    changed: found.changed.map(problem),
    missing: [...found.missing, ...found.away].map(problem),
    orphans: found.orphans,
    journal: { records, ok, problems: [...problems], known: [...known] },
    files: [...found.files],
    anchors: { checked: found.anchors.checked, behind: [...found.anchors.behind] },
    state: found.state,
    articles: found.articles,
    captures: {
      checked: found.captures,
      unchanged: Math.max(0, found.captures - changed.size - missing.size),
      changed: changed.size,
      missing: missing.size,
    },
  };
}

/** What a journal record keeps of a report: articles are named anew by whoever reads it, because their titles may change. */
export function withoutArticles(report: GivenReport): Readonly<Record<string, unknown>> {
  const bare = ({ articles: _articles, articleIds: _articleIds, isKnown: _isKnown, ...problem }: GivenProblem) => problem;
  return { ...report, changed: report.changed.map(bare), missing: report.missing.map(bare) };
}

/** The report that a record keeps, as of now; null when the record is too old to hold one. */
export function reportFrom(session: Session, account: Readonly<Record<string, unknown>> | null): VerifyReport | null {
  if (account === null) return null;
  const again = (problems: unknown) =>
    Array.isArray(problems)
      ? problems.map((problem: { object: string }) => ({
          ...problem,
          ...named(session, problem.object),
          isKnown: session.catalogue.checks.known.has(problem.object),
        }))
      : [];
  const parsed = verifyReport.safeParse({ ...account, changed: again(account.changed), missing: again(account.missing) });
  return parsed.success ? parsed.data : null;
}

/** The articles of an object: all by id, the first with their titles. */
export function named(
  { catalogue }: Session,
  object: string,
): { articleIds: string[]; articles: { id: string; title: string }[] } {
  const articleIds = catalogue.articlesOfObject(object);
  return { articleIds, articles: titlesOf(catalogue, articleIds) };
}

/** The first of some articles with their titles. */
export function titlesOf(catalogue: Session['catalogue'], articleIds: readonly string[]): { id: string; title: string }[] {
  return articleIds
    .slice(0, ARTICLES_NAMED)
    .map((id) => ({ id, title: catalogue.columns.title[catalogue.columns.ordinalOf.get(id) ?? -1] ?? '' }));
}

/** Captures that hold these objects: by their evidence, or, for what was made of an article, its newest one. */
function capturesOf({ catalogue }: Session, objects: readonly string[]): Set<string> {
  const ids = new Set<string>();
  for (const object of objects) {
    for (const articleId of catalogue.articlesOfObject(object)) {
      const captures = catalogue.article(articleId)?.captures ?? [];
      const own = captures.filter(({ id, warc, rendition }) => [warc, rendition, catalogue.manifestOf(id)].includes(object));
      for (const { id } of own.length > 0 ? own : captures.slice(0, 1)) ids.add(id);
    }
  }
  return ids;
}
