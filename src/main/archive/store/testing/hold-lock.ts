/** A process that takes an archive's lock, says so or why not, and keeps it until it is killed: `node hold-lock.ts FOLDER ARCHIVE_ID`. */

import { nodeFs } from '../disk/node-fs.ts';
import { acquireLock } from '../lock/lock.ts';

const [folder = '', archiveId = ''] = process.argv.slice(2);
const clock = { now: Date.now, monotonic: () => performance.now() };
try {
  const { socketPath } = await acquireLock(folder, archiveId, { process: 'web', fs: nodeFs(), clock });
  console.log(`held ${socketPath}`);
  setInterval(() => undefined, 60_000);
} catch (error) {
  console.log(error instanceof Error ? error.message : String(error));
}
