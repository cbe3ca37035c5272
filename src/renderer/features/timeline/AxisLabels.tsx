import { LANGUAGE } from '../../ui/catalogue.ts';
import { axisLabels } from './axis-labels.ts';
import styles from './Chart.module.css';
import type { TimeScale } from './time-scale.ts';

const EVERY_PX = 96;
const ROOM_PX = 34;

/** The instants an axis names: the chart draws its gridlines there. */
export function axisTicks(scale: TimeScale): number[] {
  return scale.ticks(EVERY_PX);
}

/** The labels of the time axis, centred on their gridlines, left out where the edge would cut them. */
export function AxisLabels({ scale }: { readonly scale: TimeScale }) {
  return (
    <div className={styles.axis} aria-hidden>
      {axisLabels(axisTicks(scale), LANGUAGE).map((tick) => {
        const x = scale.x(tick.ms);
        if (x < ROOM_PX || x > scale.width - ROOM_PX) return null;
        return (
          <span key={tick.ms} className={styles.tick} style={{ left: x }}>
            {tick.label}
          </span>
        );
      })}
    </div>
  );
}
