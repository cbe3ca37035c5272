import * as z from 'zod';
import { scrubState } from '../../../shared/contract/fixity.ts';
import type { Fs } from '../ports.ts';
import { makeFolder } from '../store/disk/folders.ts';
import { publishFile } from '../store/disk/publish.ts';
import type { Layout } from '../store/layout.ts';

const round = scrubState.shape.round.unwrap().extend({ after: z.string().regex(/^([0-9a-f]{64})?$/) });

/** A round that is under way: how far it is, and the last object it read. */
export type Round = z.infer<typeof round>;

const held = z.object({
  round: round.nullable().default(null),
  lastRound: scrubState.shape.lastRound.default(null),
  isPaused: z.boolean().default(false),
});
type Held = z.infer<typeof held>;

/** Where the background check of this installation stands, kept among what may be deleted at any time: then a round begins anew. */
export interface KeptRound {
  read(): Promise<Held>;
  write(change: Partial<Held>): Promise<void>;
}

export function keptRound(fs: Fs, layout: Layout, installation: string): KeptRound {
  const folder = `${layout.derived}/check`;
  const path = `${folder}/${installation}.json`;
  let current: Held | null = null;

  async function read(): Promise<Held> {
    if (current) return current;
    let given: unknown = {};
    try {
      given = JSON.parse(new TextDecoder('utf-8').decode(await fs.readFile(path)));
    } catch {
      // None yet, or nothing that can be used: the round begins anew.
    }
    const parsed = held.safeParse(given);
    current = parsed.success ? parsed.data : held.parse({});
    return current;
  }

  return {
    read,
    async write(change) {
      current = { ...(await read()), ...change };
      await makeFolder(fs, folder);
      await publishFile(fs, layout.tmp, path, new TextEncoder().encode(`${JSON.stringify(current)}\n`));
    },
  };
}
