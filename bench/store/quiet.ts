import type { Logger } from '../../src/main/archive/ports.ts';

/** Says nothing unless something is wrong. */
export const quiet: Logger = {
  info: () => undefined,
  warn: (message, facts) => console.error(message, facts),
  error: (message, facts) => console.error(message, facts),
};
