import { blocksToText } from '../../../shared/block-text.ts';
import type { Mention } from '../../../shared/contract/shapes/dated.ts';
import { findMentions } from '../dates/mentions.ts';
import type { ArchiveService } from '../ports.ts';
import type { Finder } from './find.ts';
import { heldArticle } from './read-article.ts';
import { readingAt } from './readings.ts';
import { type RecentMap, recentMap } from './recent-map.ts';
import type { Session } from './session.ts';
import { withRestored } from './with-restored.ts';

/** Date expressions of articles, found in the text as it is read now and placed by the date that counts now (a person's correction moves them). */
export interface MentionFinder {
  of(articleId: string): Promise<readonly Mention[]>;
  readonly service: ArchiveService['articles']['mentions'];
}

const KEPT = 20_000;

export function createMentionFinder(session: Session, finder: Finder): MentionFinder {
  const kept: RecentMap<readonly Mention[]> = recentMap(KEPT);

  async function of(articleId: string): Promise<readonly Mention[]> {
    const article = session.catalogue.article(articleId);
    if (!article?.currentReading) return [];
    const { publishedAt, lang } = article.summary;
    const key = JSON.stringify([articleId, article.currentReading, publishedAt, lang, article.restored]);
    const held = kept.get(key);
    if (held) return held;
    const reading = await readingAt(session, article.currentReading);
    const text = blocksToText(withRestored(reading, article.restored).blocks);
    const mentions = findMentions(text, { lang, reference: publishedAt, articleId });
    kept.set(key, mentions);
    return mentions;
  }

  return {
    of,
    async service({ articleId, spec, limit }, { signal }) {
      if (articleId !== undefined) heldArticle(session, articleId);
      const ids =
        articleId === undefined
          ? await finder.idsOf({ spec: spec ?? { scope: { kind: 'all' }, query: '', filters: [] } }, signal)
          : [articleId];
      const mentions: Mention[] = [];
      let total = 0;
      for (const id of ids) {
        signal?.throwIfAborted();
        const found = await of(id);
        total += found.length;
        if (mentions.length < limit) mentions.push(...found.slice(0, limit - mentions.length));
      }
      return { mentions, total };
    },
  };
}
