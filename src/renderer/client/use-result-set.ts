import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useArchive } from './archive-context.tsx';
import { type ResultRequest, ResultSet, type ResultState } from './result-set.ts';

/** The result set of a request: its rows as they are read, kept true to the archive. */
export function useResultSet(
  request: ResultRequest,
  around: number,
): { readonly results: ResultSet; readonly state: ResultState } {
  const { client, feed } = useArchive();
  const results = useMemo(() => new ResultSet(client), [client]);
  const state = useSyncExternalStore(results.subscribe, results.outline);
  useEffect(() => {
    void results.open(request, around);
  }, [results, request, around]);
  useEffect(
    () =>
      feed.subscribe((change) => {
        // Other names make another answer of the same question: it is no arrival.
        if (change === 'everything' || (change.type === 'archive.changed' && change.kinds.includes('aliases')))
          void results.refresh();
        else if (change.type === 'archive.changed' && !isOwnConcern(change.kinds, request))
          void results.checkArrivals(change.articleIds);
        else if (change.type === 'index.changed' && change.state === 'ready') void results.checkArrivals();
      }),
    [feed, results, request],
  );
  return { results, state };
}

/** Reading marks articles as read: a list of unread ones must not lose its rows under the reader's eyes, it is read again when it is next opened. */
function isOwnConcern(kinds: readonly string[], request: ResultRequest): boolean {
  const { scope, query, filters } = request.spec;
  const dependsOnStatus =
    scope.kind === 'unread' || scope.kind === 'starred' || [query, ...filters].some((text) => /\bis:/.test(text));
  return dependsOnStatus && kinds.every((kind) => kind === 'status');
}
