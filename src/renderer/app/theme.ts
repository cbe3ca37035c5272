import { useEffect, useSyncExternalStore } from 'react';
import type { Settings } from '../../shared/settings.ts';

/** Sets the window's theme on the root: as chosen, or as the system has it. */
export function useTheme(chosen: Settings['theme']): void {
  const isDark = useMedia('(prefers-color-scheme: dark)');
  const isHigh = useMedia('(prefers-contrast: more)');
  const theme = chosen === 'system' ? (isDark ? 'dark' : 'light') : chosen;
  useEffect(() => {
    document.documentElement.setAttribute('data-theme', theme);
    document.documentElement.setAttribute('data-contrast', isHigh ? 'more' : 'normal');
  }, [theme, isHigh]);
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => window.matchMedia(query).matches,
  );
}
