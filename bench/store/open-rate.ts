import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleChildren, type Child } from './bundle.ts';
import { journalFixture } from './fixture.ts';
import { median } from './median.ts';
import type { Line } from './table.ts';

interface Told {
  readonly at: number;
  readonly records: number;
  readonly replayMs?: number;
  readonly cpuMs: number;
  readonly rssMb: number;
}

/** What opening costs: from starting a process to the first fifty rows, beside SQLite holding the same records. Every step runs in a process of its own, in turn. */
export async function openRate(articles: number, rounds: number): Promise<Line[]> {
  const { folder, records } = await journalFixture(articles);
  const programs = await bundleChildren();
  const child = (name: Child, args: readonly string[]) => runChild(join(programs, `${name}.mjs`), args);
  const derived = join(folder, 'derived');
  const peer = join(`${folder}.sqlite`);
  const writer = join(folder, 'journal', 'bench-test');
  const segments = readdirSync(writer)
    .sort()
    .map((name) => join(writer, name));
  const steps: readonly { readonly what: string; readonly run: () => Told & { tookMs: number } }[] = [
    { what: 'journal read alone, all checked', run: () => child('replay-child', [folder]) },
    {
      what: 'open without a catalogue',
      run: () => {
        rmSync(derived, { recursive: true, force: true });
        return child('open-child', [folder]);
      },
    },
    { what: 'open with a catalogue', run: () => child('open-child', [folder]) },
    {
      what: 'SQLite: import of the same records',
      run: () => {
        for (const ending of ['', '-wal', '-shm']) rmSync(`${peer}${ending}`, { force: true });
        return child('sqlite-child', ['import', peer, ...segments]);
      },
    },
    { what: 'SQLite: open, the same columns', run: () => child('sqlite-child', ['open', peer]) },
  ];
  const told = steps.map(() => [] as (Told & { tookMs: number })[]);
  for (let round = 0; round < rounds; round++) {
    for (const [at, { what, run }] of steps.entries()) {
      const one = run();
      console.log(`  round ${round + 1} of ${rounds}: ${what}, ${one.tookMs.toFixed(0)} ms`);
      told[at]?.push(one);
    }
  }
  for (const ending of ['', '-wal', '-shm']) rmSync(`${peer}${ending}`, { force: true });
  rmSync(programs, { recursive: true, force: true });
  const middle = (at: number, value: (one: Told & { tookMs: number }) => number) => median((told[at] ?? []).map(value));
  const lines: Line[] = steps.map(({ what }, at) => ({
    what,
    ms: middle(at, ({ tookMs }) => tookMs),
    cpuMs: middle(at, ({ cpuMs }) => cpuMs),
    rate:
      at === 0
        ? `${Math.round((records / middle(0, ({ replayMs }) => replayMs ?? Number.NaN)) * 1000).toLocaleString('en')} records/s`
        : '',
    rssMb: middle(at, ({ rssMb }) => rssMb),
  }));
  const took = (at: number) => middle(at, ({ tookMs }) => tookMs);
  lines.push({ what: 'with a catalogue, times SQLite', rate: `${(took(2) / took(4)).toFixed(2)} ×` });
  lines.push({ what: 'without a catalogue, times SQLite import', rate: `${(took(1) / took(3)).toFixed(2)} ×` });
  return lines;
}

function runChild(program: string, args: readonly string[]): Told & { tookMs: number } {
  const from = Date.now();
  const run = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (run.status !== 0) throw new Error(`${program} ended with ${run.status ?? run.signal}`);
  const told = JSON.parse(run.stdout) as Told; // safe: the last thing each child prints
  return { ...told, tookMs: told.at - from };
}
