import { ChevronDown } from 'lucide-react';
import { Select as AriaSelect, Button, Label, ListBox, ListBoxItem, Popover, SelectValue } from 'react-aria-components';
import { cx } from './cx.ts';
import styles from './Select.module.css';

interface Props<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly title: string }[];
  readonly onChange: (value: Value) => void;
  /** `beside`: drawn before the value; `above`: over it; `hidden`: spoken only. */
  readonly labelAt?: 'beside' | 'above' | 'hidden';
  readonly isDisabled?: boolean;
  readonly testId?: string;
}

/** One choice out of a list that opens. */
export function Select<Value extends string>({
  label,
  value,
  options,
  onChange,
  labelAt = 'beside',
  isDisabled,
  testId,
}: Props<Value>) {
  return (
    <AriaSelect
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key);
        if (chosen) onChange(chosen.value);
      }}
      {...(isDisabled === undefined ? {} : { isDisabled })}
      {...(labelAt === 'hidden' ? { 'aria-label': label } : {})}
      className={cx(styles.select, labelAt === 'above' && styles.above)}
    >
      {labelAt === 'hidden' ? null : <Label className={styles.label ?? ''}>{label}</Label>}
      <Button className={styles.button ?? ''} data-testid={testId}>
        <SelectValue className={styles.value ?? ''} />
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className={styles.popover ?? ''} offset={4}>
        <ListBox className={styles.list ?? ''}>
          {options.map((option) => (
            <ListBoxItem key={option.value} id={option.value} textValue={option.title} className={styles.option ?? ''}>
              {option.title}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
