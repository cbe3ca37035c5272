import type { Fs } from '../../ports.ts';
import { isFanOut, type Layout } from '../layout.ts';
import { isSha256 } from '../sha256.ts';

/** What lies under `objects/`: the objects by fan-out folder, and the names of anything else, relative to the archive. */
export interface ObjectFiles {
  readonly objects: readonly string[];
  readonly strangers: readonly string[];
}

export async function objectFiles(fs: Fs, layout: Layout): Promise<ObjectFiles> {
  const objects: string[] = [];
  const strangers: string[] = [];
  for (const folder of (await fs.readdir(layout.objects)).sort()) {
    if (!isFanOut(folder)) {
      strangers.push(`objects/${folder}`);
      continue;
    }
    const path = `${layout.objects}/${folder}`;
    if ((await fs.stat(path))?.kind !== 'folder') {
      strangers.push(`objects/${folder}`);
      continue;
    }
    for (const name of (await fs.readdir(path)).sort()) {
      if (isSha256(name) && name.startsWith(folder)) objects.push(name);
      else strangers.push(`objects/${folder}/${name}`);
    }
  }
  return { objects, strangers };
}
