import { useMemo } from 'react';
import type { Collection } from '../../../shared/contract/library.ts';
import type { Target } from '../../../shared/contract/shapes/result-spec.ts';
import { type ArchiveAccess, useArchive } from '../../client/archive-context.tsx';
import { failureText } from '../../client/failure.ts';
import { type ShowToast, useToast } from '../../ui/toasts.ts';
import { type ReportDone, useDone } from '../../ui/undo.ts';
import { t } from './messages.ts';

export type CollectionChanges = ReturnType<typeof collectionChanges>;

/** Every change to collections and tags that this feature makes; each is told in a toast and undone by its exact opposite. */
export function useCollectionChanges(): CollectionChanges {
  const { client } = useArchive();
  const done = useDone();
  const toast = useToast();
  return useMemo(() => collectionChanges(client, done, toast), [client, done, toast]);
}

/** The same changes for callers that are no component. */
export function collectionChanges(client: ArchiveAccess['client'], done: ReportDone, toast: ShowToast) {
  /** Runs a change and says what went wrong; answers whether it went well. */
  const attempt = async (work: () => Promise<void>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      toast({ message: failureText(error), tone: 'error' });
      return false;
    }
  };
  /** A change of articles: undo touches only those that really changed. */
  const onArticles = async (
    words: { readonly message: 'done.added' | 'done.taken' | 'done.tagged' | 'done.untagged'; readonly name: string },
    there: (target: Target) => Promise<{ articleIds: string[] }>,
    back: (target: Target) => Promise<unknown>,
    target: Target,
  ): Promise<boolean> =>
    attempt(async () => {
      const { articleIds } = await there(target);
      if (articleIds.length === 0) {
        toast({ message: t('done.nothing') });
        return;
      }
      done({
        message: t(words.message, { count: articleIds.length, name: words.name }),
        name: t(`${words.message}.name`, { name: words.name }),
        undo: () => back({ ids: articleIds }),
        redo: () => there({ ids: articleIds }),
      });
    });

  return {
    create: (path: string): Promise<Collection | null> =>
      createAt(client, path, toast, (collection) => {
        done({
          message: t('done.created', { name: collection.name }),
          name: t('done.created.name', { name: collection.name }),
          undo: () => client.collections.remove({ id: collection.id }),
          redo: () => client.collections.create({ path }),
        });
      }),

    rename: ({ id, name }: Pick<Collection, 'id' | 'name'>, to: string) =>
      attempt(async () => {
        await client.collections.rename({ id, name: to });
        done({
          message: t('done.renamed', { from: name, to }),
          name: t('done.renamed.name', { from: name }),
          undo: () => client.collections.rename({ id, name }),
          redo: () => client.collections.rename({ id, name: to }),
        });
      }),

    /** Moves a collection under another (null: to the top), before a sibling or to the end; `from` is where it stood. */
    move: (
      { id, name }: Pick<Collection, 'id' | 'name'>,
      to: { readonly parentId: string | null; readonly before: string | null; readonly place: string | null },
      from: { readonly parentId: string | null; readonly before: string | null },
    ) =>
      attempt(async () => {
        const there = { parentId: to.parentId, before: to.before };
        await client.collections.move({ id, ...there });
        done({
          message: to.place === null ? t('done.reordered', { name }) : t('done.moved', { name, place: to.place }),
          name: t('done.moved.name', { name }),
          undo: () => client.collections.move({ id, ...from }),
          redo: () => client.collections.move({ id, ...there }),
        });
      }),

    /** Deletes a collection and those inside it; the articles stay, and undo puts everything back. */
    remove: ({ id, name, deepCount }: Pick<Collection, 'id' | 'name' | 'deepCount'>) =>
      attempt(async () => {
        let { removed } = await client.collections.remove({ id });
        done({
          message: t('done.removed', { name, count: deepCount }),
          name: t('done.removed.name', { name }),
          undo: () => client.collections.putBack({ removed }),
          redo: async () => {
            removed = (await client.collections.remove({ id })).removed;
          },
        });
      }),

    addArticles: ({ id, name }: Pick<Collection, 'id' | 'name'>, target: Target) =>
      onArticles(
        { message: 'done.added', name },
        (to) => client.collections.addArticles({ id, target: to }),
        (to) => client.collections.removeArticles({ id, target: to }),
        target,
      ),

    takeArticles: ({ id, name }: Pick<Collection, 'id' | 'name'>, target: Target) =>
      onArticles(
        { message: 'done.taken', name },
        (to) => client.collections.removeArticles({ id, target: to }),
        (to) => client.collections.addArticles({ id, target: to }),
        target,
      ),

    tag: (tag: string, target: Target) =>
      onArticles(
        { message: 'done.tagged', name: tag },
        (to) => client.tags.add({ tag, target: to }),
        (to) => client.tags.remove({ tag, target: to }),
        target,
      ),

    untag: (tag: string, target: Target) =>
      onArticles(
        { message: 'done.untagged', name: tag },
        (to) => client.tags.remove({ tag, target: to }),
        (to) => client.tags.add({ tag, target: to }),
        target,
      ),
  };
}

async function createAt(
  client: ArchiveAccess['client'],
  path: string,
  toast: ShowToast,
  tell: (collection: Collection) => void,
): Promise<Collection | null> {
  try {
    const { collection } = await client.collections.create({ path });
    tell(collection);
    return collection;
  } catch (error) {
    toast({ message: failureText(error), tone: 'error' });
    return null;
  }
}
