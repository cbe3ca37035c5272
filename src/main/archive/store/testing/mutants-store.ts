import type { Change, NewObject, ObjectEntry } from '../../seams.ts';
import { sha256 } from '../sha256.ts';
import type { Store } from '../store.ts';
import type { Mutant } from './stage.ts';

/** Flows that use a right store in the wrong order. */
export const storeMutants: readonly Mutant[] = [
  { name: 'the record is written before the objects', store: recordFirst },
  { name: 'objects that are there are not looked into', store: trusting },
  { name: 'objects of deleted articles are moved before that is written', store: movedFirst },
  {
    name: 'the trash is emptied at once',
    store: (store) => ({ ...kept(store), emptyTrash: () => store.emptyTrash(-40 * DAY_MS) }),
  },
  { name: 'the trash is emptied on the way in', store: noGrace },
];

const DAY_MS = 24 * 60 * 60 * 1000;

/** A copy whose getters still answer. */
function kept(store: Store): Store {
  return Object.defineProperties({}, Object.getOwnPropertyDescriptors(store)) as Store; // safe: the same members
}

function bent(store: Store, members: Partial<Store>): Store {
  return Object.defineProperties(kept(store), Object.getOwnPropertyDescriptors(members)) as Store; // safe: a store with some members replaced
}

function recordFirst(store: Store): Store {
  let waiting: NewObject[] = [];
  return bent(store, {
    async put(objects) {
      waiting.push(...objects);
      return objects.map(entryOf);
    },
    async append(changes) {
      const items = await store.append(changes);
      const objects = waiting;
      waiting = [];
      await store.put(objects);
      return items;
    },
  });
}

function trusting(store: Store): Store {
  return bent(store, {
    async put(objects) {
      const absent: NewObject[] = [];
      for (const object of objects) if (!(await store.has(sha256(object.bytes)))) absent.push(object);
      await store.put(absent);
      return objects.map(entryOf);
    },
  });
}

function movedFirst(store: Store): Store {
  return bent(store, {
    async append(changes) {
      for (const change of changes) if (isIntent(change)) await store.toTrash(change.objects);
      return store.append(changes);
    },
  });
}

function noGrace(store: Store): Store {
  return bent(store, {
    async toTrash(objects) {
      await store.toTrash(objects);
      await store.emptyTrash(-40 * DAY_MS);
    },
  });
}

const isIntent = (change: Change): change is Extract<Change, { type: 'purge-intent' }> => change.type === 'purge-intent';

function entryOf({ role, mime, bytes }: NewObject): ObjectEntry {
  return { role, mime, sha256: sha256(bytes), bytes: bytes.byteLength };
}
