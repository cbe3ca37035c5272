import { ArchiveError } from '../../../shared/archive-error.ts';
import type { Applied } from '../catalogue/apply.ts';
import type { Change, JournalItem } from '../seams.ts';
import { layoutOf } from '../store/layout.ts';
import { listAgain } from './list-again.ts';
import type { Session } from './session.ts';

/** Above this many articles the index follows in the background, and answers say how many are not indexed yet. */
const AT_ONCE = 200;
const IDS_PER_RECORD = 5000;

/**
 * Makes changes durable, then visible: journal (this is the commit point), catalogue, index, watchers.
 * Resolves when what was changed is listed and searchable.
 */
export async function commit(session: Session, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  await requireFolder(session);
  const records = await session.store.append(changes);
  const { articleIds, kinds } = await listed(session, records);
  const refreshed = session.keeper.refresh(articleIds);
  if (articleIds.length <= AT_ONCE) await refreshed;
  else refreshed.catch((error: unknown) => session.ports.logger.error('the index could not follow a change', { error }));
  session.events.emit({
    type: 'archive.changed',
    revision: session.catalogue.columns.revision,
    articleIds: [...articleIds],
    kinds: [...kinds],
  });
}

/** A journal that is still open can be written after its folder was deleted, and the record would be gone with it. */
async function requireFolder({ folder, ports }: Session): Promise<void> {
  if (await ports.fs.stat(layoutOf(folder).archiveFile)) return;
  throw new ArchiveError('archive-missing', `Nothing was saved: the archive at ${folder} can’t be found.`);
}

/** Brings durable records into the listing. A listing that cannot take them is built again: what is in the journal is saved, whatever the listing says. */
async function listed(session: Session, records: readonly JournalItem[]): Promise<Applied> {
  try {
    return session.catalogue.apply(records);
  } catch (error) {
    session.ports.logger.error('the listing could not take a change and is built again', { error });
    await listAgain(session);
    return session.catalogue.apply(records);
  }
}

/** One change per few thousand articles, so that no journal line grows without bound. */
export function inRecords(articleIds: readonly string[], change: (articleIds: readonly string[]) => Change): Change[] {
  const changes: Change[] = [];
  for (let at = 0; at < articleIds.length; at += IDS_PER_RECORD) changes.push(change(articleIds.slice(at, at + IDS_PER_RECORD)));
  return changes;
}
