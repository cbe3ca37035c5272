import { ArchiveError } from '../../../shared/archive-error.ts';
import { careSubject } from '../../../shared/care-subject.ts';
import type { MetaField } from '../../../shared/contract/shapes/article.ts';
import { normaliseUrl } from '../capture/normalise-url.ts';
import { parseTypedDate } from '../dates/typed.ts';
import type { ArchiveService } from '../ports.ts';
import { commit, inRecords } from './commit.ts';
import type { Finder } from './find.ts';
import { heldArticle, readArticle } from './read-article.ts';
import { occurrenceOf, placesOfChoices } from './restored-choices.ts';
import type { Session } from './session.ts';

type EditService = Pick<
  ArchiveService['articles'],
  'setMeta' | 'setStatus' | 'restoreRemoved' | 'settleCare' | 'trash' | 'restore'
>;

/** Changes people make to articles. Each answers with what it really changed, so that undo is its exact opposite. */
export function editArticles(session: Session, finder: Finder): EditService {
  const { catalogue } = session;
  const where = (articleIds: readonly string[], holds: (ordinal: number) => boolean) =>
    articleIds.filter((id) => {
      const ordinal = catalogue.columns.ordinalOf.get(id);
      return ordinal !== undefined && holds(ordinal);
    });

  return {
    async setMeta({ id, field, value }) {
      heldArticle(session, id);
      await commit(session, [
        { type: 'meta.set', articleId: id, field, value: value === null ? null : metaValue(session, field, value) },
      ]);
      return readArticle(session, id);
    },
    async setStatus({ target, unread, starred }, { signal }) {
      const { columns } = catalogue;
      const articleIds = where(
        await finder.idsOf(target, signal),
        (ordinal) =>
          (unread !== undefined && (columns.unread[ordinal] === 1) !== unread) ||
          (starred !== undefined && (columns.starred[ordinal] === 1) !== starred),
      );
      const status = { ...(unread === undefined ? {} : { unread }), ...(starred === undefined ? {} : { starred }) };
      await commit(
        session,
        inRecords(articleIds, (ids) => ({ type: 'status.set', articleIds: ids, ...status })),
      );
      return { articleIds };
    },
    async restoreRemoved({ id, index, restored }) {
      const { removed } = await readArticle(session, id);
      const entry = removed[index];
      if (!entry) throw new ArchiveError('not-found', `Article ${id} has no removal number ${index}.`);
      const named = { rule: entry.rule, text: entry.text, occurrence: occurrenceOf(removed, index) };
      // It may have been put back under the name an earlier version had for it.
      const earlier = restored ? [] : (placesOfChoices(removed, heldArticle(session, id).restored).get(index) ?? []);
      await commit(
        session,
        (earlier.length > 0 ? earlier : [named]).map((choice) => ({
          ...{ type: 'removed.restore' as const, articleId: id, on: restored },
          ...choice,
        })),
      );
      return readArticle(session, id);
    },
    async settleCare({ id, code, isRight }) {
      const { summary, captures, settled } = heldArticle(session, id);
      if (isRight && !summary.needsCare.includes(code))
        throw new ArchiveError('invalid', `Article ${id} does not wait for care because of ${code}.`);
      if (isRight || settled.includes(code)) {
        const facts = { published: summary.publishedAt?.value ?? null, lang: summary.lang, captureId: captures[0]?.id ?? '' };
        await commit(session, [{ type: 'care.settled', articleId: id, code, subject: careSubject(code, facts), on: isRight }]);
      }
      return readArticle(session, id);
    },
    async trash({ target }, { signal }) {
      const articleIds = where(await finder.idsOf(target, signal), (ordinal) => catalogue.columns.live[ordinal] === 1);
      await commit(
        session,
        inRecords(articleIds, (ids) => ({ type: 'trash', articleIds: ids })),
      );
      return { articleIds };
    },
    async restore({ target }, { signal }) {
      const articleIds = where(await finder.idsOf(target, signal), (ordinal) => catalogue.columns.trashed[ordinal] === 1);
      await commit(
        session,
        inRecords(articleIds, (ids) => ({ type: 'restore', articleIds: ids })),
      );
      return { articleIds };
    },
  };
}

/** What a person typed into a field, as the journal keeps it. */
function metaValue(session: Session, field: MetaField, typed: string): unknown {
  const text = typed.trim();
  switch (field) {
    case 'title':
    case 'siteName':
      if (text === '')
        throw new ArchiveError(
          'invalid',
          `A ${field === 'title' ? 'title' : 'source'} cannot be empty. To get the captured one back, reset the field.`,
        );
      return text;
    case 'byline':
      return text.split(/\s*[;\n]\s*/).filter((name) => name !== '');
    case 'publishedAt':
    case 'updatedAt': {
      const date = parseTypedDate(text, session.ports.clock.now());
      if (!date)
        throw new ArchiveError(
          'invalid',
          `“${typed}” is not a date that can be read. Write it like 2024, Dec 2024, 9 Dec 2024 or 2024-12-09 14:00 +03:00.`,
        );
      return date;
    }
    case 'lang':
      try {
        return new Intl.Locale(text).baseName;
      } catch (error) {
        throw new ArchiveError('invalid', `“${typed}” is not a language tag. Write it like en, tr or zh-Hans.`, { cause: error });
      }
    case 'dir':
      if (text !== 'ltr' && text !== 'rtl') throw new ArchiveError('invalid', `“${typed}” is not a direction: it is ltr or rtl.`);
      return text;
    case 'url':
      return normaliseUrl(text);
  }
}
