import type { Measured } from './peer-process.ts';

const NAMES = {
  pressmark: 'Pressmark, two threads (the app)',
  'pressmark-1': 'Pressmark, one thread',
  readability: 'Readability + linkedom',
  defuddle: 'Defuddle + linkedom',
} as const;

/** Prints a line a reader, then the ratios that are asked for. */
export function printFigures(all: readonly Measured[]): void {
  console.log('\n| reader | pages/s | pages per CPU s | p50 ms | p90 | p99 | max | peak RSS MB | cut off | failed |');
  console.log('|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|');
  for (const measured of all) {
    const { name, pages, peakRssMb } = measured;
    const ms = pages.map((page) => page.ms).sort((a, b) => a - b);
    const at = (share: number) =>
      Math.round(ms[Math.min(ms.length - 1, Math.floor(ms.length * share))] ?? 0).toLocaleString('en');
    const counted = (outcome: string) => pages.filter((page) => page.outcome === outcome).length;
    console.log(
      `| ${NAMES[name]} | ${perSecond(measured).toFixed(1)} | ${perCpuSecond(measured).toFixed(1)} | ${at(0.5)} | ${at(0.9)} | ${at(0.99)} | ${at(1)} | ${Math.round(peakRssMb)} | ${counted('cut off')} | ${counted('failed')} |`,
    );
  }
  const of = (name: Measured['name']) => all.find((measured) => measured.name === name);
  console.log('');
  for (const [ours, peer, wanted] of RATIOS) {
    const [a, b] = [of(ours), of(peer)];
    if (!a || !b) continue;
    const wall = perSecond(a) / perSecond(b);
    const cpu = perCpuSecond(a) / perCpuSecond(b);
    console.log(
      `${NAMES[ours]} / ${NAMES[peer]}: ${wall.toFixed(2)} in pages a second, ${cpu.toFixed(2)} a CPU second (wanted: ${wanted})`,
    );
  }
  for (const { name, pages } of all.filter((measured) => measured.name.startsWith('pressmark'))) {
    const long = pages.filter(({ ms, outcome }) => ms > 1000 && outcome !== 'cut off').length;
    console.log(`${NAMES[name]}: ${long} of ${pages.length} pages took more than a second without being cut off`);
  }
}

const RATIOS = [
  ['pressmark', 'readability', '0.5'],
  ['pressmark-1', 'readability', '0.5'],
  ['pressmark', 'defuddle', '3'],
  ['pressmark-1', 'defuddle', '3'],
] as const;

const perSecond = ({ pages, wallMs }: Measured) => pages.length / (wallMs / 1000);
const perCpuSecond = ({ pages, cpuMs }: Measured) => pages.length / (cpuMs / 1000);

/** Prints the pages that took longest, and all that failed or were cut off. */
export function printSlowest({ name, pages }: Measured, count: number): void {
  if (count === 0) return;
  console.log(`\n${NAMES[name]}, slowest:`);
  for (const { id, ms, outcome } of pages.toSorted((a, b) => b.ms - a.ms).slice(0, count))
    console.log(`  ${Math.round(ms).toLocaleString('en').padStart(7)} ms  ${id}${outcome === 'read' ? '' : `  ${outcome}`}`);
  for (const { id, outcome, why } of pages.filter((page) => page.outcome === 'failed').slice(0, count))
    console.log(`  ${outcome}: ${id}: ${why ?? ''}`);
}
