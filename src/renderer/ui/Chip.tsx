import { X } from 'lucide-react';
import { Button } from 'react-aria-components';
import styles from './Chip.module.css';
import { cx } from './cx.ts';

interface Props {
  readonly text: string;
  readonly onPress?: () => void;
  readonly onRemove?: () => void;
  /** Name of the remove button. */
  readonly removeLabel?: string;
  readonly tone?: 'plain' | 'excluded';
  readonly testId?: string;
}

/** A small labelled box: a tag, a filter. */
export function Chip({ text, onPress, onRemove, removeLabel, tone = 'plain', testId }: Props) {
  return (
    <span className={cx(styles.chip, tone === 'excluded' && styles.excluded)} data-testid={testId}>
      {onPress ? (
        <Button className={styles.text ?? ''} onPress={onPress}>
          <bdi>{text}</bdi>
        </Button>
      ) : (
        <span className={styles.text}>
          <bdi>{text}</bdi>
        </span>
      )}
      {onRemove ? (
        <Button className={styles.remove ?? ''} aria-label={removeLabel ?? text} onPress={onRemove}>
          <X size={13} aria-hidden />
        </Button>
      ) : null}
    </span>
  );
}
