import type { Collection } from '../../shared/contract/library.ts';
import type { Target } from '../../shared/contract/shapes/result-spec.ts';
import type { Task } from '../../shared/contract/tasks.ts';

/** Articles a sheet works on, and how many there are. */
export interface Chosen {
  readonly target: Target;
  readonly count: number;
}

/** The sheet or picker that is open over the window, with what it was opened on. One at a time. */
export type Sheet =
  | {
      readonly name: 'add';
      readonly text?: string;
      readonly html?: string;
      readonly files?: readonly File[];
      readonly collection?: string;
    }
  | { readonly name: 'export'; readonly results: Chosen; readonly selection: Chosen | null; readonly title: string }
  | { readonly name: 'pick-collections'; readonly chosen: Chosen }
  | { readonly name: 'pick-tags'; readonly chosen: Chosen }
  | { readonly name: 'name-collection'; readonly collection: Collection | null; readonly parent: Collection | null }
  | { readonly name: 'move-collection'; readonly collection: Collection }
  | { readonly name: 'purge'; readonly chosen: Chosen }
  | { readonly name: 'settings'; readonly pane?: string }
  | { readonly name: 'verify' }
  | { readonly name: 'backup' }
  | { readonly name: 'log' }
  | { readonly name: 'exported'; readonly taskId: string }
  | { readonly name: 'save-search' }
  | { readonly name: 'rename-search'; readonly id: string; readonly title: string }
  | { readonly name: 'search-help' }
  | { readonly name: 'shortcuts' };

/** Where what came of a piece of long work is told. */
export function sheetOf({ id, kind }: Task): Sheet {
  switch (kind) {
    case 'export':
      return { name: 'exported', taskId: id };
    case 'backup':
      return { name: 'backup' };
    case 'reindex':
    case 'reprocess':
      return { name: 'settings', pane: 'storage' };
    case 'verify':
    case 'repair':
      return { name: 'verify' };
  }
}
