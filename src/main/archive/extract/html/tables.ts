import type { Block } from '../../../../shared/contract/shapes/block.ts';
import { descendants, type Element, plainText } from './tree.ts';

type Table = Extract<Block, { type: 'table' }>;

/** Whether a table holds figures and facts, not the layout of a page: several rows and columns of short cells without blocks in them. */
export function isDataTable(table: Element): boolean {
  const rows = rowsOf(table);
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (rows.length < 2 || columns < 2) return false;
  for (const each of descendants(table)) if (BLOCKS.has(each.tagName)) return false;
  const cells = rows.flat();
  const long = cells.filter((cell) => plainText(cell).length > LONG_CELL).length;
  return long * 4 <= cells.length;
}

/** Rows and cells as text, with the caption; null when every cell is empty. */
export function tableOf(table: Element): Table | null {
  const rows = rowsOf(table);
  const cells = rows.map((row) => row.map(plainText)).filter((row) => row.some((cell) => cell !== ''));
  if (cells.length === 0) return null;
  const caption = [...descendants(table)].find((each) => each.tagName === 'caption');
  const header = rows[0]?.every((cell) => cell.tagName === 'th') === true;
  const said = caption === undefined ? '' : plainText(caption);
  return { type: 'table', header, rows: cells, ...(said === '' ? {} : { caption: said }) };
}

const BLOCKS = new Set(['table', 'figure', 'img', 'blockquote', 'pre', 'h1', 'h2', 'h3', 'ul', 'ol']);
const LONG_CELL = 300;

function rowsOf(table: Element): Element[][] {
  return [...descendants(table)]
    .filter((each) => each.tagName === 'tr')
    .map((row) =>
      row.childNodes.filter((node): node is Element => 'tagName' in node && (node.tagName === 'td' || node.tagName === 'th')),
    )
    .filter((row) => row.length > 0);
}
