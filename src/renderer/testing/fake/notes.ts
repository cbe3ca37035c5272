import type { Service } from '../../../shared/contract/service.ts';
import type { Article } from '../../../shared/contract/shapes/article.ts';
import type { FakeStore } from './store.ts';

/** The archive in memory: notes on articles. */
export function notesRoom(store: FakeStore): Service<void>['notes'] {
  const removedNotes = new Map<string, { readonly articleId: string; readonly note: Article['noteList'][number] }>();
  return {
    list: async ({ articleId }) => ({
      notes: store.articles
        .filter(({ id }) => !articleId || id === articleId)
        .flatMap((article) => article.noteList.map((note) => ({ ...note, articleId: article.id }))),
    }),
    add: async ({ articleId, text }) => {
      const at = new Date().toISOString();
      const note = { id: `note-${store.revision}`, text, createdAt: at, updatedAt: at };
      store.articles = store.articles.map((article) =>
        article.id === articleId ? { ...article, notes: article.notes + 1, noteList: [...article.noteList, note] } : article,
      );
      store.tell({ articleIds: [articleId] }, ['notes']);
      return { note };
    },
    edit: async ({ noteId, text }) => {
      const owner = store.articles.find(({ noteList }) => noteList.some(({ id }) => id === noteId));
      const note = owner?.noteList.find(({ id }) => id === noteId);
      if (!owner || !note) throw new Error(`No note ${noteId}.`);
      const edited = { ...note, text };
      store.articles = store.articles.map((article) =>
        article === owner
          ? { ...article, noteList: article.noteList.map((other) => (other.id === noteId ? edited : other)) }
          : article,
      );
      store.tell({ articleIds: [owner.id] }, ['notes']);
      return { note: edited };
    },
    remove: async ({ noteId }) => {
      const owner = store.articles.find(({ noteList }) => noteList.some(({ id }) => id === noteId));
      const note = owner?.noteList.find(({ id }) => id === noteId);
      if (!owner || !note) throw new Error(`No note ${noteId}.`);
      removedNotes.set(noteId, { articleId: owner.id, note });
      store.articles = store.articles.map((article) =>
        article === owner
          ? { ...article, notes: article.notes - 1, noteList: article.noteList.filter(({ id }) => id !== noteId) }
          : article,
      );
      store.tell({ articleIds: [owner.id] }, ['notes']);
      return { noteId };
    },
    putBack: async ({ noteId }) => {
      const gone = removedNotes.get(noteId);
      if (!gone) throw new Error(`No removed note ${noteId}.`);
      store.articles = store.articles.map((article) =>
        article.id === gone.articleId
          ? { ...article, notes: article.notes + 1, noteList: [...article.noteList, gone.note] }
          : article,
      );
      store.tell({ articleIds: [gone.articleId] }, ['notes']);
      return { note: gone.note };
    },
  };
}
