import { aliases } from './aliases.ts';
import { articles } from './articles.ts';
import { captures } from './captures.ts';
import { archive, settings } from './care.ts';
import { exports } from './exchange.ts';
import { changes, collections, library, notes, savedSearches, tags } from './library.ts';
import { search } from './search.ts';
import { tasks } from './tasks.ts';
import { timeline } from './timeline.ts';

/** Everything a window, a page or a command may ask of the archive. The router, four transports and every client derive from this. */
export const contract = {
  aliases,
  archive,
  articles,
  captures,
  changes,
  collections,
  exports,
  library,
  notes,
  savedSearches,
  search,
  settings,
  tags,
  tasks,
  timeline,
};

export type Contract = typeof contract;
