import { createContext, useContext } from 'react';
import type { ArticleSummary } from '../../shared/contract/shapes/article.ts';
import type { ResultSpec } from '../../shared/contract/shapes/result-spec.ts';
import type { Settings } from '../../shared/settings.ts';
import type { ArchiveAccess } from '../client/archive-context.tsx';
import type { ResultSet, ResultState } from '../client/result-set.ts';
import type { CollectionChanges } from '../features/collections/use-changes.ts';
import type { ShowToast } from '../ui/toasts.ts';
import type { Actions } from './actions.ts';
import type { Panes } from './panes.ts';
import type { ReaderHandle } from './reader-handle.ts';
import type { Sidebar } from './scope-title.ts';
import type { Selecting } from './selection.ts';
import type { Chosen, Sheet } from './sheet.ts';
import type { UndoStack } from './undo-stack.ts';
import type { Navigation } from './use-location.ts';

export type Region = 'toolbar' | 'sidebar' | 'list' | 'reader' | 'inspector' | 'status' | 'activity';

/** Everything a command may look at or use. */
export interface AppContext extends Navigation {
  readonly archive: ArchiveAccess;
  readonly spec: ResultSpec;
  readonly results: ResultSet;
  readonly state: ResultState;
  readonly selecting: Selecting;
  /** What commands on articles apply to; null when nothing is selected. */
  readonly chosen: Chosen | null;
  /** The article the list is on. */
  readonly active: ArticleSummary | null;
  readonly actions: Actions;
  /** Changes of collections and tags. */
  readonly changes: CollectionChanges;
  readonly undo: UndoStack;
  readonly panes: Panes;
  readonly sheet: Sheet | null;
  openSheet(sheet: Sheet): void;
  closeSheet(): void;
  readonly settings: Settings;
  set(change: Partial<Settings>): void;
  readonly reader: ReaderHandle;
  readonly toast: ShowToast;
  /** The person is typing in the query bar: the last word also counts as a beginning. */
  readonly isTyping: boolean;
  setTyping(isTyping: boolean): void;
  /** The sidebar's names; null until it was read. */
  readonly sidebar: Sidebar | null;
  /** Puts the focus into a region of the window. */
  focus(region: Region): void;
  stepRegion(direction: 1 | -1): void;
  focusQuery(): void;
  /** Brings the reader forward and puts the focus into it. */
  openArticle(): void;
  /** The next hit in the reader, and past the last one in the next article. */
  stepHit(direction: 1 | -1): void;
  /** Find in the article when the reader has the focus, else the query bar. */
  findInPane(): void;
  undoLast(): void;
  redoLast(): void;
  isReadOnly(): boolean;
}

export const AppReact = createContext<AppContext | null>(null);

/** The window's state and its ways to change it. */
export function useApp(): AppContext {
  const app = useContext(AppReact);
  if (!app) throw new Error('useApp is used outside the window.');
  return app;
}
