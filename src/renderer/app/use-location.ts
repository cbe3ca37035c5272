import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { fromFragment, type Locator, toFragment } from './location.ts';

export interface Navigation {
  readonly locator: Locator;
  /** Goes somewhere; what is not said stays. A new entry for Back, unless `replace`. */
  go(change: Partial<Locator>, how?: { readonly replace?: boolean }): void;
  back(): void;
  forward(): void;
}

/** Where the window is, kept in the address. */
export function useLocation(): Navigation {
  const fragment = useSyncExternalStore(subscribe, () => window.location.hash);
  const locator = useMemo(() => fromFragment(fragment), [fragment]);
  const go = useCallback((change: Partial<Locator>, how: { readonly replace?: boolean } = {}) => {
    const next = toFragment({ ...fromFragment(window.location.hash), ...change });
    if (next === window.location.hash) return;
    if (how.replace) window.history.replaceState(null, '', next);
    else window.history.pushState(null, '', next);
    for (const listener of listeners) listener();
  }, []);
  return useMemo(
    () => ({ locator, go, back: () => window.history.back(), forward: () => window.history.forward() }),
    [locator, go],
  );
}

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  window.addEventListener('hashchange', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
    window.removeEventListener('hashchange', listener);
  };
}
