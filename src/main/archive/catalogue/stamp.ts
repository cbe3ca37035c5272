import type { RecordHead } from '../seams.ts';

/** When a fact was set, as a text whose order is the order of records: (lamport, writer). A writer never uses a lamport number twice. */
export function stampOf({ lamport, writer }: RecordHead): string {
  return `${lamport.toString(16).padStart(13, '0')} ${writer}`;
}

/** Before every record. */
export const NEVER = '';
