import type { Logger } from '../ports.ts';

/** What is read from a file that is derived. */
interface FromFile {
  clear(): void;
  close(): void;
}

/**
 * Something whose file can be exchanged for an empty one while it is in use: a file that SQLite cannot even empty, because its pages are damaged, is thrown away.
 * `open` opens the file; `remove` takes it away.
 */
export function replaceable<T extends FromFile>(open: () => T, remove: () => void, logger: Logger): T {
  let current = open();
  const instead = {
    clear(): void {
      try {
        current.clear();
      } catch (error) {
        logger.warn('the catalogue could not be emptied and is thrown away', { error });
        closeDamaged();
        remove();
        current = open();
      }
    },
    close: () => current.close(),
  };

  function closeDamaged(): void {
    try {
      current.close();
    } catch {
      // Nothing of it is kept.
    }
  }

  return new Proxy(current, {
    get: (_first, name): unknown => (Object.hasOwn(instead, name) ? Reflect.get(instead, name) : Reflect.get(current, name)),
  });
}
