import type { ArchiveService, SettingsStore } from '../ports.ts';

/** Settings and window state: the host's, passed through so that a window needs one connection only. */
export function settingsFlow(settings: SettingsStore): ArchiveService['settings'] {
  return {
    get: () => settings.get(),
    async set(patch) {
      await settings.set(patch);
      return { saved: true };
    },
  };
}
