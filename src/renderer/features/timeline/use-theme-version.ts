import { useSyncExternalStore } from 'react';

/** A number that grows whenever the colours may have changed, so that a canvas reads its tokens again. */
export function useThemeVersion(): number {
  return useSyncExternalStore(subscribe, () => version);
}

const QUERIES = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)'];
let version = 0;

function subscribe(listener: () => void): () => void {
  const changed = () => {
    version += 1;
    listener();
  };
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'data-contrast'] });
  const media = QUERIES.map((query) => window.matchMedia(query));
  for (const query of media) query.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    for (const query of media) query.removeEventListener('change', changed);
  };
}
