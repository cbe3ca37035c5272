import type { ArchiveService } from '../ports.ts';
import { commit } from './commit.ts';
import type { Session } from './session.ts';

/** Checks the archive against its own hashes; changes no evidence. The result is a journal record: a dated fixity audit. */
export function verifyFlow(session: Session): ArchiveService['archive']['verify'] {
  return async function* verify({ mode }, { signal }) {
    const { store, catalogue } = session;
    for await (const step of store.verify(mode, signal, catalogue.positions())) {
      if (step.type === 'progress') {
        yield step;
        continue;
      }
      const named = (objects: readonly string[]) =>
        objects.map((object) => ({ object, articleIds: catalogue.articlesOfObject(object) }));
      const report = { ...step.report, changed: named(step.report.changed), missing: named(step.report.missing) };
      const { state, objects, bytes, changed, missing } = step.report;
      if (!store.readOnly) await commit(session, [{ type: 'verify.report', mode, state, objects, bytes, changed, missing }]);
      yield { type: 'done', report };
    }
  };
}
