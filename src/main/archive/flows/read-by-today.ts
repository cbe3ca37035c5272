import { join } from 'node:path';
import { EXTRACTOR } from '../extract/version.ts';
import { makeFolder } from '../store/disk/folders.ts';
import { layoutOf } from '../store/layout.ts';
import type { Session } from './session.ts';

/** Captures that the extractor of today has read with the same result as an earlier one, so that going on does not read them again. */
export interface ReadByToday {
  has(captureId: string): boolean;
  add(captureIds: readonly string[]): Promise<void>;
}

const utf8 = new TextEncoder();

/**
 * Opens the list. It is derived: a file of this machine whose first line names the extractor, then a capture a line. Losing it, or a line torn by a
 * crash, costs reading those captures once more.
 */
export async function readByToday(
  { folder, store, ports: { fs } }: Pick<Session, 'folder' | 'store' | 'ports'>,
  { forget }: { readonly forget: boolean },
): Promise<ReadByToday> {
  const place = join(layoutOf(folder).derived, 'reprocess');
  const path = join(place, `${store.installation}.txt`);
  const [madeFor, ...lines] = (await fs.stat(path)) ? new TextDecoder('utf-8').decode(await fs.readFile(path)).split('\n') : [];
  const isOfToday = madeFor === EXTRACTOR && !forget;
  // The last piece is what follows the last line break: nothing, or a torn line.
  const known = new Set(isOfToday ? lines.slice(0, -1) : []);
  let isBegun = isOfToday;

  async function write(text: string): Promise<void> {
    const file = await fs.open(path, 'a');
    try {
      await file.write(utf8.encode(text));
    } finally {
      await file.close();
    }
  }

  return {
    has: (captureId) => known.has(captureId),
    async add(captureIds) {
      if (captureIds.length === 0) return;
      if (!isBegun) {
        await makeFolder(fs, place);
        if (madeFor !== undefined) await fs.unlink(path);
        await write(`${EXTRACTOR}\n`);
        isBegun = true;
      }
      for (const captureId of captureIds) known.add(captureId);
      await write(`${captureIds.join('\n')}\n`);
    },
  };
}
