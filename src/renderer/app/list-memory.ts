import type { ResultSpec } from '../../shared/contract/shapes/result-spec.ts';

/** Where the list stood: the first row in view, how far past it, and the row the keyboard was on. */
export interface ListMemory {
  readonly key: string;
  readonly index: number;
  readonly offset: number;
  readonly activeIndex: number | null;
}

export const NO_MEMORY: ListMemory = { key: '', index: 0, offset: 0, activeIndex: null };

/** Tells result sets apart: a memory holds for its own only. */
export function anchorKey({ scope, query, filters }: ResultSpec): string {
  return JSON.stringify([scope, query, filters]);
}

/** Tells whether a stored value is a list memory. */
export function isListMemory(value: unknown): value is ListMemory {
  if (typeof value !== 'object' || value === null) return false;
  const of = (key: keyof ListMemory): unknown => Reflect.get(value, key);
  const active = of('activeIndex');
  return (
    typeof of('key') === 'string' &&
    isIndex(of('index')) &&
    typeof of('offset') === 'number' &&
    (active === null || isIndex(active))
  );
}

function isIndex(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
