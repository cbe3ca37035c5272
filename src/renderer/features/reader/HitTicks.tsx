import { type RefObject, useLayoutEffect, useState } from 'react';
import { cx } from '../../ui/cx.ts';
import styles from './HitTicks.module.css';

interface Props {
  readonly ranges: readonly Range[];
  readonly current: number;
  readonly scroller: RefObject<HTMLElement | null>;
}

/** Where the hits are in the whole article: small marks beside the scrollbar, the current one wider and taller. */
export function HitTicks({ ranges, current, scroller }: Props) {
  const [places, setPlaces] = useState<readonly number[]>([]);
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const measure = () => {
      const top = box.getBoundingClientRect().top - box.scrollTop;
      const height = Math.max(1, box.scrollHeight);
      setPlaces(ranges.map((range) => (range.getBoundingClientRect().top - top) / height));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [ranges, scroller]);
  if (ranges.length === 0) return null;
  const ticks = places.map((place, nth) => ({ key: `${nth} ${place}`, place, nth }));
  return (
    <div className={styles.ticks} aria-hidden>
      {ticks.map(({ key, place, nth }) => (
        <span
          key={key}
          className={cx(styles.tick, nth === current && styles.current)}
          style={{ insetBlockStart: `${place * 100}%` }}
        />
      ))}
    </div>
  );
}
