import { resolve } from 'node:path';
import { ArchiveError } from '../../../shared/archive-error.ts';
import type { RepairReport } from '../../../shared/contract/fixity.ts';
import type { ArchiveService } from '../ports.ts';
import type { LostPart, StoreRepair } from '../store/repair/repair-steps.ts';
import { commit } from './commit.ts';
import { finishReadings, readAgain } from './finish-readings.ts';
import { titlesOf } from './fixity-report.ts';
import { listAgain } from './list-again.ts';
import type { Session } from './session.ts';

/** Mends the truth, then builds again what is derived of it, and makes reading copies that are lost from the evidence. Deletes nothing. */
export function repairFlow(session: Session): ArchiveService['archive']['repair'] {
  return async function* repair({ from }, { signal, trust }) {
    const { store, catalogue, ports } = session;
    if (from.length > 0 && trust !== 'local')
      throw new ArchiveError(
        'refused',
        'A page may not name folders of this computer. Run `pressmark repair --from` there, or use the desktop window.',
      );
    const began = ports.clock.monotonic();
    const anchors = catalogue.positions();
    for await (const step of store.repair({ from: from.map((path) => resolve(path)), signal, anchors })) {
      if (step.type === 'progress') {
        yield step;
        continue;
      }
      yield { type: 'progress', stage: 'rebuilding', done: 0, of: 1 };
      await deriveAgain(session, step.report);
      const madeAgain = await readLostAgain(session, step.report.lost);
      yield { type: 'done', report: reportOf(session, step.report, madeAgain, Math.round(ports.clock.monotonic() - began)) };
    }
  };
}

async function deriveAgain(session: Session, { restored, rebuilt, isJournalChanged }: StoreRepair): Promise<void> {
  if (restored.length === 0 && rebuilt.length === 0 && !isJournalChanged) return;
  await listAgain(session);
  await session.keeper.catchUp();
  await finishReadings(session);
  const { catalogue, events } = session;
  events.emit({
    type: 'archive.changed',
    revision: catalogue.columns.revision,
    articleIds: [],
    kinds: ['articles', 'collections', 'tags', 'notes', 'saved-searches', 'aliases', 'status', 'trash'],
  });
}

/** A reading copy is made from the evidence, so it can be made again; the lost one is known then, and no damage any more. */
async function readLostAgain(session: Session, lost: readonly LostPart[]): Promise<ReadonlySet<string>> {
  const made = new Set<string>();
  const readings = lost.filter(({ role }) => role === 'reading' || role === 'text');
  for (const articleId of new Set(readings.flatMap(({ articleIds }) => articleIds))) {
    const article = session.catalogue.article(articleId);
    if (!article) continue;
    try {
      await readAgain(session, articleId, article);
      for (const { name, articleIds } of readings) if (articleIds.includes(articleId)) made.add(name);
    } catch (error) {
      session.ports.logger.warn('a lost reading copy could not be made again', { articleId, error });
    }
  }
  const gone: string[] = [];
  for (const object of made) if (!(await isWhole(session, object))) gone.push(object);
  const news = gone.filter((object) => !session.catalogue.checks.known.has(object));
  if (news.length > 0)
    await commit(session, [{ type: 'damage.known', objects: news, note: 'The reading copy was made again from the evidence.' }]);
  return made;
}

async function isWhole({ store }: Session, object: string): Promise<boolean> {
  try {
    await store.read(object);
    return true;
  } catch {
    // What is wrong with it was reported; here it only matters that something is.
    return false;
  }
}

function reportOf(
  { catalogue }: Session,
  { restored, rebuilt, quarantined, lost }: StoreRepair,
  madeAgain: ReadonlySet<string>,
  tookMs: number,
): RepairReport {
  const left = lost.filter(({ name }) => !madeAgain.has(name));
  return {
    restored: [...restored],
    rebuilt: [...rebuilt, ...[...madeAgain].map((name) => ({ what: 'reading' as const, name }))],
    quarantined: [...quarantined],
    lost: left.map(({ what, name, role, articleIds, text }) => ({
      what,
      name,
      role,
      articles: titlesOf(catalogue, articleIds),
      text,
    })),
    state: left.length === 0 ? 'whole' : 'lost-parts',
    tookMs,
  };
}
