import { ArchiveError } from '../../../shared/archive-error.ts';
import type { ArchiveService } from '../ports.ts';
import type { Finder } from './find.ts';
import type { Session } from './session.ts';
import { verifyFlow } from './verify.ts';

type Care = Pick<
  ArchiveService['archive'],
  'verify' | 'lastReport' | 'markKnown' | 'repair' | 'backup' | 'log' | 'heads' | 'scrub'
>;

/** Everything that keeps an open archive whole, and tells what was done to it. */
export function careFlow(session: Session, _finder: Finder): Care {
  const refuse = () => {
    throw new ArchiveError('unsupported', 'This is not built yet.');
  };
  return {
    verify: verifyFlow(session),
    lastReport: async () => ({ report: null }),
    markKnown: refuse,
    repair: refuse,
    backup: refuse,
    log: refuse,
    heads: refuse,
    scrub: refuse,
  };
}
