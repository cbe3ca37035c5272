import type { QueueHold } from '../../../shared/contract/captures.ts';

/** With less room than this on the disk captures wait: what is left belongs to notes, tags and the journal. */
export const CAPTURES_NEED = 500_000_000;
const LOOK_AGAIN_MS = 3000;

export interface RoomForCaptures {
  /** Why captures wait; null while they may go on. */
  readonly hold: QueueHold | null;
  /** Whether a capture may begin. Where not, `changed` is called again and again until it may. */
  look(): Promise<boolean>;
  stop(): void;
}

interface Needs {
  readonly freeBytes: () => Promise<number | null>;
  /** The hold has begun or ended, or it is time to look once more. */
  readonly changed: () => void;
}

/** Watches the room on the archive's disk for the queue. A disk whose room cannot be told holds nothing up. */
export function roomForCaptures({ freeBytes, changed }: Needs): RoomForCaptures {
  let hold: QueueHold | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  return {
    get hold() {
      return hold;
    },
    async look() {
      const free = await freeBytes().catch(() => null); // a capture that meets the same failure says so itself
      hold = free !== null && free < CAPTURES_NEED ? { reason: 'disk-low', freeBytes: free, needed: CAPTURES_NEED } : null;
      if (hold && !timer) {
        timer = setTimeout(() => {
          timer = null;
          changed();
        }, LOOK_AGAIN_MS);
        timer.unref();
      }
      return hold === null;
    },
    stop() {
      if (timer) clearTimeout(timer);
    },
  };
}
