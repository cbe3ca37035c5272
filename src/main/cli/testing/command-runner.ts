import { join } from 'node:path';
import { nodeWorld } from '../node-world.ts';
import { run } from '../run.ts';
import type { World } from '../world.ts';

/** What a command said and how it ended. */
export interface Ended {
  readonly exit: number;
  readonly out: string;
  /** The output as it is, for what is no text. */
  readonly bytes: Uint8Array;
  readonly err: string;
}

const ENTRY = join(import.meta.dirname, '..', 'main.ts');

/** Runs commands in this process against a real archive in `folder`. */
export function commandRunner(folder: string, cwd: string) {
  return async (
    args: readonly string[],
    given: { stdin?: string | Uint8Array; world?: Partial<World>; signal?: AbortSignal } = {},
  ): Promise<Ended> => {
    const out: Buffer[] = [];
    let err = '';
    const world: World = {
      ...nodeWorld(ENTRY, given.signal ?? new AbortController().signal),
      cwd,
      env: { PRESSMARK_ARCHIVE: folder },
      watched: false,
      out: (said) => {
        out.push(Buffer.from(said));
      },
      err: (text) => {
        err += text;
      },
      stdin: async () => Buffer.from(given.stdin ?? ''),
      confirm: async () => null,
      ...given.world,
    };
    const exit = await run(args, world);
    const bytes = Buffer.concat(out);
    return { exit, out: bytes.toString('utf8'), bytes, err };
  };
}

/** The JSON documents of an output, one a line. */
export const jsonLines = (text: string): unknown[] =>
  text
    .trimEnd()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
