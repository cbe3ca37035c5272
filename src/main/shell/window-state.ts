import * as z from 'zod';
import type { ElectronApi, Window } from './electron-api.ts';
import type { ShellStore } from './settings.ts';

const bounds = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(480),
  height: z.number().int().min(400),
});
const kept = z.object({ bounds, maximized: z.boolean(), fullScreen: z.boolean() });

/** Where a window stood: its bounds when neither maximised nor full screen, and which of the two it was. */
export type WindowState = z.infer<typeof kept>;

export const DEFAULT_SIZE = { width: 1320, height: 860 } as const;
export const MIN_SIZE = { minWidth: 480, minHeight: 400 } as const;

/** How much of the title bar must lie on a screen for a person to take hold of it. */
const HOLD = { width: 120, height: 32 } as const;

/** Where the last window stood; null when nothing is kept, or when no screen shows it any more. */
export function readWindowState(store: ShellStore, screen: ElectronApi['screen']): WindowState | null {
  const { data } = kept.safeParse(store.get('window'));
  return data && isOnScreen(data, screen) ? data : null;
}

/** Keeps where a window stands as it moves, and once more as it closes. */
export function keepWindowState(window: Window, store: ShellStore): void {
  let waiting: NodeJS.Timeout | null = null;
  const keep = () => {
    waiting = null;
    if (window.isDestroyed() || window.isMinimized()) return;
    store.set('window', {
      bounds: window.getNormalBounds(),
      maximized: window.isMaximized(),
      fullScreen: window.isFullScreen(),
    } satisfies WindowState);
  };
  const soon = () => {
    waiting ??= setTimeout(keep, 500);
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('close', () => {
    if (waiting) clearTimeout(waiting);
    keep();
  });
}

function isOnScreen({ bounds: at }: WindowState, screen: ElectronApi['screen']): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const width = Math.min(at.x + at.width, workArea.x + workArea.width) - Math.max(at.x, workArea.x);
    const isTopThere = at.y >= workArea.y && at.y + HOLD.height <= workArea.y + workArea.height;
    return width >= HOLD.width && isTopThere;
  });
}
