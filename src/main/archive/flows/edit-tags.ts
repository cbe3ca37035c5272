import { ArchiveError } from '../../../shared/archive-error.ts';
import type { ArchiveService } from '../ports.ts';
import type { Change } from '../seams.ts';
import { checkedName } from './checked-name.ts';
import { commit, inRecords } from './commit.ts';
import type { Finder } from './find.ts';
import type { Session } from './session.ts';

/** Tags: plain words on articles, in one folded namespace. */
export function editTags(session: Session, finder: Finder): ArchiveService['tags'] {
  const { catalogue } = session;
  const tagged = (tag: string) => (articleId: string) => {
    const ordinal = catalogue.columns.ordinalOf.get(articleId);
    return ordinal !== undefined && (catalogue.columns.tags[ordinal] ?? []).includes(tag);
  };
  const set = (articleIds: readonly string[], tag: string, on: boolean) =>
    inRecords(articleIds, (ids): Change => ({ type: 'tag.set', articleIds: ids, tag, on }));
  return {
    async list() {
      return { tags: catalogue.tags() };
    },
    async add({ tag, target }, { signal }) {
      const name = checkedName(tag, 'tag');
      const has = tagged(name);
      const articleIds = (await finder.idsOf(target, signal)).filter((id) => !has(id));
      await commit(session, set(articleIds, name, true));
      return { articleIds };
    },
    async remove({ tag, target }, { signal }) {
      const articleIds = (await finder.idsOf(target, signal)).filter(tagged(tag));
      await commit(session, set(articleIds, tag, false));
      return { articleIds };
    },
    async rename({ tag, to }) {
      const name = checkedName(to, 'tag');
      const articleIds = catalogue.columns.id.filter(tagged(tag));
      if (articleIds.length === 0) throw new ArchiveError('not-found', `No article has the tag “${tag}”.`);
      if (name !== tag) await commit(session, [...set(articleIds, name, true), ...set(articleIds, tag, false)]);
      return { articleIds };
    },
  };
}
