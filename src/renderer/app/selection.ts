import type { ResultSpec, Target } from '../../shared/contract/shapes/result-spec.ts';

/** What is selected in the list: some articles by id, or the whole result set by its locator, without listing it. */
export type Selection =
  | { readonly kind: 'some'; readonly ids: ReadonlySet<string> }
  | { readonly kind: 'all'; readonly spec: ResultSpec; readonly total: number };

/** A row and the article on it. */
export interface Place {
  readonly index: number;
  readonly id: string;
}

export interface Selecting {
  readonly selection: Selection;
  /** The row the keyboard is on. */
  readonly activeIndex: number | null;
  readonly activeId: string | null;
  isSelected(id: string): boolean;
  /** Moves to a row and selects it alone; without an index, to an article that is not among the rows any more. */
  moveTo(index: number | null, id: string): void;
  /** The same for a row that has first to be looked for. What the person does meanwhile has the last word. */
  moveWhenFound(find: () => Promise<Place | null>): Promise<void>;
  /** Extends from the anchor to a row. */
  extendTo(index: number): void;
  toggle(index: number, id: string): void;
  selectAll(): void;
  /** Back to the active row alone. */
  collapse(): void;
  clear(): void;
}

export const NOTHING: Selection = { kind: 'some', ids: new Set() };

/** How many articles are selected. */
export function countOf(selection: Selection): number {
  return selection.kind === 'all' ? selection.total : selection.ids.size;
}

/** A selection as the target of a change. */
export function targetOf(selection: Selection): Target {
  return selection.kind === 'all' ? { spec: selection.spec } : { ids: [...selection.ids] };
}
