import type { ArchiveInfo } from '../../../shared/contract/care.ts';

const DAY_MS = 86_400_000;
/** Deleting for ever asks for a clean full check no older than this. */
const VALID_MS = 7 * DAY_MS;
/** Purged bytes leave the disk this much later. */
const KEPT_MS = 30 * DAY_MS;

/** What the last check allows. */
export type CheckState = 'clean' | 'never' | 'old' | 'damaged';

/** Whether the last check is good enough for deleting for ever; the archive itself asks again. */
export function checkState(lastVerify: ArchiveInfo['lastVerify'], now: number): CheckState {
  if (lastVerify === null) return 'never';
  if (lastVerify.state === 'damaged') return 'damaged';
  return now - Date.parse(lastVerify.at) <= VALID_MS ? 'clean' : 'old';
}

/** The day on which what is deleted now leaves the disk, ISO. */
export function leavesDiskOn(now: number): string {
  return new Date(now + KEPT_MS).toISOString();
}
