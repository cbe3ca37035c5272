import { describe, expect, it } from 'vitest';
import { moveCell, neighbourhood } from './grid-cursor.ts';

const size = { rows: 3, columns: 10 };

describe('the cursor of the chart', () => {
  it('moves by bin and lane and stays inside', () => {
    expect(moveCell({ row: 0, column: 4 }, 'ArrowRight', size, false)).toEqual({ row: 0, column: 5 });
    expect(moveCell({ row: 2, column: 9 }, 'ArrowDown', size, false)).toEqual({ row: 2, column: 9 });
    expect(moveCell({ row: 1, column: 4 }, 'End', size, false)).toEqual({ row: 1, column: 9 });
    expect(moveCell({ row: 1, column: 4 }, 'x', size, false)).toBeNull();
  });

  it('follows the eye in a right-to-left chart', () => {
    expect(moveCell({ row: 0, column: 4 }, 'ArrowRight', size, true)).toEqual({ row: 0, column: 3 });
  });

  it('keeps at most three by three cells in the document', () => {
    expect(neighbourhood({ row: 1, column: 5 }, size)).toEqual({ rows: [0, 1, 2], columns: [4, 5, 6] });
    expect(neighbourhood({ row: 0, column: 0 }, size)).toEqual({ rows: [0, 1], columns: [0, 1] });
  });
});
