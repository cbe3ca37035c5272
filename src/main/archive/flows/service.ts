import { basename } from 'node:path';
import type { ArchiveService } from '../ports.ts';
import { careFlow } from './care.ts';
import { chartFlow } from './chart.ts';
import { editAliases } from './edit-aliases.ts';
import { editArticles } from './edit-articles.ts';
import { editCollections } from './edit-collections.ts';
import { editNotes } from './edit-notes.ts';
import { editSavedSearches } from './edit-saved-searches.ts';
import { editTags } from './edit-tags.ts';
import { exportFlow } from './export.ts';
import { createFinder } from './find.ts';
import { createMentionFinder } from './mentions.ts';
import { previewFlow } from './preview.ts';
import { purgeFlow } from './purge.ts';
import { createQueue } from './queue.ts';
import { heldArticle, readArticle } from './read-article.ts';
import { rebuildFlow } from './rebuild.ts';
import { reprocessFlow } from './reprocess.ts';
import { createSaver } from './save.ts';
import { saveStream } from './save-stream.ts';
import type { Session } from './session.ts';
import { settingsFlow } from './settings.ts';
import { sidebarFlow } from './sidebar.ts';
import { taskFlow } from './tasks.ts';

/** The whole contract over one open archive. */
export function openService(session: Session): ArchiveService {
  const { catalogue, store, keeper, index } = session;
  const finder = createFinder(session);
  const mentions = createMentionFinder(session, finder);
  const saver = createSaver(session);
  const queue = createQueue(session, saver);
  const savedSearches = editSavedSearches(session, finder);
  if (!store.readOnly) queue.resume();

  const service: Omit<ArchiveService, 'tasks'> = {
    aliases: editAliases(session),
    archive: {
      async info() {
        const verified = catalogue.lastVerify();
        return {
          archiveId: store.archiveId,
          name: basename(session.folder),
          path: session.folder,
          state: store.readOnly ? 'read-only' : 'open',
          notice: store.notice,
          holder: null,
          index: keeper.state(),
          freeBytes: await store.freeBytes(),
          lastVerify: verified ? { at: verified.at, state: verified.state } : null,
          lastBackup: catalogue.checks.lastBackup,
          revision: catalogue.columns.revision,
        };
      },
      create: async () => ({ archiveId: store.archiveId, path: session.folder, created: false }),
      open: async () => ({ state: store.readOnly ? 'read-only' : 'open' }),
      async stats() {
        return { ...catalogue.stats(), ...(await store.usage()), indexBytes: index.state().bytes };
      },
      ...careFlow(session, finder),
      async pauseIndexing({ paused }) {
        keeper.pause(paused);
        return { paused: keeper.state().paused };
      },
      reindex: rebuildFlow(session),
      reprocess: reprocessFlow(session, finder),
    },
    articles: {
      get: ({ id }) => readArticle(session, id),
      captures: async ({ id }) => ({ captures: [...heldArticle(session, id).captures] }),
      ...editArticles(session, finder),
      purge: purgeFlow(session, finder),
      mentions: mentions.service,
    },
    captures: { save: saveStream(session, saver), preview: previewFlow(session), ...queue.service },
    changes: {
      watch: (_input, { signal }) => session.events.watch(signal ? AbortSignal.any([signal, session.closing]) : session.closing),
    },
    collections: editCollections(session, finder),
    exports: exportFlow(session, finder),
    library: sidebarFlow(session, savedSearches),
    notes: editNotes(session),
    savedSearches,
    search: finder.service,
    settings: settingsFlow(session.ports.settings),
    tags: editTags(session, finder),
    timeline: chartFlow(session, finder, mentions),
  };
  return { ...service, tasks: taskFlow(session, service) };
}
