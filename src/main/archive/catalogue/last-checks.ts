import type { DatabaseSync } from 'node:sqlite';
import { jsonIn, textIn } from './cells.ts';

export interface Check {
  readonly at: string;
  readonly state: 'clean' | 'damaged';
  readonly mode: 'quick' | 'full';
}

/** The account of a check as its record holds it, and which of its objects a person said they know of since. */
export interface CheckAccount extends Check {
  readonly account: Readonly<Record<string, unknown>> | null;
}

/** What the checks of the archive found, newest first. */
export interface LastChecks {
  /** Reads the reports again. */
  reload(): void;
  /** The newest check, or the newest full one; null when there was none. */
  last(mode?: 'full'): CheckAccount | null;
  /** Whether a check since the newest full one, that one included, found damage which is neither mended nor known. */
  readonly isInDoubt: boolean;
  /** Objects found changed or missing and not found whole since. A quick check only adds: it sees presence and size, or a part. */
  readonly damaged: ReadonlySet<string>;
  /** Objects whose damage a person knows of. */
  readonly known: ReadonlySet<string>;
  /** The newest backup. */
  readonly lastBackup: { readonly at: string; readonly objects: number } | null;
  /** When a full check after a record last found all of these objects whole; null when none did. */
  wholeAt(stamp: string, objects: readonly (string | null)[]): string | null;
}

interface Report extends CheckAccount {
  readonly stamp: string;
  readonly damaged: ReadonlySet<string>;
}

export function lastChecks(db: DatabaseSync): LastChecks {
  const select = db.prepare('SELECT stamp, at, mode, state, objects, account FROM verification ORDER BY stamp');
  let reports: Report[] = [];
  let damaged = new Set<string>();
  let known = new Set<string>();
  let isInDoubt = false;
  let lastBackup: LastChecks['lastBackup'] = null;

  function reload(): void {
    reports = [];
    damaged = new Set();
    known = new Set();
    isInDoubt = false;
    lastBackup = null;
    for (const cells of select.all()) {
      const mode = textIn(cells, 'mode');
      const at = textIn(cells, 'at');
      const objects = jsonIn<string[]>(cells, 'objects');
      const account = jsonIn<Record<string, unknown> | null>(cells, 'account');
      if (mode === 'backup') lastBackup = { at, objects: Number(account?.objects) };
      else if (mode === 'repair') for (const object of objects) damaged.delete(object);
      else if (mode === 'known') for (const object of objects) known.add(object);
      else {
        const state = textIn(cells, 'state') === 'clean' ? 'clean' : 'damaged';
        const isFull = mode === 'full';
        if (isFull) damaged = new Set();
        for (const object of objects) damaged.add(object);
        isInDoubt = state === 'damaged' || (isInDoubt && !isFull);
        reports.unshift({
          stamp: textIn(cells, 'stamp'),
          at,
          mode: isFull ? 'full' : 'quick',
          state,
          damaged: new Set(objects),
          account,
        });
      }
    }
    for (const object of known) if (!damaged.has(object)) known.delete(object);
  }

  reload();
  return {
    reload,
    last(mode) {
      const newest = reports.find((report) => mode === undefined || report.mode === mode);
      return newest ? { at: newest.at, state: newest.state, mode: newest.mode, account: newest.account } : null;
    },
    get isInDoubt() {
      return isInDoubt;
    },
    get damaged() {
      return damaged;
    },
    get known() {
      return known;
    },
    get lastBackup() {
      return lastBackup;
    },
    wholeAt(stamp, objects) {
      const whole = reports.find(
        (report) =>
          report.mode === 'full' &&
          report.stamp > stamp &&
          !objects.some((object) => object !== null && report.damaged.has(object)),
      );
      return whole?.at ?? null;
    },
  };
}
