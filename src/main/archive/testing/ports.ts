import { nodePorts } from '../flows/node-ports.ts';
import type { Ports } from '../ports.ts';

const source = (path: string) => new URL(path, import.meta.url).pathname;

/** The real world for a test: this disk, this clock, workers from their sources; settings in memory, and errors shown. */
export function testPorts(changes: Partial<Ports> = {}): Ports {
  const settings: Record<string, unknown> = {};
  const uiState: Record<string, unknown> = {};
  const ports = nodePorts({
    process: 'test',
    appVersion: '0.0.0-test',
    workers: { extract: source('../extract/extract-worker.ts'), index: source('../indexing/index-worker.ts') },
    logger: { info: () => undefined, warn: () => undefined, error: (message, facts) => console.error(message, facts) },
    settings: {
      get: async () => ({ settings, uiState }),
      set: async (patch) => {
        Object.assign(settings, patch.settings);
        Object.assign(uiState, patch.uiState);
      },
    },
  });
  return { ...ports, ...changes };
}
