/** A line of the table a bench ends with; what was not measured stays empty. */
export interface Line {
  readonly what: string;
  readonly ms?: number;
  readonly cpuMs?: number;
  readonly rate?: string;
  readonly rssMb?: number;
}

export function printTable(title: string, lines: readonly Line[]): void {
  console.log(`\n${title}\n`);
  console.log('| step | ms | CPU ms | rate | peak RSS MB |\n|---|---:|---:|---:|---:|');
  const shown = (value: number | undefined) => (value === undefined ? '' : Math.round(value).toLocaleString('en'));
  for (const { what, ms, cpuMs, rate, rssMb } of lines)
    console.log(`| ${what} | ${shown(ms)} | ${shown(cpuMs)} | ${rate ?? ''} | ${shown(rssMb)} |`);
}
