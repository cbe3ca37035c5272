import { ArchiveError } from '../../../shared/archive-error.ts';
import type { ArchiveService } from '../ports.ts';
import { commit, inRecords } from './commit.ts';
import type { Finder } from './find.ts';
import type { Session } from './session.ts';

const DAY_MS = 86_400_000;
const CHECK_IS_FRESH_MS = 7 * DAY_MS;
/** How long purged bytes stay in `trash/` before they leave the disk. */
export const GRACE_MS = 30 * DAY_MS;

/** Deletes trashed articles for ever: intent in the journal, bytes into `trash/`, and off the disk after 30 days. Refuses on any doubt. */
export function purgeFlow(session: Session, finder: Finder): ArchiveService['articles']['purge'] {
  return async ({ target }, { signal }) => {
    const { catalogue, store } = session;
    const asked = await finder.idsOf(target, signal);
    const isTrashed = (id: string) => catalogue.columns.trashed[catalogue.columns.ordinalOf.get(id) ?? -1] === 1;
    if (!asked.some(isTrashed))
      throw new ArchiveError(
        'invalid',
        'None of these articles is in the Trash. Only trashed articles can be deleted for ever: `trash` them first.',
      );
    refuseUnchecked(session);
    await refuseUnreadable(session);
    // Another process or machine may have given one of these files to an article of its own meanwhile.
    for await (const batch of store.replayBatches(catalogue.positions())) catalogue.apply(batch);
    const articleIds = asked.filter(isTrashed);
    const objects = catalogue.objectsOnlyOf(articleIds);
    await commit(
      session,
      inRecords(articleIds, (ids) => ({ type: 'purge-intent', articleIds: ids, objects: catalogue.objectsOnlyOf(ids) })),
    );
    await store.toTrash(objects);
    return { articleIds };
  };
}

function refuseUnchecked({ catalogue, ports }: Session): void {
  const full = catalogue.lastVerify('full');
  // One that lies ahead was dated by a clock that was wrong, and may be of any age.
  const age = full === null ? Number.NaN : ports.clock.now() - Date.parse(full.at);
  const isFresh = age <= CHECK_IS_FRESH_MS && age >= -DAY_MS;
  if (full === null || !isFresh)
    throw new ArchiveError(
      'refused',
      'Deleting for ever needs a full check of the archive from the last seven days, and there is none. Nothing was deleted. Run `verify --full`, then try again.',
    );
  // Also when a check after it, of a part or in the background, found what it had not.
  if (catalogue.checks.isInDoubt)
    throw new ArchiveError(
      'refused',
      `A check since ${full.at} found damage, so nothing is deleted until the archive is whole again. Run \`verify\` to see what it found, and \`repair\` to mend it.`,
    );
}

/** A record that cannot be read may need the very files that would go. */
async function refuseUnreadable({ store, catalogue }: Session): Promise<void> {
  const { problems, away } = await store.checkJournal(catalogue.positions());
  if (away.length > 0)
    throw new ArchiveError(
      'refused',
      'A part of the journal is kept online and is not on this computer now, so nothing is deleted: a record in it may need these files. Let your sync program download the archive, then try again.',
    );
  const [first] = problems;
  if (first === undefined) return;
  throw new ArchiveError(
    'refused',
    `Not every record of the journal can be read (${first}), so nothing is deleted: a record that is missing may need these files. Run \`repair\`, then try again.`,
  );
}

/** Removes from the disk what was purged more than 30 days ago, and journals it. What an article needs by now goes back instead. */
export async function emptyOldTrash(session: Session): Promise<void> {
  const { store, catalogue } = session;
  if (store.readOnly) return;
  const objects = await store.emptyTrash(GRACE_MS, (object) => catalogue.articlesOfObject(object).length > 0);
  if (objects.length > 0) await commit(session, [{ type: 'purged', objects }]);
}
