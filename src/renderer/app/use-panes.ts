import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import { useUiState } from '../client/ui-state.tsx';
import { type PaneState, type Panes, readPanes, widthClassOf } from './panes.ts';

/** The panes of the window: sizes and which are put away, remembered for each width class apart. */
export function usePanes(): Panes {
  const ui = useUiState();
  const width = useSyncExternalStore(onResize, () => window.innerWidth);
  const widthClass = widthClassOf(width);
  const key = `panes.${widthClass}`;
  const stored = useSyncExternalStore(ui.subscribe, () => ui.get(key));
  const kept = useMemo(() => readPanes(stored, widthClass), [stored, widthClass]);
  const [activity, setActivity] = useState(false);
  const [isReadingOnly, setReadingOnly] = useState(false);
  const [isReaderUp, setReaderUp] = useState(false);
  const set = useCallback(
    (change: Partial<PaneState>) => ui.set(key, { ...readPanes(ui.get(key), widthClass), ...change }),
    [ui, key, widthClass],
  );
  const sidebarIsDrawer = widthClass === 'narrow' || widthClass === 'single';
  const inspectorIsDrawer = widthClass !== 'wide';
  return {
    ...kept,
    isReadingOnly,
    widthClass,
    activity,
    isReaderUp,
    setReaderUp,
    setSize: (pane, size) => set({ sizes: { ...kept.sizes, [pane]: size } }),
    toggle: (pane) => {
      if (pane === 'activity') setActivity(!activity);
      else if (pane === 'readingOnly') setReadingOnly(!isReadingOnly);
      else set({ [pane]: !kept[pane] });
    },
    closeDrawers: () => {
      const sidebar = sidebarIsDrawer && kept.sidebar;
      const inspector = inspectorIsDrawer && kept.inspector;
      if (!sidebar && !inspector) return false;
      set({ ...(sidebar ? { sidebar: false } : {}), ...(inspector ? { inspector: false } : {}) });
      return true;
    },
  };
}

function onResize(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}
