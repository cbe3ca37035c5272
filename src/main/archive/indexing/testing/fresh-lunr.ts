import { createRequire } from 'node:module';
import type lunr from 'lunr';

const require = createRequire(import.meta.url);

/** Lunr as it is published, in a copy of its own: nothing that plugins or tests do to another copy reaches it. */
export function freshLunr(): typeof lunr {
  const path = require.resolve('lunr');
  const other = require.cache[path];
  delete require.cache[path];
  try {
    return require(path) as typeof lunr; // safe: this is the module those types describe
  } finally {
    if (other) require.cache[path] = other;
  }
}
