import type { Fs } from '../../ports.ts';
import type { Forgetful } from './forgetful.ts';
import { type FsCall, interposed } from './interposed.ts';
import { failure } from './memory-fs.ts';

/** How a call to the disk fails. */
export interface Failing {
  /** The system's word for it; none for a write that takes half and says so. */
  readonly code: string | null;
  /**
   * `refuse`: nothing happens. `half`: half of the bytes are written. `late`: it happens, and the error comes all the same.
   * `forget`: what was written is dropped from memory and never reaches the disk, whatever later syncs say.
   */
  readonly how: 'refuse' | 'half' | 'late' | 'forget';
}

/** A forgetful disk that fails where it is told to. */
export function faultyFs(disk: Forgetful, decide: (call: FsCall) => Failing | null): Fs {
  return interposed(disk.fs, async (call, go) => {
    const failing = decide(call);
    if (!failing) return go();
    const { code, how } = failing;
    if (how === 'forget') disk.forget(call.path);
    if (how === 'late') await go();
    if (how === 'half' && call.bytes) {
      const taken = await go(call.bytes.subarray(0, Math.floor(call.bytes.byteLength / 2)));
      if (code === null) return taken;
    }
    throw failure(code ?? 'EIO', call.path);
  });
}
