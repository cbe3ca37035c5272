/** How much room the window has (UX 1.4). */
export type WidthClass = 'wide' | 'medium' | 'narrow' | 'single';

export interface PaneSizes {
  readonly sidebar: number;
  readonly list: number;
  readonly inspector: number;
}

export interface PaneLimits {
  readonly min: number;
  readonly initial: number;
  readonly max: number;
}

export const PANE_LIMITS: { readonly [pane in keyof PaneSizes]: PaneLimits } = {
  sidebar: { min: 160, initial: 240, max: 420 },
  list: { min: 260, initial: 380, max: 720 },
  inspector: { min: 260, initial: 300, max: 460 },
};

/** What a width class remembers: its own pane sizes and which panes are put away. */
export interface PaneState {
  readonly sizes: PaneSizes;
  readonly sidebar: boolean;
  readonly inspector: boolean;
  readonly filters: boolean;
  readonly isReadingOnly: boolean;
}

export interface Panes extends PaneState {
  readonly widthClass: WidthClass;
  readonly activity: boolean;
  /** In a single column: the reader covers the list. */
  readonly isReaderUp: boolean;
  setReaderUp(up: boolean): void;
  setSize(pane: keyof PaneSizes, width: number): void;
  toggle(pane: 'sidebar' | 'inspector' | 'filters' | 'activity' | 'readingOnly'): void;
  /** Shuts the drawers that lie over the window; true when one was open. */
  closeDrawers(): boolean;
}

/** The width class of a window. */
export function widthClassOf(width: number): WidthClass {
  if (width >= 1360) return 'wide';
  if (width >= 1080) return 'medium';
  return width >= 760 ? 'narrow' : 'single';
}

/** How a width class begins: drawers shut, panes open where there is room. */
export function initialPanes(widthClass: WidthClass): PaneState {
  const { sidebar, list, inspector } = PANE_LIMITS;
  return {
    sizes: { sidebar: sidebar.initial, list: widthClass === 'narrow' ? 300 : list.initial, inspector: inspector.initial },
    sidebar: widthClass === 'wide' || widthClass === 'medium',
    inspector: widthClass === 'wide',
    filters: false,
    isReadingOnly: false,
  };
}

/** Stored pane state, if it still makes sense. */
export function readPanes(stored: unknown, widthClass: WidthClass): PaneState {
  const initial = initialPanes(widthClass);
  if (typeof stored !== 'object' || stored === null) return initial;
  const sizes: unknown = Reflect.get(stored, 'sizes');
  const size = (pane: keyof PaneSizes): number => {
    const value: unknown = typeof sizes === 'object' && sizes !== null ? Reflect.get(sizes, pane) : null;
    const { min, max } = PANE_LIMITS[pane];
    return typeof value === 'number' && value >= min && value <= max ? value : initial.sizes[pane];
  };
  const flag = (name: 'sidebar' | 'inspector' | 'filters'): boolean => {
    const value: unknown = Reflect.get(stored, name);
    return typeof value === 'boolean' ? value : initial[name];
  };
  return {
    sizes: { sidebar: size('sidebar'), list: size('list'), inspector: size('inspector') },
    sidebar: flag('sidebar'),
    inspector: flag('inspector'),
    filters: flag('filters'),
    isReadingOnly: false,
  };
}
