import type { Bin } from '../../../shared/contract/timeline.ts';

/** One period of the table; periods without articles are joined into one row. */
export interface TableRow {
  readonly startMs: number;
  readonly endMs: number;
  readonly count: number;
  /** Against the period before; null for the first, and after a joined row of empty periods it counts from nought. */
  readonly change: number | null;
  /** Lanes with articles in it, most first. */
  readonly lanes: readonly { readonly key: string; readonly count: number }[];
}

export type TableSort = 'period-asc' | 'period-desc' | 'count-desc' | 'count-asc' | 'change-desc' | 'change-asc';

/** The chart as rows, complete: the counts of all rows add up to the counts of all bins. */
export function tableRows(bins: readonly Bin[], sort: TableSort): TableRow[] {
  const rows: TableRow[] = [];
  let before: number | null = null;
  for (const bin of bins) {
    const last = rows.at(-1);
    if (bin.count === 0 && last?.count === 0) {
      rows[rows.length - 1] = { ...last, endMs: bin.endMs };
    } else {
      rows.push({
        startMs: bin.startMs,
        endMs: bin.endMs,
        count: bin.count,
        change: before === null ? null : bin.count - before,
        lanes: Object.entries(bin.lanes ?? {})
          .filter(([, count]) => count > 0)
          .map(([key, count]) => ({ key, count }))
          .sort((a, b) => b.count - a.count),
      });
    }
    before = bin.count;
  }
  return sort === 'period-asc' ? rows : rows.sort(COMPARE[sort]);
}

/** The rows as comma-separated values for a spreadsheet; the header and the period's words are given. */
export function tableCsv(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [header, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n');
}

const COMPARE: Readonly<Record<TableSort, (a: TableRow, b: TableRow) => number>> = {
  'period-asc': (a, b) => a.startMs - b.startMs,
  'period-desc': (a, b) => b.startMs - a.startMs,
  'count-asc': (a, b) => a.count - b.count || a.startMs - b.startMs,
  'count-desc': (a, b) => b.count - a.count || a.startMs - b.startMs,
  'change-asc': (a, b) => (a.change ?? 0) - (b.change ?? 0) || a.startMs - b.startMs,
  'change-desc': (a, b) => (b.change ?? 0) - (a.change ?? 0) || a.startMs - b.startMs,
};

function csvCell(value: string | number): string {
  // A leading = + - @ would be run as a formula by a spreadsheet.
  const text = typeof value === 'number' ? String(value) : /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
