import { nodePorts } from '../../src/main/archive/archive.ts';
import type { Ports } from '../../src/main/archive/ports.ts';
import { quiet } from '../store/quiet.ts';

const source = (path: string) => new URL(`../../src/main/archive/${path}`, import.meta.url).pathname;

/** This disk, this clock, the workers of the sources. */
export function realPorts(): Ports {
  return nodePorts({
    process: 'test',
    appVersion: 'bench',
    workers: { extract: source('extract/extract-worker.ts'), index: source('indexing/index-worker.ts') },
    logger: quiet,
    settings: { get: async () => ({ settings: {}, uiState: {} }), set: async () => undefined },
  });
}
