import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { cx } from './cx.ts';
import styles from './SegmentedControl.module.css';

interface Props<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly title: string; readonly testId?: string }[];
  readonly onChange: (value: Value) => void;
  readonly isCompact?: boolean;
}

/** One choice out of a few, side by side; arrows move, one is always chosen. */
export function SegmentedControl<Value extends string>({ label, value, options, onChange, isCompact }: Props<Value>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.value));
        if (chosen && chosen.value !== value) onChange(chosen.value);
      }}
      className={cx(styles.group, isCompact && styles.compact)}
    >
      {options.map((option) => (
        <ToggleButton key={option.value} id={option.value} className={styles.segment ?? ''} data-testid={option.testId}>
          {option.title}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
