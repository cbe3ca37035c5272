import type { ReactNode, Ref } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import styles from './Button.module.css';
import { cx } from './cx.ts';

export type ButtonKind = 'main' | 'plain' | 'quiet' | 'danger' | 'link';

interface Props {
  readonly children: ReactNode;
  readonly onPress?: () => void;
  readonly kind?: ButtonKind;
  readonly isCompact?: boolean;
  readonly isDisabled?: boolean;
  readonly isPressed?: boolean;
  readonly autoFocus?: boolean;
  readonly label?: string;
  readonly describedBy?: string;
  readonly type?: 'button' | 'submit';
  readonly className?: string;
  readonly testId?: string;
  readonly ref?: Ref<HTMLButtonElement>;
  /** `close` inside a dialog closes it. */
  readonly slot?: string;
}

/** A button with words. */
export function Button({ kind = 'plain', isCompact, isPressed, label, describedBy, testId, className, ...rest }: Props) {
  return (
    <AriaButton
      {...rest}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
      {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
      data-testid={testId}
      className={cx(styles.button, styles[kind], isCompact && styles.compact, className)}
    />
  );
}
