import type { ElectronApi, Window } from './electron-api.ts';

/** Asks for the folder of an archive, to open or to make one in. */
export async function askArchiveFolder(electron: Pick<ElectronApi, 'dialog'>, window: Window): Promise<string | null> {
  return askFolder(electron, window, {
    title: 'Open Archive',
    message: 'Choose the folder of an archive, or an empty folder for a new one.',
    buttonLabel: 'Open',
  });
}

/** Asks for a folder to write an export into. */
export async function askExportFolder(electron: Pick<ElectronApi, 'dialog'>, window: Window): Promise<string | null> {
  return askFolder(electron, window, {
    title: 'Export',
    message: 'Choose an empty folder for the export.',
    buttonLabel: 'Export Here',
  });
}

/** Asks where an archive that was moved lies now. */
export async function askMovedArchive(electron: Pick<ElectronApi, 'dialog'>, window: Window): Promise<string | null> {
  return askFolder(electron, window, {
    title: 'Locate Archive',
    message: 'Choose the folder of this archive where it lies now.',
    buttonLabel: 'Open',
  });
}

/** Asks for a folder to back up into, or to look for lost parts in. */
export async function askCareFolder(
  electron: Pick<ElectronApi, 'dialog'>,
  window: Window,
  purpose: 'backup' | 'restore',
): Promise<string | null> {
  return askFolder(
    electron,
    window,
    purpose === 'backup'
      ? { title: 'Back Up Archive', message: 'Choose an empty folder, or an earlier backup.', buttonLabel: 'Back Up Here' }
      : {
          title: 'Restore from Backup',
          message: 'Choose a backup, another copy of this archive, or a folder with its files.',
          buttonLabel: 'Restore from Here',
        },
  );
}

/** Asks where to save a file. */
export async function askFile({ dialog }: Pick<ElectronApi, 'dialog'>, window: Window, name: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: name });
  return canceled || filePath === '' ? null : filePath;
}

/** Says why Pressmark cannot start, where there is no window yet to say it in. */
export function sayItCannotStart({ dialog }: Pick<ElectronApi, 'dialog'>, error: unknown): void {
  dialog.showErrorBox('Pressmark cannot open the archive', error instanceof Error ? error.message : String(error));
}

async function askFolder(
  { dialog }: Pick<ElectronApi, 'dialog'>,
  window: Window,
  words: { readonly title: string; readonly message: string; readonly buttonLabel: string },
): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    ...words,
    properties: ['openDirectory', 'createDirectory'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}
