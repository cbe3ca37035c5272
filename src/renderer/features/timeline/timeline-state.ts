import type { LaneBy, Unit } from '../../../shared/contract/timeline.ts';
import type { ChartAxis } from './clause.ts';
import type { ScaleMode } from './lane-rows.ts';
import type { TimeWindow } from './time-window.ts';
import { UNITS } from './units.ts';

/** How a timeline stands, apart from its result set: part of the window's locator, so Back undoes it and a reload keeps it. */
export interface TimelineState {
  readonly axis: ChartAxis;
  readonly by: LaneBy;
  readonly unit: Unit | 'auto';
  readonly scale: ScaleMode;
  readonly mode: 'chart' | 'table';
  /** Null shows everything. */
  readonly window: TimeWindow | null;
}

export const AXES: readonly ChartAxis[] = ['published', 'updated', 'captured'];
export const LANES: readonly LaneBy[] = ['source', 'collection', 'tag', 'lang', 'none'];
export const DEFAULT_STATE: TimelineState = {
  axis: 'published',
  by: 'source',
  unit: 'auto',
  scale: 'shared',
  mode: 'chart',
  window: null,
};

/** The state as one word of the locator; only what differs from the beginning is said. */
export function writeState(state: TimelineState): string | null {
  const parts = [
    state.axis === DEFAULT_STATE.axis ? null : state.axis,
    state.by === DEFAULT_STATE.by ? null : `by-${state.by}`,
    state.unit === DEFAULT_STATE.unit ? null : `unit-${state.unit}`,
    state.scale === DEFAULT_STATE.scale ? null : state.scale,
    state.mode === DEFAULT_STATE.mode ? null : state.mode,
    state.window === null ? null : `${minutes(state.window.start)}~${minutes(state.window.end)}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' ');
}

/** Reads the word back; whatever is unknown in it counts as not said. */
export function readState(text: string | null): TimelineState {
  let state = DEFAULT_STATE;
  for (const part of (text ?? '').split(' ')) {
    const axis = AXES.find((name) => name === part);
    const by = LANES.find((name) => `by-${name}` === part);
    const unit = UNITS.find((name) => `unit-${name}` === part);
    const window = readWindow(part);
    if (axis !== undefined) state = { ...state, axis };
    else if (by !== undefined) state = { ...state, by };
    else if (unit !== undefined) state = { ...state, unit };
    else if (part === 'each') state = { ...state, scale: 'each' };
    else if (part === 'table') state = { ...state, mode: 'table' };
    else if (window !== null) state = { ...state, window };
  }
  return state;
}

const MINUTE_MS = 60_000;

/** A minute is finer than a pixel of any chart. */
function minutes(ms: number): string {
  return new Date(Math.round(ms / MINUTE_MS) * MINUTE_MS).toISOString().slice(0, 16);
}

function readWindow(text: string): TimeWindow | null {
  const [from, to] = text.split('~');
  if (from === undefined || to === undefined) return null;
  const start = Date.parse(`${from}Z`);
  const end = Date.parse(`${to}Z`);
  return Number.isFinite(start) && Number.isFinite(end) && end > start ? { start, end } : null;
}
