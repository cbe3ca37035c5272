import { type PointerEvent, useRef, useState } from 'react';
import type { Bin, Unit } from '../../../shared/contract/timeline.ts';
import { type Gesture, rangeDuring } from './brush.ts';
import type { TimeScale } from './time-scale.ts';
import type { TimeWindow } from './time-window.ts';

interface Options {
  readonly scale: TimeScale;
  readonly bins: readonly Bin[];
  readonly unit: Unit;
  readonly selection: TimeWindow | null;
  onSelect(range: TimeWindow | null): void;
}

/** What a brush does with the pointer, and the selection while it is being made. */
export interface Brush {
  readonly draft: TimeWindow | null;
  onPointerDown(event: PointerEvent<HTMLElement>): void;
  onPointerMove(event: PointerEvent<HTMLElement>): void;
  onPointerUp(event: PointerEvent<HTMLElement>): void;
  cancel(): void;
}

/** A press that moves less than this is a click. */
const CLICK_PX = 4;

/** Drag: a new selection, the whole of one, or one of its ends. Click: one bin; with Shift: up to that bin. Esc ends it without a trace. */
export function useBrush({ scale, bins, unit, selection, onSelect }: Options): Brush {
  const [draft, setDraft] = useState<TimeWindow | null>(null);
  const press = useRef<{ readonly gesture: Gesture; readonly x: number; moved: boolean } | null>(null);
  const end = () => {
    press.current = null;
    setDraft(null);
  };
  return {
    draft,
    onPointerDown(event) {
      if (event.button !== 0 || bins.length === 0) return;
      const x = xOf(event);
      event.currentTarget.setPointerCapture(event.pointerId);
      press.current = { gesture: gestureAt(x, event, scale, selection), x, moved: false };
    },
    onPointerMove(event) {
      const held = press.current;
      if (held === null) return;
      const x = xOf(event);
      if (!held.moved && Math.abs(x - held.x) < CLICK_PX) return;
      held.moved = true;
      setDraft(rangeDuring(held.gesture, scale.at(x), bins, unit));
    },
    onPointerUp(event) {
      const held = press.current;
      if (held === null) return;
      const x = xOf(event);
      const at = scale.at(x);
      const isExtending = event.shiftKey && selection !== null;
      // A click on a handle changes nothing.
      if (!held.moved && (held.gesture.kind === 'start' || held.gesture.kind === 'end') && !isExtending) {
        end();
        return;
      }
      // A click inside the selection chooses its bin, as anywhere else; only a drag moves it.
      const gesture = held.moved || isExtending ? held.gesture : ({ kind: 'new', anchor: at } as const);
      end();
      onSelect(rangeDuring(gesture, at, bins, unit));
    },
    cancel: end,
  };
}

function gestureAt(x: number, event: PointerEvent<HTMLElement>, scale: TimeScale, selection: TimeWindow | null): Gesture {
  const at = scale.at(x);
  const edge = event.target instanceof HTMLElement ? event.target.dataset.edge : undefined;
  if (selection === null) return { kind: 'new', anchor: at };
  if (edge === 'start' || edge === 'end') return { kind: edge, from: selection };
  if (event.shiftKey) return { kind: at < selection.start ? 'start' : 'end', from: selection };
  if (at > selection.start && at < selection.end) return { kind: 'move', anchor: at, from: selection };
  return { kind: 'new', anchor: at };
}

function xOf(event: PointerEvent<HTMLElement>): number {
  return event.clientX - event.currentTarget.getBoundingClientRect().left;
}
