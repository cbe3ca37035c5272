import type { ArchiveClient } from '../../shared/contract/client.ts';
import type { SavedSearch } from '../../shared/contract/library.ts';
import type { ArticleSummary, MetaField, Note, SettleableCode } from '../../shared/contract/shapes/article.ts';
import type { ResultSpec, SortKey, SortOrder, Target } from '../../shared/contract/shapes/result-spec.ts';
import { failureText } from '../client/failure.ts';
import type { ResultSet } from '../client/result-set.ts';
import type { ShowToast } from '../ui/toasts.ts';
import type { ReportDone } from '../ui/undo.ts';
import { type MessageKey, t } from './messages/en.ts';

interface Means {
  readonly client: ArchiveClient;
  readonly results: ResultSet;
  readonly done: ReportDone;
  readonly toast: ShowToast;
}

/** Every change of articles and saved searches that the window itself makes; those of collections and tags are the collections feature's. Each tells what it did and can be undone by its exact opposite. */
export type Actions = ReturnType<typeof createActions>;

export function createActions({ client, results, done, toast }: Means) {
  /** Makes a change; what it did comes back as ids, so that undo touches those and no others. */
  async function change(
    run: (target: Target) => Promise<{ articleIds: string[] }>,
    back: (target: Target) => Promise<unknown>,
    target: Target,
    words: {
      readonly message: MessageKey;
      readonly name: MessageKey;
      readonly values?: Record<string, string>;
      readonly isQuiet?: boolean;
    },
    patch: ((article: ArticleSummary) => ArticleSummary) | null,
    unpatch: ((article: ArticleSummary) => ArticleSummary) | null,
  ): Promise<void> {
    await attempt(async () => {
      const { articleIds } = await run(target);
      const ids = new Set(articleIds);
      const show = (how: typeof patch) => {
        if (how) results.patch(ids, how);
        else void results.refresh();
      };
      show(patch);
      const values = { ...words.values, count: ids.size };
      if (ids.size === 0) {
        if (!words.isQuiet) toast({ message: t('done.nothing') });
        return;
      }
      done({
        message: t(words.message, values),
        name: t(words.name, values),
        undo: async () => {
          await back({ ids: articleIds });
          show(unpatch);
        },
        redo: async () => {
          await run({ ids: articleIds });
          show(patch);
        },
      });
    });
  }

  async function attempt(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      toast({ message: failureText(error), tone: 'error' });
      return false;
    }
  }

  const setStatus = (status: { unread?: boolean; starred?: boolean }) => (target: Target) =>
    client.articles.setStatus({ target, ...status });

  return {
    star: (target: Target, starred: boolean) =>
      change(
        setStatus({ starred }),
        setStatus({ starred: !starred }),
        target,
        starred ? { message: 'done.starred', name: 'name.star' } : { message: 'done.unstarred', name: 'name.unstar' },
        (article) => ({ ...article, starred }),
        (article) => ({ ...article, starred: !starred }),
      ),

    markRead: (target: Target, isRead: boolean) =>
      change(
        setStatus({ unread: !isRead }),
        setStatus({ unread: isRead }),
        target,
        isRead ? { message: 'done.read', name: 'name.read' } : { message: 'done.unread', name: 'name.unread' },
        (article) => ({ ...article, unread: !isRead }),
        (article) => ({ ...article, unread: isRead }),
      ),

    /** Reading an article marks it read; that is told to nobody and needs no undo. */
    noteRead: (articleId: string) =>
      attempt(async () => {
        const { articleIds } = await client.articles.setStatus({ target: { ids: [articleId] }, unread: false });
        results.patch(new Set(articleIds), (article) => ({ ...article, unread: false }));
      }),

    trash: (target: Target) =>
      change(
        (to) => client.articles.trash({ target: to }),
        (to) => client.articles.restore({ target: to }),
        target,
        { message: 'done.trashed', name: 'name.trash' },
        null,
        null,
      ),

    restore: (target: Target) =>
      change(
        (to) => client.articles.restore({ target: to }),
        (to) => client.articles.trash({ target: to }),
        target,
        { message: 'done.restored', name: 'name.restore' },
        null,
        null,
      ),

    /** Sets a field over the captured value, or gives the captured one back with null. */
    setMeta: (id: string, field: MetaField, value: string | null, earlier: string | null) =>
      attempt(async () => {
        const set = async (to: string | null) => {
          await client.articles.setMeta({ id, field, value: to });
          void results.refresh();
        };
        await set(value);
        const values = { field: t(`field.${field}`) };
        done({ message: t('done.meta', values), name: t('name.meta', values), undo: () => set(earlier), redo: () => set(value) });
      }),

    /** Puts a removed text back into the reading copy, or takes it out again. */
    restoreRemoved: (id: string, index: number, restored: boolean, what: string) =>
      attempt(async () => {
        const set = (to: boolean) => client.articles.restoreRemoved({ id, index, restored: to });
        await set(restored);
        done({
          message: t(restored ? 'done.putBack' : 'done.tookOut', { what }),
          name: t('name.putBack'),
          undo: () => set(!restored),
          redo: () => set(restored),
        });
      }),

    /** Marks a reason for care as right, or takes the mark back. */
    settleCare: (id: string, code: SettleableCode, isRight: boolean) =>
      attempt(async () => {
        const settle = async (to: boolean) => {
          await client.articles.settleCare({ id, code, isRight: to });
          void results.refresh();
        };
        await settle(isRight);
        done({
          message: t(isRight ? 'done.settled' : 'done.unsettled', { reason: t(`care.${code}`) }),
          name: t('name.settle'),
          undo: () => settle(!isRight),
          redo: () => settle(isRight),
        });
      }),

    saveSearch: (name: string, spec: ResultSpec, sort: SortKey | null, order: SortOrder | null) =>
      attempt(async () => {
        const { savedSearch } = await client.savedSearches.save({
          name,
          spec,
          ...(sort ? { sort } : {}),
          ...(order ? { order } : {}),
        });
        done({
          message: t('done.searchSaved', { name }),
          name: t('name.searchSave', { name }),
          undo: () => client.savedSearches.remove({ id: savedSearch.id }),
          redo: () => client.savedSearches.putBack({ id: savedSearch.id }),
        });
      }),

    renameSearch: (id: string, name: string) =>
      attempt(async () => {
        await client.savedSearches.rename({ id, name });
      }),

    removeSearch: ({ id, name }: SavedSearch) =>
      attempt(async () => {
        await client.savedSearches.remove({ id });
        done({
          message: t('done.searchRemoved', { name }),
          name: t('name.searchRemove', { name }),
          undo: () => client.savedSearches.putBack({ id }),
          redo: () => client.savedSearches.remove({ id }),
        });
      }),

    addNote: (articleId: string, text: string) =>
      attempt(async () => {
        const { note } = await client.notes.add({ articleId, text });
        done({
          message: t('done.noteAdded'),
          name: t('name.noteAdd'),
          undo: () => client.notes.remove({ noteId: note.id }),
          redo: () => client.notes.putBack({ noteId: note.id }),
        });
      }),

    editNote: (note: Note, text: string) =>
      attempt(async () => {
        const set = (to: string) => client.notes.edit({ noteId: note.id, text: to });
        await set(text);
        done({ message: t('done.noteEdited'), name: t('name.noteEdit'), undo: () => set(note.text), redo: () => set(text) });
      }),

    removeNote: (note: Note) =>
      attempt(async () => {
        await client.notes.remove({ noteId: note.id });
        done({
          message: t('done.noteRemoved'),
          name: t('name.noteRemove'),
          undo: () => client.notes.putBack({ noteId: note.id }),
          redo: () => client.notes.remove({ noteId: note.id }),
        });
      }),
  };
}
