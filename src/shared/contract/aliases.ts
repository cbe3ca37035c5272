import * as z from 'zod';
import { procedure } from './errors.ts';

/** Names that are searched as one. `isBuiltIn`: as every archive begins with it. */
export const aliasGroup = z.object({ id: z.string(), names: z.array(z.string()), isBuiltIn: z.boolean() });
export type AliasGroup = z.infer<typeof aliasGroup>;

const one = z.object({ group: aliasGroup });

export const aliases = {
  /** The groups that hold: the archive's own, then the built-in ones. `leftOut`: built-in ones that were removed. */
  list: procedure.output(z.object({ groups: z.array(aliasGroup), leftOut: z.array(aliasGroup) })),
  add: procedure.input(z.object({ names: z.array(z.string()) })).output(one),
  edit: procedure.input(z.object({ id: z.string(), names: z.array(z.string()) })).output(one),
  remove: procedure.input(z.object({ id: z.string() })).output(z.object({ id: z.string() })),
  /** Undo of `remove`. */
  putBack: procedure.input(z.object({ id: z.string() })).output(one),
};
