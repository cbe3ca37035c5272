import { useVirtualizer } from '@tanstack/react-virtual';
import { Plus, Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { cx } from '../../ui/cx.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { t } from './messages.ts';
import { OptionRow } from './OptionRow.tsx';
import styles from './Picker.module.css';
import { creatable, type Membership, matchingOptions, type PickerOption } from './picker-options.ts';

interface Props {
  readonly title: string;
  readonly filterLabel: string;
  readonly listLabel: string;
  readonly emptyText: string;
  readonly options: readonly PickerOption[];
  /** How many articles are chosen. */
  readonly count: number;
  readonly isLoading: boolean;
  readonly error: string | null;
  readonly testId: string;
  membershipOf(key: string): Membership;
  onToggle(option: PickerOption): void;
  /** Absent: nothing can be created here. */
  onCreate?: (name: string) => void;
  onScreen?: (keys: readonly string[]) => void;
  onClose(): void;
}

const ROW_PX = 30;

/** A list to filter by typing and to tick with Enter: the focus stays in the field, the arrows move in the list. */
export function Picker(props: Props) {
  const { options, onCreate, onScreen, onToggle, onClose } = props;
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const shown = matchingOptions(options, typed);
  const newName = onCreate === undefined ? null : creatable(options, typed);
  const rows = shown.length + (newName === null ? 0 : 1);
  const current = Math.min(active, Math.max(0, rows - 1));
  const virtual = useVirtualizer({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 6,
    initialRect: { width: 400, height: 300 },
  });
  const items = virtual.getVirtualItems();
  const visible = items.map((item) => shown[item.index]?.key).filter((key) => key !== undefined);
  const visibleKeys = visible.join('\n');
  useEffect(() => onScreen?.(visibleKeys === '' ? [] : visibleKeys.split('\n')), [visibleKeys, onScreen]);
  const moveTo = (index: number) => {
    const next = Math.min(Math.max(index, 0), Math.max(0, rows - 1));
    setActive(next);
    virtual.scrollToIndex(next);
  };
  const create = () => {
    if (newName === null) return;
    onCreate?.(newName);
    setTyped('');
    setActive(0);
  };
  const choose = (index: number) => {
    const option = shown[index];
    if (option !== undefined) onToggle(option);
    else create();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') moveTo(current + 1);
    else if (event.key === 'ArrowUp') moveTo(current - 1);
    else if (event.key === 'PageDown') moveTo(current + 8);
    else if (event.key === 'PageUp') moveTo(current - 8);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) create();
    else if (event.key === 'Enter') choose(current);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const optionId = (index: number) => `${id}-${index}`;
  return (
    <Dialog title={props.title} isOpen onClose={onClose} closeLabel={t('close')} size="small" isFlush testId={props.testId}>
      <div className={styles.picker}>
        <div className={styles.field}>
          <Search size={16} strokeWidth={1.75} aria-hidden />
          <input
            autoFocus
            role="combobox"
            aria-expanded
            aria-autocomplete="list"
            aria-controls={`${id}-list`}
            aria-label={props.filterLabel}
            {...(rows > 0 ? { 'aria-activedescendant': optionId(current) } : {})}
            aria-describedby={onCreate === undefined ? undefined : `${id}-keys`}
            className={styles.input}
            placeholder={props.filterLabel}
            value={typed}
            dir="auto"
            onChange={(event) => {
              setTyped(event.target.value);
              setActive(0);
            }}
            onKeyDown={onKeyDown}
            data-testid={`${props.testId}.filter`}
          />
        </div>
        <div ref={scroller} className={styles.scroller}>
          <div
            id={`${id}-list`}
            role="listbox"
            aria-label={props.listLabel}
            aria-multiselectable
            className={styles.list}
            style={{ blockSize: virtual.getTotalSize() }}
          >
            {items.map((item) => {
              const option = shown[item.index];
              const place = {
                id: optionId(item.index),
                top: item.start,
                isActive: item.index === current,
                nth: item.index + 1,
                of: rows,
              };
              return option === undefined ? (
                // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
                // biome-ignore lint/a11y/useKeyWithClickEvents: Ctrl+Enter and Enter in the field do the same
                <div
                  key="new"
                  id={place.id}
                  role="option"
                  aria-selected={false}
                  aria-setsize={rows}
                  aria-posinset={place.nth}
                  className={cx(styles.option, place.isActive && styles.active)}
                  style={{ top: item.start }}
                  onClick={create}
                  data-testid={`${props.testId}.create`}
                >
                  <Plus size={16} aria-hidden />
                  <bdi className={styles.name}>{t('pick.create', { name: newName ?? '' })}</bdi>
                  <Kbd keys="Ctrl+Enter" />
                </div>
              ) : (
                <OptionRow
                  key={option.key}
                  option={option}
                  count={props.count}
                  membership={props.membershipOf(option.key)}
                  place={place}
                  testId={`${props.testId}.option`}
                  onPress={() => choose(item.index)}
                />
              );
            })}
          </div>
          {rows > 0 ? null : (
            <p className={styles.empty}>
              {props.error ??
                (props.isLoading
                  ? t('pick.loading')
                  : options.length === 0
                    ? props.emptyText
                    : t('pick.nothing', { text: typed.trim() }))}
            </p>
          )}
        </div>
        {onCreate === undefined ? null : (
          <p id={`${id}-keys`} className={styles.keys}>
            {t('pick.keys')}
          </p>
        )}
      </div>
    </Dialog>
  );
}
