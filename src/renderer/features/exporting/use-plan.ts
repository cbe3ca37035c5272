import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ExportOptions, ExportPlan } from '../../../shared/contract/exchange.ts';
import { useArchive } from '../../client/archive-context.tsx';
import { failureText } from '../../client/failure.ts';

const SETTLE_MS = 200;

/** The plan of an export. */
export interface Planned {
  /** The last plan that was worked out; it stays while the next is on its way. */
  readonly plan: ExportPlan | null;
  readonly isBusy: boolean;
  readonly error: string | null;
  retry(): void;
}

/** Works out what would be written, once the choices have stood still for a moment. Null asks for nothing. */
export function usePlan(options: ExportOptions | null): Planned {
  const { orpc } = useArchive();
  const wanted = options === null ? null : JSON.stringify(options);
  const latest = useRef(options);
  latest.current = options;
  const [asked, setAsked] = useState(options);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new choices are told by what they say, not by a new object
  useEffect(() => {
    const timer = setTimeout(() => setAsked(latest.current), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const query = useQuery(
    orpc.exports.plan.queryOptions({
      input: asked ?? { target: { ids: [] }, formats: ['text'] },
      enabled: asked !== null,
      placeholderData: keepPreviousData,
      // A plan is of this moment: articles come and go.
      staleTime: 0,
      gcTime: 0,
    }),
  );
  return {
    plan: query.data ?? null,
    isBusy: options !== null && (wanted !== JSON.stringify(asked) || query.isFetching),
    error: query.error ? failureText(query.error) : null,
    retry: () => void query.refetch(),
  };
}
