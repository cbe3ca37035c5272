import type { Logger } from '../ports.ts';
import type { Catalogue } from './catalogue.ts';

/**
 * A catalogue whose file can be exchanged for an empty one while it is in use: one that SQLite cannot even empty, because its pages are damaged, is thrown away.
 * `open` opens the file; `remove` takes it away.
 */
export function replaceable(open: () => Catalogue, remove: () => void, logger: Logger): Catalogue {
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
