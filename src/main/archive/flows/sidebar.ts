import type { ArchiveService } from '../ports.ts';
import type { Session } from './session.ts';

/** Everything the sidebar shows, in one answer. */
export function sidebarFlow(session: Session, savedSearches: ArchiveService['savedSearches']): ArchiveService['library'] {
  return {
    async sidebar(_input, call) {
      const { catalogue } = session;
      const { savedSearches: searches } = await savedSearches.list(undefined, call);
      return {
        counts: catalogue.counts(),
        collections: catalogue.collectionList(),
        savedSearches: searches,
        sources: catalogue.sources(),
        tags: catalogue.tags(),
        revision: catalogue.columns.revision,
      };
    },
  };
}
