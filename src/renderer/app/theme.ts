import { useEffect, useSyncExternalStore } from 'react';
import type { Settings } from '../../shared/settings.ts';

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const contrast = window.matchMedia('(prefers-contrast: more)');

/** Sets the window's theme on the root: as chosen, or as the system has it. */
export function useTheme(chosen: Settings['theme']): void {
  const isDark = useSyncExternalStore(listenTo(dark), () => dark.matches);
  const isHigh = useSyncExternalStore(listenTo(contrast), () => contrast.matches);
  const theme = chosen === 'system' ? (isDark ? 'dark' : 'light') : chosen;
  useEffect(() => {
    document.documentElement.setAttribute('data-theme', theme);
    document.documentElement.setAttribute('data-contrast', isHigh ? 'more' : 'normal');
  }, [theme, isHigh]);
}

function listenTo(query: MediaQueryList): (listener: () => void) => () => void {
  return (listener) => {
    query.addEventListener('change', listener);
    return () => query.removeEventListener('change', listener);
  };
}
