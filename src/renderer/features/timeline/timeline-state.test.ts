import { describe, expect, it } from 'vitest';
import { DEFAULT_STATE, readState, type TimelineState, writeState } from './timeline-state.ts';

describe('the state of a timeline in the locator', () => {
  it('comes back as it was written', () => {
    const state: TimelineState = {
      axis: 'captured',
      by: 'tag',
      unit: 'week',
      scale: 'each',
      mode: 'table',
      window: { start: Date.UTC(2022, 1, 20), end: Date.UTC(2022, 4, 1, 12, 30) },
    };
    expect(readState(writeState(state))).toEqual(state);
  });

  it('says nothing while it stands as at first, and ignores what it does not know', () => {
    expect(writeState(DEFAULT_STATE)).toBeNull();
    expect(readState('mentioned by-moon 2022~ x~y unit-fortnight')).toEqual(DEFAULT_STATE);
  });
});
