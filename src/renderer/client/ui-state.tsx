import { createContext, type ReactNode, useCallback, useContext, useSyncExternalStore } from 'react';
import type { ArchiveClient } from '../../shared/contract/client.ts';

const WRITE_AFTER_MS = 500;

/**
 * What the window remembers from one start to the next (UX 1.5): one JSON value per key, kept by the host outside the archive.
 * Keys that begin with `here.` are kept for each archive apart: where one was in one case says nothing about another.
 */
export class UiState {
  readonly #client: Pick<ArchiveClient, 'settings'>;
  readonly #archiveId: string;
  readonly #listeners = new Set<() => void>();
  #values: Readonly<Record<string, unknown>>;
  #unsaved: Record<string, unknown> = {};
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(client: Pick<ArchiveClient, 'settings'>, archiveId: string, values: Readonly<Record<string, unknown>>) {
    this.#client = client;
    this.#archiveId = archiveId;
    this.#values = values;
  }

  get(key: string): unknown {
    return this.#values[this.#stored(key)];
  }

  /** Remembers a value; it is written half a second after the last change. */
  set(key: string, value: unknown): void {
    this.#values = { ...this.#values, [this.#stored(key)]: value };
    this.#unsaved[this.#stored(key)] = value;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), WRITE_AFTER_MS);
    for (const listener of this.#listeners) listener();
  }

  /** Writes what is not written yet; what could not be written is tried again with the next change. */
  async flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const writing = this.#unsaved;
    if (Object.keys(writing).length === 0) return;
    this.#unsaved = {};
    try {
      await this.#client.settings.set({ uiState: writing });
    } catch {
      this.#unsaved = { ...writing, ...this.#unsaved };
    }
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #stored(key: string): string {
    return key.startsWith('here.') ? `${key}@${this.#archiveId}` : key;
  }
}

const UiStateContext = createContext<UiState | null>(null);

/** Gives everything under it what the window remembers. */
export function UiStateProvider({ state, children }: { readonly state: UiState; readonly children: ReactNode }) {
  return <UiStateContext value={state}>{children}</UiStateContext>;
}

/** What the window remembers, whole. */
export function useUiState(): UiState {
  const state = useContext(UiStateContext);
  if (!state) throw new Error('useUiState is used outside UiStateProvider.');
  return state;
}

/** One remembered value. `initial` holds until there is one, and `fits` says whether what is stored is of the right shape. */
export function useRemembered<Value>(
  key: string,
  initial: Value,
  fits: (value: unknown) => value is Value,
): readonly [Value, (value: Value) => void] {
  const state = useUiState();
  const stored = useSyncExternalStore(state.subscribe, () => state.get(key));
  const set = useCallback((value: Value) => state.set(key, value), [state, key]);
  return [fits(stored) ? stored : initial, set];
}
