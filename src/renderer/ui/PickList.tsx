import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { cx } from './cx.ts';
import styles from './PickList.module.css';

const ROW = 28;

interface Props<Option> {
  readonly label: string;
  readonly placeholder: string;
  readonly options: readonly Option[];
  readonly keyOf: (option: Option) => string;
  /** What typing filters by, and the option's name. */
  readonly textOf: (option: Option) => string;
  readonly render?: (option: Option) => ReactNode;
  readonly onPick: (option: Option) => void;
  readonly emptyText: string;
}

/** A field that filters a long list under it; arrows move, Enter picks. Thousands of options cost what is in view. */
export function PickList<Option>({ label, placeholder, options, keyOf, textOf, render, onPick, emptyText }: Props<Option>) {
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const wanted = typed.trim().toLocaleLowerCase();
  const shown = wanted === '' ? options : options.filter((option) => textOf(option).toLocaleLowerCase().includes(wanted));
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => list.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  const move = (to: number) => {
    const next = Math.max(0, Math.min(shown.length - 1, to));
    setActive(next);
    virtual.scrollToIndex(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = shown[active];
    if (event.key === 'ArrowDown') move(active + 1);
    else if (event.key === 'ArrowUp') move(active - 1);
    else if (event.key === 'Enter' && chosen !== undefined) onPick(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.picker}>
      <input
        className={styles.input}
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-controls={id}
        aria-autocomplete="list"
        {...(shown.length > 0 ? { 'aria-activedescendant': `${id}-${active}` } : {})}
        placeholder={placeholder}
        value={typed}
        // biome-ignore lint/a11y/noAutofocus: the picker was opened to type into it
        autoFocus
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      {shown.length === 0 ? <p className={styles.empty}>{emptyText}</p> : null}
      <div ref={list} className={styles.list} role="listbox" id={id} aria-label={label} tabIndex={-1}>
        <div role="presentation" style={{ blockSize: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const option = shown[index];
            return option === undefined ? null : (
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the field, which has the focus
              // biome-ignore lint/a11y/useFocusableInteractive: the active option is named by aria-activedescendant
              <div
                key={keyOf(option)}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === active}
                aria-setsize={shown.length}
                aria-posinset={index + 1}
                className={cx(styles.option, index === active && styles.active)}
                style={{ transform: `translateY(${start}px)` }}
                onPointerMove={() => setActive(index)}
                onClick={() => onPick(option)}
              >
                {render ? render(option) : <bdi>{textOf(option)}</bdi>}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
