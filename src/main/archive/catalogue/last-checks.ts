import type { DatabaseSync } from 'node:sqlite';
import { jsonIn, textIn } from './cells.ts';

export interface Check {
  readonly at: string;
  readonly state: 'clean' | 'damaged';
  readonly mode: 'quick' | 'full';
}

/** What the checks of the archive found, newest first. */
export interface LastChecks {
  /** Reads the reports again. */
  reload(): void;
  /** The newest check, or the newest full one; null when there was none. */
  last(mode?: 'full'): Check | null;
  /** Objects found changed or missing and not found whole since. A quick check only adds: it sees presence and size alone. */
  readonly damaged: ReadonlySet<string>;
  /** When a full check after a record last found all of these objects whole; null when none did. */
  wholeAt(stamp: string, objects: readonly (string | null)[]): string | null;
}

interface Report extends Check {
  readonly stamp: string;
  readonly damaged: ReadonlySet<string>;
}

export function lastChecks(db: DatabaseSync): LastChecks {
  const select = db.prepare('SELECT stamp, at, mode, state, damaged FROM verification ORDER BY stamp DESC');
  let reports: Report[] = [];
  let damaged: ReadonlySet<string> = new Set();

  function reload(): void {
    reports = select.all().map((cells) => ({
      stamp: textIn(cells, 'stamp'),
      at: textIn(cells, 'at'),
      mode: textIn(cells, 'mode') === 'full' ? 'full' : 'quick',
      state: textIn(cells, 'state') === 'clean' ? 'clean' : 'damaged',
      damaged: new Set(jsonIn<string[]>(cells, 'damaged')),
    }));
    const full = reports.findIndex(({ mode }) => mode === 'full');
    const telling = full === -1 ? reports : reports.slice(0, full + 1);
    damaged = new Set(telling.flatMap((report) => [...report.damaged]));
  }

  reload();
  return {
    reload,
    last(mode) {
      const newest = reports.find((report) => mode === undefined || report.mode === mode);
      return newest ? { at: newest.at, state: newest.state, mode: newest.mode } : null;
    },
    get damaged() {
      return damaged;
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
