import type { QueryKey } from '@tanstack/react-query';
import type { ChangeEvent } from '../../shared/contract/library.ts';
import type { Orpc } from './orpc.ts';

/** The cached answers a change makes untrue. Lists of results follow their own rules and are not among them. */
export function keysTouchedBy(change: ChangeEvent, orpc: Orpc): QueryKey[] {
  switch (change.type) {
    case 'jobs.changed':
      return [orpc.captures.jobs.key()];
    case 'tasks.changed':
      return [orpc.tasks.list.key()];
    case 'index.changed':
      return [orpc.archive.info.key()];
    case 'archive.changed': {
      const keys: QueryKey[] = [
        orpc.library.sidebar.key(),
        orpc.timeline.bins.key(),
        orpc.search.facets.key(),
        orpc.archive.info.key(),
        orpc.archive.stats.key(),
        orpc.archive.lastReport.key(),
        orpc.archive.log.key(),
      ];
      const one = change.articleIds.length <= 20 ? change.articleIds : null;
      if (one)
        for (const id of one) keys.push(orpc.articles.get.key({ input: { id } }), orpc.articles.captures.key({ input: { id } }));
      else keys.push(orpc.articles.get.key(), orpc.articles.captures.key());
      if (change.kinds.includes('collections')) keys.push(orpc.collections.key());
      if (change.kinds.includes('tags')) keys.push(orpc.tags.key());
      if (change.kinds.includes('notes')) keys.push(orpc.notes.key());
      if (change.kinds.includes('saved-searches')) keys.push(orpc.savedSearches.key());
      if (change.kinds.includes('aliases')) keys.push(orpc.aliases.key(), orpc.search.marks.key());
      if (change.kinds.includes('articles')) keys.push(orpc.search.marks.key(), orpc.articles.mentions.key());
      return keys;
    }
  }
}
