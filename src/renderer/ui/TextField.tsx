import type { Ref } from 'react';
import { TextField as AriaTextField, FieldError, Input, Label, Text, TextArea } from 'react-aria-components';
import { cx } from './cx.ts';
import styles from './TextField.module.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onEnter?: () => void;
  readonly onEscape?: () => void;
  readonly onBlur?: () => void;
  readonly placeholder?: string;
  readonly hint?: string;
  readonly error?: string | null;
  /** The label is spoken but not drawn. */
  readonly isLabelHidden?: boolean;
  /** Several lines; the number is how many it starts with. */
  readonly lines?: number;
  readonly dir?: 'ltr' | 'rtl' | 'auto';
  readonly autoFocus?: boolean;
  readonly isDisabled?: boolean;
  readonly type?: 'text' | 'search' | 'number';
  readonly className?: string;
  readonly testId?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** A line or an area to type in, with its label, a hint, and what is wrong with it. */
export function TextField(props: Props) {
  const {
    label,
    hint,
    error,
    isLabelHidden,
    lines,
    dir = 'auto',
    className,
    testId,
    inputRef,
    placeholder,
    onEnter,
    onEscape,
    ...field
  } = props;
  const rest = { ...(placeholder === undefined ? {} : { placeholder }), dir, 'data-testid': testId };
  return (
    <AriaTextField
      {...field}
      isInvalid={Boolean(error)}
      className={cx(styles.field, className)}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && lines === undefined && onEnter) onEnter();
        else if (event.key === 'Escape' && onEscape) onEscape();
        else event.continuePropagation();
      }}
    >
      {isLabelHidden ? null : <Label className={styles.label ?? ''}>{label}</Label>}
      {lines === undefined ? (
        <Input {...rest} {...(inputRef ? { ref: inputRef } : {})} className={styles.input ?? ''} />
      ) : (
        <TextArea {...rest} rows={lines} className={cx(styles.input, styles.area)} />
      )}
      {hint ? (
        <Text slot="description" className={styles.hint ?? ''}>
          {hint}
        </Text>
      ) : null}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </AriaTextField>
  );
}
