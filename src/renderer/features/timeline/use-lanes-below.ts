import { type RefObject, useEffect, useState } from 'react';
import { LANE_HEIGHT } from './layout.ts';

/** How many lanes lie below what the scroller shows, a half-hidden one included. */
export function useLanesBelow(scroller: RefObject<HTMLElement | null>, lanes: number): number {
  const [below, setBelow] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other lanes make another length
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const measure = () => {
      const hidden = box.scrollHeight - box.clientHeight - box.scrollTop;
      setBelow(hidden < 2 ? 0 : Math.ceil(hidden / LANE_HEIGHT));
    };
    measure();
    box.addEventListener('scroll', measure, { passive: true });
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    for (const child of box.children) observer.observe(child);
    return () => {
      box.removeEventListener('scroll', measure);
      observer.disconnect();
    };
  }, [scroller, lanes]);
  return below;
}
