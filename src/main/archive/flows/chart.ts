import { spanOf } from '../dates/span.ts';
import type { ArchiveService } from '../ports.ts';
import { type BinMention, binTimeline } from '../timeline/bins.ts';
import type { Finder } from './find.ts';
import type { MentionFinder } from './mentions.ts';
import type { Session } from './session.ts';

/** The timeline of a result set: the same articles the list shows, in calendar bins. */
export function chartFlow(session: Session, finder: Finder, mentionFinder: MentionFinder): ArchiveService['timeline'] {
  return {
    async bins(input, { signal }) {
      const { ordinals } = await finder.find(input, { signal });
      const { columns } = session.catalogue;
      const mentioned = new Map<number, readonly BinMention[]>();
      if (input.axis === 'mentioned') {
        for (const ordinal of ordinals) {
          signal?.throwIfAborted();
          const found = await mentionFinder.of(columns.id[ordinal] ?? '');
          mentioned.set(
            ordinal,
            found.map(({ value, precision }) => ({ ...spanOf(value, precision, null), precision })),
          );
        }
      }
      return binTimeline({
        columns,
        collections: session.catalogue.collections(),
        ordinals,
        options: input,
        mentions: (ordinal) => mentioned.get(ordinal) ?? [],
      });
    },
  };
}
