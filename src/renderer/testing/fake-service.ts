import type { Service } from '../../shared/contract/service.ts';
import type { Article } from '../../shared/contract/shapes/article.ts';
import { aliasesRoom } from './fake/aliases.ts';
import { archiveRoom } from './fake/archive.ts';
import { articlesRoom } from './fake/articles.ts';
import { capturesRoom } from './fake/captures.ts';
import { changesRoom } from './fake/changes.ts';
import { collectionsRoom } from './fake/collections.ts';
import { exportsRoom } from './fake/exports.ts';
import { libraryRoom } from './fake/library.ts';
import { notesRoom } from './fake/notes.ts';
import { savedSearchesRoom } from './fake/saved-searches.ts';
import { searchRoom } from './fake/search.ts';
import { settingsRoom } from './fake/settings.ts';
import { fakeStore } from './fake/store.ts';
import { tagsRoom } from './fake/tags.ts';
import { tasksRoom } from './fake/tasks.ts';
import { timelineRoom } from './fake/timeline.ts';
import { fakeArticles } from './fake-articles.ts';

/** An archive in memory, for component tests and for the page in development: it keeps what it is told, and knows a small part of the query language. */
export function fakeService(options: { readonly count?: number; readonly articles?: Article[] } = {}): Service<void> {
  const store = fakeStore(options.articles ?? fakeArticles(options.count));
  return {
    aliases: aliasesRoom(store),
    archive: archiveRoom(store),
    articles: articlesRoom(store),
    captures: capturesRoom(store),
    changes: changesRoom(store),
    collections: collectionsRoom(store),
    exports: exportsRoom(store),
    library: libraryRoom(store),
    notes: notesRoom(store),
    savedSearches: savedSearchesRoom(store),
    search: searchRoom(store),
    settings: settingsRoom(),
    tags: tagsRoom(store),
    tasks: tasksRoom(store),
    timeline: timelineRoom(store),
  };
}
