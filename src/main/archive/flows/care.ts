import { ArchiveError } from '../../../shared/archive-error.ts';
import type { ArchiveService } from '../ports.ts';
import { backupFlow } from './backup.ts';
import { commit } from './commit.ts';
import { custodyLog } from './custody-log.ts';
import type { Finder } from './find.ts';
import { reportFrom } from './fixity-report.ts';
import { repairFlow } from './repair.ts';
import { createScrub } from './scrub.ts';
import type { Session } from './session.ts';
import { verifyFlow } from './verify.ts';

type Care = Pick<
  ArchiveService['archive'],
  'verify' | 'lastReport' | 'markKnown' | 'repair' | 'backup' | 'log' | 'heads' | 'scrub'
>;

/** Everything that keeps an open archive whole, and tells what was done to it. */
export function careFlow(session: Session, finder: Finder): Care {
  const { catalogue } = session;
  return {
    verify: verifyFlow(session, finder),
    lastReport: async () => ({ report: reportFrom(session, catalogue.lastVerify()?.account ?? null) }),
    async markKnown({ objects, note }) {
      const damaged = objects.filter((object) => catalogue.checks.damaged.has(object));
      if (damaged.length === 0)
        throw new ArchiveError('invalid', 'None of these files was found damaged. `verify` lists those that were.');
      await commit(session, [{ type: 'damage.known', objects: damaged, note }]);
      return { objects: damaged };
    },
    repair: repairFlow(session),
    backup: backupFlow(session),
    ...custodyLog(session),
    scrub: createScrub(session),
  };
}
