import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { DragEvent, KeyboardEvent, MouseEvent } from 'react';
import { useCallback, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type { Hit } from '../../../shared/contract/search.ts';
import type { ResultSet } from '../../client/result-set.ts';
import { cx } from '../../ui/cx.ts';
import type { DateStyle } from '../../ui/format-date.ts';
import { ArticleRow, type RowKind } from './ArticleRow.tsx';
import styles from './ListRows.module.css';
import { rowName } from './row-name.ts';
import rows from './rows.module.css';

export const ROW_HEIGHTS: { readonly [kind in RowKind]: number } = { standard: 80, compact: 32, hit: 104 };

/** Where a list stands: the first row in view and how far it is scrolled past it. */
export interface ListAnchor {
  readonly index: number;
  readonly offset: number;
}

/** What the rows need to know about selection; the app keeps it. */
export interface RowSelecting {
  readonly activeIndex: number | null;
  readonly activeId: string | null;
  isSelected(id: string): boolean;
  moveTo(index: number | null, id: string): void;
  moveWhenFound(find: () => Promise<{ readonly index: number; readonly id: string } | null>): Promise<void>;
  extendTo(index: number): void;
  toggle(index: number, id: string): void;
}

interface Props {
  readonly label: string;
  readonly results: ResultSet;
  readonly selecting: RowSelecting;
  readonly kind: RowKind;
  readonly dateStyle: DateStyle;
  readonly anchor: ListAnchor | null;
  readonly onAnchor: (anchor: ListAnchor) => void;
  /** Opens the row's menu at a point of the window. */
  readonly onMenu: (at: { readonly x: number; readonly y: number }) => void;
  readonly onOpen: () => void;
  /** Left or right at the list's edge. */
  readonly onLeave: (side: 'start' | 'end') => void;
  readonly onDragStart: (articleId: string, event: DragEvent) => void;
}

/** The rows: one listbox of the whole result set, of which only what is in view is there (UX 2.1). */
export function ListRows(props: Props) {
  const { label, results, selecting, kind, dateStyle, anchor, onAnchor, onMenu, onOpen, onLeave, onDragStart } = props;
  const state = useSyncExternalStore(results.subscribe, results.snapshot);
  const scroller = useRef<HTMLDivElement>(null);
  /** The article under the pointer when it went down: other results may stand there when it goes up. */
  const pressed = useRef<string | null>(null);
  const height = ROW_HEIGHTS[kind];
  const { activeIndex } = selecting;
  const virtual = useVirtualizer({
    count: state.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 10,
    initialOffset: anchor ? anchor.index * height + anchor.offset : 0,
    rangeExtractor: useCallback(
      (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const shown = defaultRangeExtractor(range);
        if (activeIndex === null || activeIndex >= range.count || shown.includes(activeIndex)) return shown;
        return [...shown, activeIndex].sort((a, b) => a - b);
      },
      [activeIndex],
    ),
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: another height means other places for all rows
  useEffect(() => virtual.measure(), [virtual, height]);

  const { startIndex = 0, endIndex = 0 } = virtual.range ?? {};
  // biome-ignore lint/correctness/useExhaustiveDependencies: another result set needs its rows though the places are the same
  useEffect(() => {
    results.ensure(startIndex, endIndex);
  }, [results, startIndex, endIndex, state.shown, state.total]);

  const shownBefore = useRef(state.shown);
  useLayoutEffect(() => {
    if (shownBefore.current !== null && shownBefore.current !== state.shown) virtual.scrollToOffset(0);
    shownBefore.current = state.shown;
  }, [virtual, state.shown]);

  const activeBefore = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (activeIndex !== null && activeIndex !== activeBefore.current && activeBefore.current !== null)
      virtual.scrollToIndex(activeIndex, { align: 'auto' });
    activeBefore.current = activeIndex;
  }, [virtual, activeIndex]);

  const go = (index: number, isExtending: boolean) => {
    const to = Math.max(0, Math.min(state.total - 1, index));
    if (isExtending) {
      selecting.extendTo(to);
      return;
    }
    void selecting.moveWhenFound(async () => {
      const hit = await results.row(to);
      return hit && { index: to, id: hit.article.id };
    });
  };

  const menuAtRow = () => {
    const active = activeIndex === null ? null : document.getElementById(rowId(activeIndex));
    const box = (active ?? scroller.current)?.getBoundingClientRect();
    if (box) onMenu({ x: box.left + 28, y: box.top + Math.min(28, box.height) });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = activeIndex ?? -1;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 1);
    const isRtl = scroller.current ? getComputedStyle(scroller.current).direction === 'rtl' : false;
    switch (event.key) {
      case 'ArrowDown':
        go(at + 1, event.shiftKey);
        break;
      case 'ArrowUp':
        go(at < 0 ? state.total - 1 : at - 1, event.shiftKey);
        break;
      case 'PageDown':
        go(at + page, event.shiftKey);
        break;
      case 'PageUp':
        go(at - page, event.shiftKey);
        break;
      case 'Home':
        go(0, event.shiftKey);
        break;
      case 'End':
        go(state.total - 1, event.shiftKey);
        break;
      case 'ArrowLeft':
        onLeave(isRtl ? 'end' : 'start');
        break;
      case 'ArrowRight':
        onLeave(isRtl ? 'start' : 'end');
        break;
      case 'ContextMenu':
        menuAtRow();
        break;
      case 'F10':
        if (!event.shiftKey) return;
        menuAtRow();
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  const onClick = (event: MouseEvent) => {
    // A screen reader's click has no press before it.
    const id = event.detail === 0 ? idAt(event.target, state.rows) : pressed.current;
    pressed.current = null;
    if (id === null) return;
    const index = results.positionOf(id);
    if (index !== null && event.shiftKey) selecting.extendTo(index);
    else if (index !== null && (event.ctrlKey || event.metaKey)) selecting.toggle(index, id);
    else selecting.moveTo(index, id);
  };

  const keyOf = onlyOnce(new Set());
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="listbox"
      aria-multiselectable
      aria-label={label}
      tabIndex={0}
      data-focus
      data-testid="list.rows"
      {...(activeIndex === null || activeIndex >= state.total ? {} : { 'aria-activedescendant': rowId(activeIndex) })}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        pressed.current = idAt(event.target, state.rows);
      }}
      onClick={onClick}
      onScroll={(event) => {
        const { scrollTop } = event.currentTarget;
        onAnchor({ index: Math.floor(scrollTop / height), offset: scrollTop % height });
      }}
    >
      <div role="presentation" className={styles.space} style={{ blockSize: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const hit = state.rows.get(index);
          const id = hit?.article.id;
          const isSelected = id !== undefined && selecting.isSelected(id);
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: the active row is named by aria-activedescendant
            <div
              key={keyOf(id ?? `${index}`)}
              id={rowId(index)}
              role="option"
              aria-selected={isSelected}
              aria-setsize={state.total}
              aria-posinset={index + 1}
              className={cx(styles.option, isSelected && styles.selected, index === activeIndex && styles.active)}
              style={{ blockSize: height, transform: `translateY(${start}px)` }}
              data-testid="list.row"
              draggable={id !== undefined}
              onDragStart={(event) => {
                if (id !== undefined) onDragStart(id, event);
              }}
              onDoubleClick={onOpen}
              onContextMenu={(event) => {
                event.preventDefault();
                if (id !== undefined && !isSelected) selecting.moveTo(index, id);
                onMenu({ x: event.clientX, y: event.clientY });
              }}
            >
              <span className="visually-hidden">{hit ? rowName(hit.article, dateStyle) : '…'}</span>
              {hit ? <ArticleRow hit={hit} kind={kind} dateStyle={dateStyle} /> : <Skeleton />}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function rowId(index: number): string {
  return `list-row-${index}`;
}

/** A row is its article's, so that it moves with it and is never another one's under a pointer. While pages are of different times one article may stand in two. */
function onlyOnce(seen: Set<string>): (key: string) => string {
  return (key) => {
    const own = seen.has(key) ? `${key} again ${seen.size}` : key;
    seen.add(own);
    return own;
  };
}

/** The article of the row an event happened on. */
function idAt(target: EventTarget, rows: ReadonlyMap<number, Hit>): string | null {
  const row = target instanceof Element ? target.closest('[role="option"]') : null;
  return rows.get(Number(row?.getAttribute('aria-posinset')) - 1)?.article.id ?? null;
}

/** The geometry of a row that is still being read. */
export function Skeleton() {
  return (
    <div className={rows.skeleton} aria-hidden>
      <span />
      <span />
    </div>
  );
}
