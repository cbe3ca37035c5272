import type { ArchiveHolder } from './archive-holder.ts';
import type { CommandFeed } from './command-feed.ts';
import type { DesktopService } from './desktop-router.ts';
import { askArchiveFolder, askExportFolder } from './dialogs.ts';
import type { ElectronApi, Window } from './electron-api.ts';
import { openExternal } from './external-links.ts';
import type { PageMenu } from './menu.ts';
import type { ShownFolders } from './shown-folders.ts';
import type { Windows } from './windows.ts';

export interface DesktopParts {
  readonly electron: Pick<ElectronApi, 'clipboard' | 'dialog' | 'shell'>;
  readonly holder: ArchiveHolder;
  readonly windows: Windows;
  readonly shown: ShownFolders;
  readonly commands: CommandFeed<Window>;
  putMenu(menus: readonly PageMenu[]): void;
  /** Told the folder of an archive that has come in place of the last. */
  onArchive(folder: string): void;
}

/** What one window is lent. */
export function desktopService(window: Window, parts: DesktopParts): DesktopService {
  const { electron, windows, shown, commands } = parts;
  return {
    async revealInFolder({ path }) {
      const mayShow = shown.holds(path);
      if (mayShow) electron.shell.showItemInFolder(path);
      return { revealed: mayShow };
    },
    async chooseExportFolder() {
      const path = await askExportFolder(electron, window);
      if (path !== null) shown.add(path);
      return { path };
    },
    openArchive: async () => ({ path: await openOtherArchive(window, parts) }),
    async newWindow({ location }) {
      windows.open(location);
      return { opened: true };
    },
    openExternal: async ({ url }) => ({ outcome: await openExternal(electron, window, url) }),
    async copyText({ text }) {
      await electron.clipboard.writeText(text);
      return { copied: true };
    },
    async setMenu({ menus }) {
      parts.putMenu(menus);
      return { shown: true };
    },
    watchCommands: (_input, { signal }) => commands.watch(window, signal),
  };
}

/** Asks for an archive and shows it in every window in place of the one before. */
export async function openOtherArchive(
  window: Window,
  { electron, holder, windows, onArchive }: DesktopParts,
): Promise<string | null> {
  const folder = await askArchiveFolder(electron, window);
  if (folder === null) return null;
  await holder.switchTo(folder);
  onArchive(folder);
  windows.reload();
  return folder;
}
