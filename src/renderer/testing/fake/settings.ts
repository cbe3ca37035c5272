import type { Service } from '../../../shared/contract/service.ts';

/** The archive in memory: what the window remembers. */
export function settingsRoom(): Service<void>['settings'] {
  const settings: Record<string, unknown> = {};
  const uiState: Record<string, unknown> = {};
  return {
    get: async () => ({ settings: { ...settings }, uiState: { ...uiState } }),
    set: async (change) => {
      Object.assign(settings, change.settings);
      Object.assign(uiState, change.uiState);
      return { saved: true };
    },
  };
}
