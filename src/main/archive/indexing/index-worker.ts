/** Entry of the index's thread, and of the one that makes segments for it. */
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { ArchiveError } from '../../../shared/archive-error.ts';
import { serveIndex } from './index-service.ts';
import { makeSegments, SegmentMaker } from './segment-maker.ts';

if (!parentPort) throw new ArchiveError('internal', 'The index worker was started outside a worker thread.');
// Safe: `openIndex` starts this thread with a folder, and the thread another of itself without one.
const { folder } = workerData as { folder: string | null };
const startMaker = () =>
  new Worker(new URL(import.meta.url), {
    workerData: { folder: null },
    name: 'pressmark-segments',
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
if (folder === null) makeSegments(parentPort);
else serveIndex(parentPort, folder, new SegmentMaker(startMaker));
