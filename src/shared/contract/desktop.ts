import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { procedure } from './errors.ts';

const chosen = z.object({ path: z.string().nullable() });

/** A line of the native menu: a command of the page's registry, or a rule between two groups. */
export const menuItem = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('command'),
    id: z.string().max(100),
    label: z.string().max(200),
    /** As Electron writes keys (`CmdOrCtrl+F`); shown, and pressed by the page itself wherever it can. */
    accelerator: z.string().max(50).optional(),
    enabled: z.boolean().default(true),
    checked: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('rule') }),
]);
export type MenuLine = z.infer<typeof menuItem>;

/** The menus that hold commands of the page, in the bar's order. */
export const menuName = z.enum(['file', 'edit', 'view', 'article', 'collection', 'go', 'help']);
export type MenuName = z.infer<typeof menuName>;

/** What the desktop window lends beside the archive (UX 1.9). Served on the same connection as the contract; absent in a browser page. */
export const desktop = {
  /** Shows the archive or an export, or a file in either, in the system's file manager. Only folders chosen in this run are shown. */
  revealInFolder: procedure.input(z.object({ path: z.string() })).output(z.object({ revealed: z.boolean() })),
  /** Asks for a folder to write an export into; null when the person thinks better of it. */
  chooseExportFolder: procedure.output(chosen),
  /** Asks for an archive folder and opens it in place of this one; the window is loaded again. */
  openArchive: procedure.output(chosen),
  /** Asks where this archive lies now and opens it from there; a folder that holds another archive, or none, is refused. */
  locateArchive: procedure.input(z.object({ archiveId: z.string().max(100) })).output(chosen),
  /** Asks for a folder to back up into, or to look for lost parts in; null when the person thinks better of it. */
  chooseCareFolder: procedure.input(z.object({ purpose: z.enum(['backup', 'restore']) })).output(chosen),
  /** Asks where to save a text as a file, and writes it; null when the person thinks better of it. */
  saveText: procedure.input(z.object({ name: z.string().max(200), text: z.string().max(100_000_000) })).output(chosen),
  /** Ends the app. */
  quit: procedure.output(z.object({ quitting: z.boolean() })),
  /** Opens another window on the same archive, at a place of the page (its address after `#`). */
  newWindow: procedure.input(z.object({ location: z.string().max(4000).default('') })).output(z.object({ opened: z.boolean() })),
  /** Shows the whole address and asks; opens it in the person's browser only after a yes. */
  openExternal: procedure
    .input(z.object({ url: z.string().max(10_000) }))
    .output(z.object({ outcome: z.enum(['opened', 'copied', 'refused', 'left']) })),
  /** Puts text on the clipboard; the window itself has no permission to. */
  copyText: procedure.input(z.object({ text: z.string().max(10_000_000) })).output(z.object({ copied: z.boolean() })),
  /** Fills the native menu with the page's commands; sent again when what they say changes. */
  setMenu: procedure
    .input(
      z.object({
        menus: z.array(z.object({ menu: menuName, label: z.string().max(100), items: z.array(menuItem).max(200) })).max(20),
      }),
    )
    .output(z.object({ shown: z.boolean() })),
  /** Ids of the page's commands as they are chosen in the native menu while its window is in front. */
  watchCommands: procedure.output(eventIterator(z.object({ command: z.string() }))),
};
export type DesktopContract = typeof desktop;
