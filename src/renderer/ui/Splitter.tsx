import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { cx } from './cx.ts';
import styles from './Splitter.module.css';

interface Props {
  /** The pane it sizes. */
  readonly label: string;
  readonly valueText: string;
  readonly controls: string;
  readonly value: number;
  readonly min: number;
  readonly initial: number;
  readonly max: number;
  /** The pane lies before it (sidebar, list) or after it (inspector). */
  readonly side: 'before' | 'after';
  readonly onChange: (value: number) => void;
  /** Enter, or a drag far under the minimum. */
  readonly onCollapse?: () => void;
}

/** The line between two panes: drag it, or use arrows, Home, End and Enter. */
export function Splitter({ label, valueText, controls, value, min, initial, max, side, onChange, onCollapse }: Props) {
  const drag = useRef<{ readonly x: number; readonly value: number } | null>(null);
  const set = (next: number) => onChange(Math.max(min, Math.min(max, Math.round(next))));
  /** Px that widen the pane when the pointer goes right. */
  const sign = (element: Element) => (side === 'before' ? 1 : -1) * (getComputedStyle(element).direction === 'rtl' ? -1 : 1);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = (event.shiftKey ? 64 : 16) * sign(event.currentTarget);
    if (event.key === 'ArrowLeft') set(value - step);
    else if (event.key === 'ArrowRight') set(value + step);
    else if (event.key === 'Home') set(min);
    else if (event.key === 'End') set(max);
    else if (event.key === 'Enter' && onCollapse) onCollapse();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!drag.current) return;
    const next = drag.current.value + (event.clientX - drag.current.x) * sign(event.currentTarget);
    if (onCollapse && next < min - 50) {
      drag.current = null;
      onCollapse();
    } else set(next);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: the window splitter pattern is a focusable separator, which <hr> is not
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-controls={controls}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuetext={valueText}
      className={cx(styles.splitter, side === 'after' && styles.after)}
      onKeyDown={onKeyDown}
      onDoubleClick={() => set(initial)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { x: event.clientX, value };
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        drag.current = null;
      }}
    />
  );
}
