import type { Service } from '../../../shared/contract/service.ts';
import type { Article, MetaField } from '../../../shared/contract/shapes/article.ts';
import type { FakeStore } from './store.ts';

/** The archive in memory: articles, read and changed. */
export function articlesRoom(store: FakeStore): Service<void>['articles'] {
  return {
    get: async ({ id }) => store.one(id),
    captures: async ({ id }) => ({ captures: store.one(id).captureList }),
    setMeta: async ({ id, field, value }) => {
      const earlier = store.one(id);
      const original = earlier.originals[field] ?? originalText(earlier, field);
      const set = value ?? original;
      const content =
        field === 'byline'
          ? { byline: set === '' ? [] : [set] }
          : field === 'publishedAt' || field === 'updatedAt'
            ? { [field]: set === '' ? null : { value: set, precision: 'day', zone: null, certainty: 'user', raw: set } }
            : { [field]: set };
      const { [field]: _, ...others } = earlier.originals;
      const originals = value === null ? others : { ...earlier.originals, [field]: original };
      store.articles = store.articles.map((article) => (article.id === id ? { ...article, ...content, originals } : article));
      store.tell({ articleIds: [id] }, ['articles']);
      return store.one(id);
    },
    setStatus: async ({ target, unread, starred }) =>
      store.update(
        target,
        ['status'],
        (article) =>
          (unread !== undefined && article.unread !== unread) || (starred !== undefined && article.starred !== starred),
        (article) => ({ ...article, unread: unread ?? article.unread, starred: starred ?? article.starred }),
      ),
    restoreRemoved: async ({ id, index, restored }) => {
      const article = store.one(id);
      const removed = article.removed.map((piece, nth) => (nth === index ? { ...piece, restored } : piece));
      const piece = article.removed[index];
      const blocks = [...article.blocks];
      if (piece && restored) blocks.splice(piece.at, 0, { type: 'paragraph', text: piece.text });
      if (piece && !restored)
        blocks.splice(
          blocks.findIndex((block) => 'text' in block && block.text === piece.text),
          1,
        );
      store.articles = store.articles.map((other) => (other.id === id ? { ...other, removed, blocks } : other));
      store.tell({ articleIds: [id] }, ['articles']);
      return store.one(id);
    },
    settleCare: async ({ id, code, isRight }) => {
      store.articles = store.articles.map((article) => {
        if (article.id !== id) return article;
        const needsCare = article.needsCare.filter((other) => other !== code);
        const settled = article.settled.filter((other) => other !== code);
        return isRight
          ? { ...article, needsCare, settled: [...settled, code] }
          : { ...article, needsCare: [...needsCare, code], settled };
      });
      store.tell({ articleIds: [id] }, ['articles']);
      return store.one(id);
    },
    trash: async ({ target }) =>
      store.update(
        target,
        ['trash'],
        ({ trashed }) => !trashed,
        (article) => ({ ...article, trashed: true }),
      ),
    restore: async ({ target }) =>
      store.update(
        target,
        ['trash'],
        ({ trashed }) => trashed,
        (article) => ({ ...article, trashed: false }),
      ),
    purge: async ({ target }) => {
      const ids = new Set(
        store
          .chosen(target)
          .filter(({ trashed }) => trashed)
          .map(({ id }) => id),
      );
      store.articles = store.articles.filter(({ id }) => !ids.has(id));
      return store.tell({ articleIds: [...ids] }, ['articles', 'trash']);
    },
    mentions: async () => ({ mentions: [], total: 0 }),
  };
}

function originalText(article: Article, field: MetaField): string {
  if (field === 'publishedAt' || field === 'updatedAt') return article[field]?.raw ?? '';
  return field === 'byline' ? article.byline.join(', ') : (article[field] ?? '');
}
