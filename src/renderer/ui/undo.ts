import { createContext, useContext } from 'react';

/** Something a person just did, and its exact opposite. */
export interface DoneStep {
  /** What happened, for the toast: “Removed 12 from Witness. They stay in the archive.” */
  readonly message: string;
  /** What it is called in “Undo …”. */
  readonly name: string;
  undo(): Promise<unknown>;
  /** Does it again. */
  redo(): Promise<unknown>;
}

export type ReportDone = (step: DoneStep) => void;

export const UndoContext = createContext<ReportDone>(() => undefined);

/** The way to report a change that was made: it is told in a toast with Undo, and goes on the stack of 100 steps. */
export function useDone(): ReportDone {
  return useContext(UndoContext);
}
