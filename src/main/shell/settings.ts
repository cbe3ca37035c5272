import type { SettingsStore } from '../archive/ports.ts';

/** The part of electron-store the shell uses. */
export interface ShellStore {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}

/** Preferences and window state as the archive asks for them, kept by electron-store outside the archive. A `null` value takes a key away. */
export function storeSettings(store: ShellStore): SettingsStore {
  const part = (name: 'settings' | 'uiState'): Record<string, unknown> => {
    const kept = store.get(name);
    return typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? { ...kept } : {};
  };
  const merge = (name: 'settings' | 'uiState', patch: Record<string, unknown> | undefined) => {
    if (!patch) return;
    const kept = { ...part(name), ...patch };
    store.set(name, Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== null && value !== undefined)));
  };
  return {
    async get() {
      return { settings: part('settings'), uiState: part('uiState') };
    },
    async set(patch) {
      merge('settings', patch.settings);
      merge('uiState', patch.uiState);
    },
  };
}
