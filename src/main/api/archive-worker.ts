/** Entry of the thread in which a host runs its archive. */
import { nodePorts } from '../archive/archive.ts';
import { runArchiveThread } from './archive-thread.ts';
import { openHeld } from './open-held.ts';

await runArchiveThread(({ folder, whenLocked = 'refuse', ...facts }, { logger, settings, held }) =>
  openHeld(folder, nodePorts({ ...facts, logger, settings }), { whenLocked, onHeld: held }),
);
