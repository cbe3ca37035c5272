import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ArchiveError } from '../../shared/archive-error.ts';
import type { ArchiveHolder } from './archive-holder.ts';
import type { CommandFeed } from './command-feed.ts';
import type { DesktopService } from './desktop-router.ts';
import { askArchiveFolder, askCareFolder, askExportFolder, askFile, askMovedArchive } from './dialogs.ts';
import type { ElectronApi, Window } from './electron-api.ts';
import { openExternal } from './external-links.ts';
import type { PageMenu } from './menu.ts';
import type { ShownFolders } from './shown-folders.ts';
import type { Windows } from './windows.ts';

export interface DesktopParts {
  readonly electron: Pick<ElectronApi, 'app' | 'clipboard' | 'dialog' | 'shell'>;
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
    locateArchive: async ({ archiveId }) => ({ path: await openMovedArchive(window, archiveId, parts) }),
    async chooseCareFolder({ purpose }) {
      const path = await askCareFolder(electron, window, purpose);
      if (path !== null) shown.add(path);
      return { path };
    },
    async saveText({ name, text }) {
      const path = await askFile(electron, window, basename(name));
      if (path !== null) await write(path, text);
      return { path };
    },
    async quit() {
      electron.app.quit();
      return { quitting: true };
    },
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
export async function openOtherArchive(window: Window, parts: DesktopParts): Promise<string | null> {
  const folder = await askArchiveFolder(parts.electron, window);
  return folder === null ? null : show(folder, parts);
}

/** Asks where an archive lies now and shows it from there. */
async function openMovedArchive(window: Window, archiveId: string, parts: DesktopParts): Promise<string | null> {
  const folder = await askMovedArchive(parts.electron, window);
  if (folder === null) return null;
  // Loaded only here: the main thread has no other use for the archive's code, which runs in its worker.
  const { archiveAt, nodeFs } = await import('../archive/archive.ts');
  const there = await archiveAt(folder, nodeFs());
  if (there?.archiveId !== archiveId)
    throw new ArchiveError(
      'not-found',
      `${folder} holds ${there ? 'another archive' : 'no archive'}. Nothing was changed; choose the folder this archive was moved to.`,
    );
  return show(folder, parts);
}

async function show(folder: string, { holder, windows, onArchive }: DesktopParts): Promise<string> {
  await holder.switchTo(folder);
  onArchive(folder);
  windows.reload();
  return folder;
}

async function write(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'an unknown error';
    throw new ArchiveError('failed', `${path} could not be written (${code}). Choose another place.`, { cause });
  }
}
