import { nodeFetch } from '../capture/node-fetch.ts';
import type { Downloads, Logger, Ports, SettingsStore, WorkerPaths } from '../ports.ts';
import { nodeFs } from '../store/disk/node-fs.ts';

export interface HostFacts {
  readonly process: Ports['process'];
  readonly workers: WorkerPaths;
  readonly logger: Logger;
  readonly settings: SettingsStore;
  readonly appVersion: string;
  readonly downloads?: Downloads | null;
  readonly ownPorts?: readonly number[];
}

/** The real world for an archive: this computer's disk, clock and network. */
export function nodePorts({ process, workers, logger, settings, appVersion, downloads = null, ownPorts = [] }: HostFacts): Ports {
  return {
    fs: nodeFs(),
    clock: { now: () => Date.now(), monotonic: () => performance.now() },
    fetch: nodeFetch(),
    logger,
    settings,
    workers,
    downloads,
    process,
    appVersion,
    ownPorts,
  };
}
