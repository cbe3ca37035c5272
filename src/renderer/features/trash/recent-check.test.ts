import { describe, expect, it } from 'vitest';
import { checkState, leavesDiskOn } from './recent-check.ts';

const now = Date.parse('2026-11-25T12:00:00Z');

describe('the check before deleting for ever', () => {
  it('must be clean and of the last seven days', () => {
    expect(checkState(null, now)).toBe('never');
    expect(checkState({ at: '2026-11-20T12:00:00Z', state: 'clean' }, now)).toBe('clean');
    expect(checkState({ at: '2026-11-17T12:00:00Z', state: 'clean' }, now)).toBe('old');
    expect(checkState({ at: '2026-11-25T11:00:00Z', state: 'damaged' }, now)).toBe('damaged');
  });

  it('leaves thirty days until the bytes go', () => {
    expect(leavesDiskOn(now).slice(0, 10)).toBe('2026-12-25');
  });
});
