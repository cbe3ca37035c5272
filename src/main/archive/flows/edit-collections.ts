import { ArchiveError } from '../../../shared/archive-error.ts';
import type { Collection } from '../../../shared/contract/library.ts';
import type { ArchiveService } from '../ports.ts';
import type { Change } from '../seams.ts';
import { checkedName } from './checked-name.ts';
import { collectionAt } from './collection-paths.ts';
import { commit, inRecords } from './commit.ts';
import type { Finder } from './find.ts';
import type { Session } from './session.ts';

/** Collections: nested, by name; articles live once and collections point at them. */
export function editCollections(session: Session, finder: Finder): ArchiveService['collections'] {
  const { catalogue } = session;
  const list = () => catalogue.collectionList();
  const one = (id: string): Collection => {
    const found = list().find((collection) => collection.id === id);
    if (!found) throw new ArchiveError('not-found', `There is no collection ${id}. \`collection ls\` shows those that are.`);
    return found;
  };
  const named = (name: string) => {
    if (name.includes('/'))
      throw new ArchiveError('invalid', `“${name}”: the name of a collection has no “/”; that sign joins the names of a path.`);
    return checkedName(name, 'collection');
  };
  const set = (collection: { id: string; name: string; parentId: string | null }, position: number, removed = false): Change => ({
    type: 'collection.set',
    collectionId: collection.id,
    name: collection.name,
    parentId: collection.parentId,
    position,
    removed,
  });
  const positionOf = (id: string) => catalogue.collectionPosition(id) ?? 0;
  const free = (name: string, parentId: string | null, except: string) => {
    if (list().some((other) => other.id !== except && other.parentId === parentId && other.name === name))
      throw new ArchiveError('exists', `There is a collection “${name}” at that place already.`);
  };
  const members = (id: string, articleIds: readonly string[], on: boolean) =>
    commit(
      session,
      inRecords(articleIds, (ids) => ({ type: 'collection.members', collectionId: id, articleIds: ids, on })),
    );
  const inside = (id: string, articleId: string) => {
    const ordinal = catalogue.columns.ordinalOf.get(articleId);
    return ordinal !== undefined && (catalogue.columns.collections[ordinal] ?? []).includes(id);
  };

  return {
    async list() {
      return { collections: list() };
    },
    async create({ path }) {
      const names = path.split('/').map(named);
      const before = new Set(list().map(({ id }) => id));
      const id = await collectionAt(session, names.join('/'));
      if (before.has(id)) throw new ArchiveError('exists', `There is a collection “${names.join('/')}” already.`);
      return { collection: one(id) };
    },
    async rename({ id, name }) {
      const collection = one(id);
      const to = named(name);
      free(to, collection.parentId, id);
      await commit(session, [set({ ...collection, name: to }, positionOf(id))]);
      return { collection: one(id) };
    },
    async move({ id, parentId, before }) {
      const collection = one(id);
      const row = catalogue.collections().find((each) => each.id === id);
      if (parentId !== null) one(parentId);
      if (parentId !== null && row?.within.has(parentId))
        throw new ArchiveError('invalid', `“${collection.name}” cannot be moved into itself.`);
      free(collection.name, parentId, id);
      const siblings = list().filter((other) => other.parentId === parentId && other.id !== id);
      const at =
        before === null
          ? siblings.length
          : Math.max(
              0,
              siblings.findIndex((other) => other.id === before),
            );
      const order = [...siblings.slice(0, at), { ...collection, parentId }, ...siblings.slice(at)];
      await commit(
        session,
        order.map((each, position) => set(each, position)),
      );
      return { collection: one(id) };
    },
    async remove({ id }) {
      one(id);
      const within = catalogue.collections().find((row) => row.id === id)?.within ?? new Set([id]);
      const removed = list()
        .filter((collection) => within.has(collection.id))
        .map((collection) => ({
          collection,
          articleIds: catalogue.columns.id.filter((articleId) => inside(collection.id, articleId)),
        }));
      await commit(
        session,
        removed.map(({ collection }) => set(collection, positionOf(collection.id), true)),
      );
      return { removed };
    },
    async putBack({ removed }) {
      await commit(
        session,
        removed.map(({ collection }) => set(collection, positionOf(collection.id))),
      );
      for (const { collection, articleIds } of removed)
        await members(
          collection.id,
          articleIds.filter((id) => !inside(collection.id, id)),
          true,
        );
      return { collections: list().filter(({ id }) => removed.some(({ collection }) => collection.id === id)) };
    },
    async addArticles({ id, target }, { signal }) {
      one(id);
      const articleIds = (await finder.idsOf(target, signal)).filter((articleId) => !inside(id, articleId));
      await members(id, articleIds, true);
      return { articleIds };
    },
    async removeArticles({ id, target }, { signal }) {
      one(id);
      const articleIds = (await finder.idsOf(target, signal)).filter((articleId) => inside(id, articleId));
      await members(id, articleIds, false);
      return { articleIds };
    },
  };
}
