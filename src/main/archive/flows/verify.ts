import type { CheckScope, VerifyInput } from '../../../shared/contract/fixity.ts';
import type { ArchiveService } from '../ports.ts';
import type { Change } from '../seams.ts';
import type { VerifyMore } from '../store/store.ts';
import { commit } from './commit.ts';
import type { Finder } from './find.ts';
import { type GivenReport, reportOf, withoutArticles } from './fixity-report.ts';
import type { Session } from './session.ts';

/** Checks the archive against its own hashes; changes no evidence. The result is a journal record: a dated fixity audit. */
export function verifyFlow(session: Session, finder: Finder): ArchiveService['archive']['verify'] {
  return async function* verify(input, { signal }) {
    const { store, catalogue, ports } = session;
    const began = ports.clock.monotonic();
    const more = await lookedAt(session, finder, input, signal);
    for await (const step of store.verify(input.mode, signal, catalogue.positions(), more)) {
      if (step.type === 'progress') {
        yield step;
        continue;
      }
      const report: GivenReport = {
        ...reportOf(session, step.report),
        at: new Date(ports.clock.now()).toISOString(),
        appVersion: ports.appVersion,
        mode: input.mode,
        subset: input.subset ?? null,
        scope: input.scope?.kind ?? 'all',
        tookMs: Math.round(ports.clock.monotonic() - began),
        recorded: !store.readOnly,
      };
      if (!store.readOnly) await commit(session, [recordOf(report)]);
      yield { type: 'done', report };
    }
  };
}

/** The record of a check. One that looked at a part is no full one, however deep it looked: it may find damage, and clears nothing of suspicion. */
export function recordOf(report: GivenReport): Extract<Change, { type: 'verify.report' }> {
  const isHere = ({ reason }: GivenReport['changed'][number]) => reason !== 'elsewhere';
  const isWhole =
    report.mode === 'full' && report.scope === 'all' && !report.subset && !report.since && report.missing.every(isHere);
  const names = (problems: GivenReport['changed']) => problems.filter(isHere).map(({ object }) => object);
  return {
    type: 'verify.report',
    mode: isWhole ? 'full' : 'quick',
    state: report.state,
    objects: report.objects,
    bytes: report.bytes,
    changed: names(report.changed),
    missing: names(report.missing),
    account: withoutArticles(report),
  };
}

async function lookedAt(
  { catalogue }: Session,
  finder: Finder,
  { subset, scope, against }: VerifyInput,
  signal: AbortSignal | undefined,
): Promise<VerifyMore> {
  const known = catalogue.checks.known;
  const only = scope?.kind === 'articles' ? catalogue.objectsOf(await idsOf(finder, scope, signal)) : undefined;
  return { subset, only, against, known, sinceLastCheck: scope?.kind === 'since-last-check' };
}

const idsOf = (finder: Finder, { target }: Extract<CheckScope, { kind: 'articles' }>, signal: AbortSignal | undefined) =>
  finder.idsOf(target, signal);
