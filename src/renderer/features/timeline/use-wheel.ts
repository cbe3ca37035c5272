import { type RefObject, useEffect, useRef } from 'react';
import type { TimeScale } from './time-scale.ts';
import { panBy, type TimeWindow, zoomAt } from './time-window.ts';

const ZOOM_PER_NOTCH = 1.2;
const NOTCH_PX = 100;

/** Wheel over the chart: with Ctrl or ⌘ (and pinch) it zooms at the pointer, sideways or with Shift it pans, else lanes scroll. */
export function useWheel(
  plot: RefObject<HTMLElement | null>,
  scale: TimeScale,
  data: { readonly range: TimeWindow | null },
  onWindow: (window: TimeWindow) => void,
): void {
  const now = useRef({ scale, range: data.range, onWindow });
  now.current = { scale, range: data.range, onWindow };
  useEffect(() => {
    const element = plot.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent) => {
      const { scale: current, range, onWindow: tell } = now.current;
      if (range === null) return;
      const across = event.shiftKey
        ? event.deltaY || event.deltaX
        : Math.abs(event.deltaX) > Math.abs(event.deltaY)
          ? event.deltaX
          : 0;
      if (event.ctrlKey || event.metaKey) {
        const at = current.at(event.clientX - element.getBoundingClientRect().left);
        tell(zoomAt(current.window, at, ZOOM_PER_NOTCH ** (-event.deltaY / NOTCH_PX), range));
      } else if (across !== 0) {
        tell(panBy(current.window, current.at(across) - current.at(0), range));
      } else return;
      event.preventDefault();
    };
    // React's own wheel listeners are passive and cannot keep the page from zooming.
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [plot]);
}
