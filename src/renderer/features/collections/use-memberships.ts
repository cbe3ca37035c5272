import { useQueries } from '@tanstack/react-query';
import type { ArticleSummary } from '../../../shared/contract/shapes/article.ts';
import type { Target } from '../../../shared/contract/shapes/result-spec.ts';
import { useArchive } from '../../client/archive-context.tsx';
import { type Membership, membershipOf } from './picker-options.ts';

/** Reading more articles than this one by one would keep the picker waiting. */
const READ_ONE_BY_ONE = 60;

/**
 * How many of the chosen articles are in each option. A few articles are read; a whole result set is counted per option on screen;
 * for many picked articles nobody knows before the change itself says it.
 */
export function useMemberships(
  target: Target,
  count: number,
  keysOf: (article: ArticleSummary) => readonly string[],
  clauseOf: (key: string) => string,
  onScreen: readonly string[],
): (key: string) => Membership {
  const { orpc } = useArchive();
  const ids = 'ids' in target && target.ids.length <= READ_ONE_BY_ONE ? target.ids : [];
  const spec = 'spec' in target ? target.spec : null;
  const articles = useQueries({ queries: ids.map((id) => orpc.articles.get.queryOptions({ input: { id } })) });
  const totals = useQueries({
    queries: (spec === null ? [] : onScreen).map((key) =>
      orpc.search.query.queryOptions({
        input: {
          scope: spec?.scope,
          query: spec?.query,
          filters: [...(spec?.filters ?? []), clauseOf(key)],
          limit: 0,
          snippets: false,
        },
      }),
    ),
  });
  const read = articles.map(({ data }) => data).filter((article) => article !== undefined);
  return (key) => {
    if (spec !== null) {
      const total = totals[onScreen.indexOf(key)]?.data?.total;
      return total === undefined ? 'unknown' : total === 0 ? 'none' : total >= count ? 'all' : { some: total };
    }
    return read.length === 0 || read.length < ids.length ? 'unknown' : membershipOf(read.map(keysOf), key);
  };
}
