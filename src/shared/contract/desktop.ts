import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { procedure } from './errors.ts';

const chosen = z.object({ path: z.string().nullable() });

/** What the desktop window lends beside the archive (UX 1.9). Served on the same connection as the contract; absent in a browser page. */
export const desktop = {
  /** Shows a folder or file of an export, or the archive itself, in the system's file manager. */
  revealInFolder: procedure.input(z.object({ path: z.string() })).output(z.object({ revealed: z.boolean() })),
  /** Asks for a folder to write an export into; null when the person thinks better of it. */
  chooseExportFolder: procedure.output(chosen),
  /** Asks for an archive folder and opens it in place of this one; the window is loaded again. */
  openArchive: procedure.output(chosen),
  /** Shows the whole address and asks; opens it in the person's browser only after a yes. */
  openExternal: procedure
    .input(z.object({ url: z.string() }))
    .output(z.object({ outcome: z.enum(['opened', 'copied', 'refused', 'left']) })),
  /** Ids of commands chosen in the native menu, as the page's command registry names them. */
  watchCommands: procedure.output(eventIterator(z.object({ command: z.string() }))),
};
export type DesktopContract = typeof desktop;
