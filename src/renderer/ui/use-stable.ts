import { useCallback, useLayoutEffect, useRef } from 'react';

/** A callback that stays the same object and always does the newest thing: parts that take it need not be drawn again for it. */
export function useStable<Args extends readonly unknown[], Result>(run: (...args: Args) => Result): (...args: Args) => Result {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  return useCallback((...args: Args) => latest.current(...args), []);
}
