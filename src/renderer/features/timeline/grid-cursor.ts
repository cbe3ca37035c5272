/** A cell of the chart's grid: row 0 is All, then the lanes; columns are bins. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** The size of the grid. */
export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

/** Where an arrow, Home or End takes the cursor; null when the key is none of these. In a right-to-left chart the arrows follow the eye. */
export function moveCell(cell: Cell, key: string, size: GridSize, rtl: boolean): Cell | null {
  const step = STEPS[key];
  if (step !== undefined) {
    const across = rtl ? -step[1] : step[1];
    return hold({ row: cell.row + step[0], column: cell.column + across }, size);
  }
  if (key === 'Home') return hold({ row: cell.row, column: 0 }, size);
  if (key === 'End') return hold({ row: cell.row, column: size.columns - 1 }, size);
  return null;
}

/** The cells around the cursor that are in the document: three by three, fewer at the edges. */
export function neighbourhood(
  cell: Cell,
  size: GridSize,
): { readonly rows: readonly number[]; readonly columns: readonly number[] } {
  return { rows: around(cell.row, size.rows), columns: around(cell.column, size.columns) };
}

/** Keeps a cell inside a grid that may have become smaller. */
export function hold(cell: Cell, size: GridSize): Cell {
  return { row: limit(cell.row, size.rows), column: limit(cell.column, size.columns) };
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function limit(value: number, length: number): number {
  return Math.min(Math.max(value, 0), Math.max(0, length - 1));
}

function around(value: number, length: number): number[] {
  return [value - 1, value, value + 1].filter((index) => index >= 0 && index < length);
}
