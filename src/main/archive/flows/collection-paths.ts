import { ArchiveError } from '../../../shared/archive-error.ts';
import type { Change } from '../seams.ts';
import { commit } from './commit.ts';
import type { Session } from './session.ts';

/** The id of the collection at a path like `River/Witness`; what is missing of the path is made, once, however many ask for it at the same moment. */
export function collectionAt(session: Session, path: string): Promise<string> {
  const before = turns.get(session) ?? Promise.resolve();
  const mine = before.then(() => make(session, path));
  turns.set(
    session,
    mine.catch(() => undefined), // the caller is told; the next one starts afresh
  );
  return mine;
}

/** Pages are saved side by side: each must see the collections that those before it made. */
const turns = new WeakMap<Session, Promise<unknown>>();

async function make(session: Session, path: string): Promise<string> {
  const names = path.split('/').map((name) => name.trim());
  if (names.some((name) => name === ''))
    throw new ArchiveError(
      'invalid',
      `“${path}” is not the path of a collection: write names joined by “/”, like River/Witness.`,
    );
  const changes: Change[] = [];
  let parentId: string | null = null;
  for (const name of names) {
    const rows = session.catalogue.collections();
    const held: string | undefined = rows.find((row) => row.parentId === parentId && row.name === name)?.id;
    if (held === undefined) {
      const collectionId = session.store.newId('l');
      changes.push({ type: 'collection.set', collectionId, name, parentId, position: Date.now(), removed: false });
      parentId = collectionId;
    } else parentId = held;
  }
  await commit(session, changes);
  return parentId ?? '';
}
