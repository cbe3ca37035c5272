import { alternatives, anyOf, partsOf } from './clause-words.ts';

export type FacetState = 'off' | 'include' | 'exclude';

/** How a value of a facet stands in the filters. */
export function stateOf(filters: readonly string[], clause: string): FacetState {
  for (const filter of filters) {
    if (filter === `-${clause}`) return 'exclude';
    if (!filter.startsWith('-') && alternatives(filter).includes(clause)) return 'include';
  }
  return 'off';
}

/** The filters after one value of a facet is set: included values of a field are one filter that holds when any does, excluded ones each their own. */
export function withState(filters: readonly string[], clause: string, state: FacetState): string[] {
  const field = partsOf(clause)?.field;
  const kept = filters.filter((filter) => filter !== `-${clause}` && !isGroupOf(filter, field));
  const group = filters.find((filter) => isGroupOf(filter, field));
  const included = (group ? alternatives(group) : []).filter((other) => other !== clause);
  if (state === 'include') included.push(clause);
  const next = included.length > 0 ? [anyOf(included), ...kept] : kept;
  return state === 'exclude' ? [...next, `-${clause}`] : next;
}

/** The filters without those of one field: what its own counts are made over, so that other values stay in sight. */
export function withoutField(filters: readonly string[], field: string): string[] {
  return filters.filter((filter) => partsOf(alternatives(filter.replace(/^-/, ''))[0] ?? '')?.field !== field);
}

function isGroupOf(filter: string, field: string | undefined): boolean {
  return !filter.startsWith('-') && alternatives(filter).every((clause) => partsOf(clause)?.field === field);
}
