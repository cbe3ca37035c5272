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
