/** Entry of the command line: `pressmark ARGS`. */
import { nodeWorld } from './node-world.ts';
import { run } from './run.ts';

const stop = new AbortController();

// The first Ctrl-C lets what was acknowledged settle; a second one does not wait. One keystroke may reach us twice: from the terminal and from the door.
let stoppedAt = Number.POSITIVE_INFINITY;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (performance.now() - stoppedAt > 1000) process.exit(130);
    stoppedAt = Math.min(stoppedAt, performance.now());
    stop.abort();
  });
}

// Started through the door: when that is killed, nobody is left to stop us.
process.once('disconnect', () => process.exit(1));
process.channel?.unref();

// `| head` closes our output: nobody reads any more, and that is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    stop.abort();
  });
}

const code = await run(process.argv.slice(2), nodeWorld(import.meta.filename, stop.signal));
// Results may still be on their way to a slow reader; nothing else may keep the process.
await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write('', done))));
process.exit(code);
