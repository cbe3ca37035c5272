import { Check, Minus } from 'lucide-react';
import { formatNumber } from '../../ui/catalogue.ts';
import { cx } from '../../ui/cx.ts';
import { t } from './messages.ts';
import styles from './Picker.module.css';
import type { Membership, PickerOption } from './picker-options.ts';

interface Props {
  readonly option: PickerOption;
  readonly count: number;
  readonly membership: Membership;
  readonly place: {
    readonly id: string;
    readonly top: number;
    readonly isActive: boolean;
    readonly nth: number;
    readonly of: number;
  };
  readonly testId: string;
  onPress(): void;
}

/** One option of a picker: ticked, partly ticked with how many, or not. */
export function OptionRow({ option, count, membership, place, testId, onPress }: Props) {
  const name = option.name.replaceAll('/', ' / ');
  const some = typeof membership === 'object' ? membership.some : 0;
  const state = typeof membership === 'object' ? 'some' : membership;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field does the same
    <div
      id={place.id}
      role="option"
      aria-selected={membership === 'all'}
      aria-setsize={place.of}
      aria-posinset={place.nth}
      className={cx(styles.option, place.isActive && styles.active)}
      style={{ top: place.top }}
      onClick={onPress}
      data-testid={testId}
      data-state={state}
    >
      <span
        className={cx(
          styles.box,
          state === 'all' && styles.ticked,
          state === 'some' && styles.partly,
          state === 'unknown' && styles.open,
        )}
        aria-hidden
      >
        {state === 'all' ? <Check size={12} strokeWidth={3} /> : state === 'some' ? <Minus size={12} strokeWidth={3} /> : null}
      </span>
      <bdi className={styles.name}>{name}</bdi>
      <span className={styles.some}>{state === 'some' ? t('pick.some', { some, count }) : formatNumber(option.count)}</span>
    </div>
  );
}
