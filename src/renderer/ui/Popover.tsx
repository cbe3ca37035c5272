import type { ReactNode, RefObject } from 'react';
import { Popover as AriaPopover } from 'react-aria-components';
import { cx } from './cx.ts';
import styles from './Popover.module.css';

interface Props {
  /** Its name for screen readers. */
  readonly label: string;
  readonly children: ReactNode;
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
  /** What it hangs on; not needed inside a trigger. */
  readonly triggerRef?: RefObject<Element | null>;
  readonly placement?: 'bottom' | 'bottom start' | 'bottom end' | 'top start' | 'top end' | 'start' | 'end';
  readonly className?: string;
  readonly isNonModal?: boolean;
}

/** A small floating panel; Esc closes it and focus goes back to what opened it. */
export function Popover({ label, children, className, placement = 'bottom start', ...rest }: Props) {
  return (
    <AriaPopover {...rest} placement={placement} offset={6} className={cx(styles.popover, className)} aria-label={label}>
      <div className={styles.inside}>{children}</div>
    </AriaPopover>
  );
}
