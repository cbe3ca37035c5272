import type { SQLOutputValue } from 'node:sqlite';
import { ArchiveError } from '../../../shared/archive-error.ts';

export type Cells = Readonly<Record<string, SQLOutputValue>>;

/** A text cell. A cell of another kind means that the file is not what was written. */
export function textIn(cells: Cells, name: string): string {
  const value = cells[name];
  if (typeof value === 'string') return value;
  throw damaged(name);
}

/** What a cell that is not what was written means. */
export function damaged(name: string, cause?: unknown): ArchiveError {
  return new ArchiveError(
    'damaged',
    `The catalogue is damaged (${name}). It is derived and can be built again: run \`reindex\`.`,
    { cause },
  );
}

export function textOrNullIn(cells: Cells, name: string): string | null {
  return cells[name] === null ? null : textIn(cells, name);
}

export function numberIn(cells: Cells, name: string): number {
  const value = cells[name];
  if (typeof value === 'number') return value;
  throw damaged(name);
}

export function flagIn(cells: Cells, name: string): boolean {
  return numberIn(cells, name) === 1;
}

/** A JSON cell. Safe for the caller to type: only `fold` and `articleRow` write these, from checked records. */
export function jsonIn<T>(cells: Cells, name: string): T {
  try {
    return JSON.parse(textIn(cells, name)) as T;
  } catch (error) {
    throw damaged(name, error);
  }
}

/** Bytes as the lower-case hex that names an object. */
export function hexIn(cells: Cells, name: string): string {
  const value = cells[name];
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  throw damaged(name);
}
