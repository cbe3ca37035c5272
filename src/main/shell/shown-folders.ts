import { isAbsolute, relative, resolve } from 'node:path';

/** The folders a person chose in this run: what the file manager may be asked to show. */
export interface ShownFolders {
  add(folder: string): void;
  /** Whether a path lies in one of them, by its parts and not by how it begins. */
  holds(path: string): boolean;
}

export function shownFolders(): ShownFolders {
  const folders = new Set<string>();
  return {
    add: (folder) => void folders.add(resolve(folder)),
    holds(path) {
      if (!isAbsolute(path)) return false;
      return [...folders].some((folder) => {
        const way = relative(folder, resolve(path));
        return way === '' || !(way.split(/[\\/]/)[0] === '..' || isAbsolute(way));
      });
    },
  };
}
