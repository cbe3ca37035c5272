import type { Service } from '../../../shared/contract/service.ts';
import { withPath } from '../fake-tree.ts';
import type { FakeStore } from './store.ts';

/** The archive in memory: collections and what is in them. */
export function collectionsRoom(store: FakeStore): Service<void>['collections'] {
  return {
    list: async () => ({ collections: store.counted() }),
    create: async ({ path }) => {
      store.collections = withPath(store.collections, path);
      store.tell({ articleIds: [] }, ['collections']);
      const collection = store.counted().find((other) => other.path === path);
      if (!collection) throw new Error(`No collection ${path}.`);
      return { collection };
    },
    rename: async ({ id, name }) => {
      const before = store.collections.find((other) => other.id === id)?.path ?? '';
      const after = [...before.split('/').slice(0, -1), name].join('/');
      const moved = (path: string) =>
        path === before ? after : path.startsWith(`${before}/`) ? after + path.slice(before.length) : path;
      store.collections = store.collections.map((other) => ({
        ...other,
        name: other.id === id ? name : other.name,
        path: moved(other.path),
      }));
      store.articles = store.articles.map((article) => ({ ...article, collections: article.collections.map(moved) }));
      store.tell({ articleIds: [] }, ['collections']);
      const collection = store.counted().find((other) => other.id === id);
      if (!collection) throw new Error(`No collection ${id}.`);
      return { collection };
    },
    move: async ({ id, parentId }) => {
      const moving = store.collections.find((other) => other.id === id);
      const parent = store.collections.find((other) => other.id === parentId);
      if (!moving) throw new Error(`No collection ${id}.`);
      const before = moving.path;
      const after = parent ? `${parent.path}/${moving.name}` : moving.name;
      const moved = (path: string) =>
        path === before ? after : path.startsWith(`${before}/`) ? after + path.slice(before.length) : path;
      store.collections = store.collections.map((other) => ({
        ...other,
        parentId: other.id === id ? parentId : other.parentId,
        path: moved(other.path),
      }));
      store.articles = store.articles.map((article) => ({ ...article, collections: article.collections.map(moved) }));
      store.tell({ articleIds: [] }, ['collections']);
      return { collection: { ...moving, parentId, path: after } };
    },
    remove: async ({ id }) => {
      const top = store.collections.find((other) => other.id === id);
      const gone = store.counted().filter(({ path }) => top && (path === top.path || path.startsWith(`${top.path}/`)));
      const removed = gone.map((collection) => ({
        collection,
        articleIds: store.articles
          .filter((article) => article.collections.includes(collection.path))
          .map((article) => article.id),
      }));
      const paths = new Set(gone.map(({ path }) => path));
      store.collections = store.collections.filter(({ path }) => !paths.has(path));
      store.articles = store.articles.map((article) => ({
        ...article,
        collections: article.collections.filter((path) => !paths.has(path)),
      }));
      store.tell({ articleIds: [] }, ['collections']);
      return { removed };
    },
    putBack: async ({ removed }) => {
      store.collections = [...store.collections, ...removed.map(({ collection }) => collection)];
      for (const { collection, articleIds } of removed) {
        const ids = new Set(articleIds);
        store.articles = store.articles.map((article) =>
          ids.has(article.id) ? { ...article, collections: [...article.collections, collection.path] } : article,
        );
      }
      store.tell({ articleIds: [] }, ['collections']);
      return { collections: store.counted() };
    },
    addArticles: async ({ id, target }) => {
      const path = store.collections.find((other) => other.id === id)?.path ?? '';
      return store.update(
        target,
        ['collections'],
        (article) => !article.collections.includes(path),
        (article) => ({ ...article, collections: [...article.collections, path] }),
      );
    },
    removeArticles: async ({ id, target }) => {
      const path = store.collections.find((other) => other.id === id)?.path ?? '';
      return store.update(
        target,
        ['collections'],
        (article) => article.collections.includes(path),
        (article) => ({ ...article, collections: article.collections.filter((other) => other !== path) }),
      );
    },
  };
}
