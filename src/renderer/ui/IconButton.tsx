import type { LucideIcon } from 'lucide-react';
import type { Ref } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { cx } from './cx.ts';
import styles from './IconButton.module.css';
import { Tooltip } from './Tooltip.tsx';

interface Props {
  readonly icon: LucideIcon;
  /** Its name: spoken, and shown on hover. */
  readonly label: string;
  readonly keys?: string | null;
  readonly onPress?: () => void;
  readonly isDisabled?: boolean;
  readonly isOn?: boolean;
  /** On is said, not painted. */
  readonly isUnpainted?: boolean;
  readonly isExpanded?: boolean;
  /** 16 in rows, 18 in bars. */
  readonly size?: 14 | 16 | 18;
  readonly className?: string;
  /** The icon points somewhere, so it mirrors in right-to-left. */
  readonly mirrors?: boolean;
  readonly testId?: string;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly slot?: string;
}

/** A button that is only an icon: it always has a name and a tooltip. */
export function IconButton({
  icon: Icon,
  label,
  keys,
  isOn,
  isUnpainted,
  isExpanded,
  size = 18,
  className,
  mirrors,
  testId,
  ...rest
}: Props) {
  return (
    <Tooltip text={label} keys={keys ?? null}>
      <AriaButton
        {...rest}
        aria-label={label}
        {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
        {...(isExpanded === undefined ? {} : { 'aria-expanded': isExpanded })}
        data-testid={testId}
        className={cx(styles.button, size === 14 && styles.small, isUnpainted && styles.unpainted, className)}
      >
        <Icon size={size} strokeWidth={1.75} aria-hidden className={mirrors ? 'mirrors' : ''} />
      </AriaButton>
    </Tooltip>
  );
}
