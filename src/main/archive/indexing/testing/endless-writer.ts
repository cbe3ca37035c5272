import { Engine } from '../engine.ts';
import { document } from './documents.ts';

/** Adds, replaces, removes and flushes until it is killed, and says after each flush what must be there from then on. */
const engine = new Engine(process.argv[2] ?? '');
const before = Math.max(-1, ...[...engine.known().values()].map(Number));
for (let round = before + 1; ; round++) {
  engine.apply(
    Array.from({ length: 5 }, (_, i) =>
      document(`a${(round + i) % 40}`, { version: `${round}`, blocks: [`round${round} word${i}`] }),
    ),
  );
  if (round % 3 === 0) engine.remove([`a${(round * 7) % 40}`]);
  engine.work(2);
  await engine.flush();
  process.stdout.write(`${JSON.stringify([...engine.known()])}\n`);
}
