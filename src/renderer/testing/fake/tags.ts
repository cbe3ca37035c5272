import type { Service } from '../../../shared/contract/service.ts';
import type { FakeStore } from './store.ts';

/** The archive in memory: tags. */
export function tagsRoom(store: FakeStore): Service<void>['tags'] {
  return {
    list: async () => ({ tags: store.countBy(store.everything, ({ tags }) => tags).map(([tag, count]) => ({ tag, count })) }),
    add: async ({ tag, target }) =>
      store.update(
        target,
        ['tags'],
        ({ tags }) => !tags.includes(tag),
        (article) => ({ ...article, tags: [...article.tags, tag] }),
      ),
    remove: async ({ tag, target }) =>
      store.update(
        target,
        ['tags'],
        ({ tags }) => tags.includes(tag),
        (article) => ({ ...article, tags: article.tags.filter((other) => other !== tag) }),
      ),
    rename: async ({ tag, to }) =>
      store.update(
        { spec: store.everything },
        ['tags'],
        ({ tags }) => tags.includes(tag),
        (article) => ({ ...article, tags: [...new Set(article.tags.map((other) => (other === tag ? to : other)))] }),
      ),
  };
}
