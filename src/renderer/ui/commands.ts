import { createContext, useContext } from 'react';

/** A command as a control sees it: what to show and how to run it. The registry itself lives in the app. */
export interface OfferedCommand {
  readonly id: string;
  readonly title: string;
  /** The keys to show, `Ctrl+K`; null where it has none in this host. */
  readonly keys: string | null;
  /** Why it cannot run now, in words; null when it can. */
  readonly disabledBecause: string | null;
  /** For commands that switch something: whether it is on. */
  readonly isOn?: boolean;
  run(): void;
}

/** Finds a command by id; null when this host does not lend what it needs. */
export type FindCommand = (id: string) => OfferedCommand | null;

export const CommandsContext = createContext<FindCommand>(() => null);

/** The command of that id, as it stands now. */
export function useCommand(id: string): OfferedCommand | null {
  return useContext(CommandsContext)(id);
}
