import { ProgressBar as AriaProgressBar } from 'react-aria-components';
import styles from './ProgressBar.module.css';

interface Props {
  readonly label: string;
  readonly done: number;
  readonly of: number;
}

/** How far a piece of work has come. */
export function ProgressBar({ label, done, of }: Props) {
  return (
    <AriaProgressBar aria-label={label} value={of === 0 ? 0 : done} maxValue={of === 0 ? 1 : of} className={styles.bar ?? ''}>
      {({ percentage }) => <span className={styles.fill} style={{ inlineSize: `${percentage ?? 0}%` }} />}
    </AriaProgressBar>
  );
}
