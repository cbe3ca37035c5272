import { mendArchiveFiles } from './repair-archive-file.ts';
import { leadsFurther, repairRound, sourcesOf } from './repair-round.ts';
import type { LostPart, Rebuilt, RepairNeeds, RepairStep, Restored } from './repair-steps.ts';

/**
 * Mends an archive and deletes nothing: files of the archive itself, journals from their copies, objects from wherever their bytes are, records of captures
 * from their manifests; what cannot be mended is written down, so that everything intact can be used. Run again, it finds nothing more to do.
 */
export async function* repairArchive(needs: RepairNeeds): AsyncGenerator<RepairStep> {
  const sources = await sourcesOf(needs);
  const files = await mendArchiveFiles(needs.layout.folder, needs);
  const rebuilt: Rebuilt[] = files.rebuilt.map((what) => ({ what, name: what === 'readme' ? 'README.txt' : 'pressmark.json' }));
  const quarantined = [...files.quarantined];
  const restored: Restored[] = [];
  let lost: readonly LostPart[] = [];
  let isJournalChanged = false;
  for (let isDone = false; !isDone; ) {
    const round = yield* repairRound(needs, sources);
    rebuilt.push(...round.rebuilt);
    quarantined.push(...round.quarantined);
    restored.push(...round.restored);
    lost = round.lost;
    isJournalChanged ||= round.isJournalChanged;
    isDone = !(await leadsFurther(needs, sources, round));
  }
  if (restored.length + rebuilt.length > 0 || isJournalChanged) {
    // Read anew: what was found damaged before is mended or written down now.
    await needs.withJournalsClosed(async () => undefined);
    await needs.append([
      { type: 'repair.report', restored, rebuilt, lost: lost.map(({ what, name, text }) => ({ what, name, text })) },
    ]);
  }
  yield { type: 'done', report: { restored, rebuilt, quarantined, lost, isJournalChanged } };
}
