/** Holds an archive as a process without a page does, until its input ends: `node hold-archive.ts DIR`. */
import { acquireLock, archiveAt, nodeFs } from '../archive.ts';

const folder = process.argv[2] ?? '';
const fs = nodeFs();
const there = await archiveAt(folder, fs);
if (!there) throw new Error(`There is no archive in ${folder}.`);
const clock = { now: () => Date.now(), monotonic: () => performance.now() };
const lock = await acquireLock(folder, there.archiveId, { process: 'cli', fs, clock });
process.stdout.write('held\n');
process.stdin.resume();
process.stdin.once('end', () => void lock.release());
