import { useEffect, useMemo, useRef, useState } from 'react';
import type { ResultSpec } from '../../shared/contract/shapes/result-spec.ts';
import type { ResultSet, ResultState } from '../client/result-set.ts';
import { NOTHING, type Selecting, type Selection } from './selection.ts';
import type { Navigation } from './use-location.ts';

const MOST_BY_RANGE = 5000;

interface Means {
  readonly results: ResultSet;
  readonly state: ResultState;
  readonly spec: ResultSpec;
  readonly navigation: Navigation;
  /** Where the open article stood when the window was last shut. */
  readonly rememberedIndex: number | null;
}

/** What is selected in the list. Moving opens the article; a new result set keeps it open and selected where it still is. */
export function useSelecting({ results, state, spec, navigation, rememberedIndex }: Means): Selecting {
  const { locator, go } = navigation;
  const [selection, setSelection] = useState<Selection>(NOTHING);
  const [activeIndex, setActiveIndex] = useState<number | null>(rememberedIndex);
  const anchor = useRef<number | null>(null);
  const moves = useRef(0);
  const openId = locator.article;

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another result set or order moves the rows
  useEffect(() => {
    if (state.shown === null) return;
    const remembered = activeIndex !== null && state.rows.get(activeIndex)?.article.id === openId ? activeIndex : null;
    const at = openId === null ? null : (remembered ?? results.positionOf(openId));
    setActiveIndex(at);
    anchor.current = at;
    setSelection(openId !== null && at !== null ? { kind: 'some', ids: new Set([openId]) } : NOTHING);
  }, [state.shown, state.facts]);

  useEffect(() => {
    if (openId !== null) return;
    setActiveIndex(null);
    setSelection(NOTHING);
  }, [openId]);

  return useMemo<Selecting>(() => {
    const activeId = activeIndex === null ? null : (results.snapshot().rows.get(activeIndex)?.article.id ?? openId);
    const moveTo = (index: number | null, id: string) => {
      moves.current += 1;
      anchor.current = index;
      setActiveIndex(index);
      setSelection({ kind: 'some', ids: new Set([id]) });
      go({ article: id }, { replace: true });
    };
    /** What takes its time gives way to what was asked for after it. */
    const whenFound = async <Found>(find: () => Promise<Found>, then: (found: Found) => void) => {
      moves.current += 1;
      const mine = moves.current;
      const found = await find();
      if (mine === moves.current) then(found);
    };
    return {
      selection,
      activeIndex,
      activeId,
      isSelected: (id) => selection.kind === 'all' || selection.ids.has(id),
      moveTo,
      moveWhenFound: (find) =>
        whenFound(find, (place) => {
          if (place) moveTo(place.index, place.id);
        }),
      extendTo(index) {
        const from = anchor.current ?? index;
        anchor.current = from;
        setActiveIndex(index);
        void whenFound(
          () => idsBetween(results, Math.min(from, index), Math.max(from, index)),
          (ids) => setSelection({ kind: 'some', ids }),
        );
      },
      toggle(index, id) {
        moves.current += 1;
        anchor.current = index;
        setActiveIndex(index);
        const ids = new Set(selection.kind === 'some' ? selection.ids : []);
        if (!ids.delete(id)) ids.add(id);
        setSelection({ kind: 'some', ids });
      },
      selectAll() {
        moves.current += 1;
        if (state.total > 0) setSelection({ kind: 'all', spec, total: state.total });
      },
      collapse() {
        setSelection(activeId === null ? NOTHING : { kind: 'some', ids: new Set([activeId]) });
      },
      clear() {
        moves.current += 1;
        setSelection(NOTHING);
        setActiveIndex(null);
        anchor.current = null;
        go({ article: null }, { replace: true });
      },
    };
  }, [selection, activeIndex, openId, state.total, results, spec, go]);
}

async function idsBetween(results: ResultSet, first: number, last: number): Promise<Set<string>> {
  const ids = new Set<string>();
  for (let index = first; index <= Math.min(last, first + MOST_BY_RANGE); index += 1) {
    const hit = await results.row(index);
    if (hit) ids.add(hit.article.id);
  }
  return ids;
}
