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
    const { catalogue, store, ports } = session;
    const articleIds = (await finder.idsOf(target, signal)).filter(
      (id) => catalogue.columns.trashed[catalogue.columns.ordinalOf.get(id) ?? -1] === 1,
    );
    if (articleIds.length === 0)
      throw new ArchiveError(
        'invalid',
        'None of these articles is in the Trash. Only trashed articles can be deleted for ever: `trash` them first.',
      );
    const full = catalogue.lastVerify('full');
    const fresh = full !== null && ports.clock.now() - Date.parse(full.at) <= CHECK_IS_FRESH_MS;
    if (!fresh)
      throw new ArchiveError(
        'refused',
        'Deleting for ever needs a full check of the archive from the last seven days, and there is none. Nothing was deleted. Run `verify --full`, then try again.',
      );
    const last = catalogue.lastVerify() ?? full; // a quick check after it may have found what it did not
    if (last.state !== 'clean' || full.state !== 'clean')
      throw new ArchiveError(
        'refused',
        `The last check (${last.at}) found damage, so nothing is deleted until the archive is whole again. Run \`verify\` to see what it found.`,
      );
    const objects = catalogue.objectsOnlyOf(articleIds);
    await commit(
      session,
      inRecords(articleIds, (ids) => ({ type: 'purge-intent', articleIds: ids, objects: catalogue.objectsOnlyOf(ids) })),
    );
    await store.toTrash(objects);
    return { articleIds };
  };
}

/** Removes from the disk what was purged more than 30 days ago, and journals it. */
export async function emptyOldTrash(session: Session): Promise<void> {
  if (session.store.readOnly) return;
  const objects = await session.store.emptyTrash(GRACE_MS);
  if (objects.length > 0) await commit(session, [{ type: 'purged', objects }]);
}
