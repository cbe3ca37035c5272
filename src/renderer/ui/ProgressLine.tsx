import { useEffect, useState } from 'react';
import styles from './ProgressLine.module.css';

interface Props {
  readonly isBusy: boolean;
  readonly label: string;
}

/** A 2 px line at the top of a pane while something is under way, from 150 ms on: what is shown stays. */
export function ProgressLine({ isBusy, label }: Props) {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (!isBusy) {
      setShown(false);
      return;
    }
    const timer = setTimeout(() => setShown(true), 150);
    return () => clearTimeout(timer);
  }, [isBusy]);
  return isShown ? <div className={styles.line} role="progressbar" aria-label={label} /> : null;
}
