import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

const CHILDREN = ['open-child', 'replay-child', 'sqlite-child'] as const;
export type Child = (typeof CHILDREN)[number];

/** Builds the programs whose start is measured, as the product is built: sources that are stripped of their types at every start would be measured too. Gives their folder. */
export async function bundleChildren(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'pressmark-bench-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      target: 'node24',
      minify: false,
      rollupOptions: {
        input: Object.fromEntries(CHILDREN.map((name) => [name, join(import.meta.dirname, `${name}.ts`)])),
        output: { entryFileNames: '[name].mjs' },
      },
    },
  });
  return outDir;
}
