import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Engine } from './engine.ts';
import { stopAt } from './stop.ts';

/** More by name: `KILLS=1000 npm run unit -- indexing/crash`. */
const KILLS = Number(process.env.KILLS ?? 8);

it('after a kill at any moment holds what was flushed last, or the state being flushed, whole', {
  timeout: KILLS * 10_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pressmark-index-'));
  try {
    for (let kill = 0; kill < KILLS; kill++) {
      const output = await killedAfter(folder, kill + 1);
      const lines = output.split('\n').slice(0, -1);
      const engine = new Engine(folder);
      const known = engine.known();
      // Safe: the writer says its known versions, whole lines only.
      const promised = new Map(JSON.parse(lines.at(-1) ?? '[]') as [string, string][]);
      const newest = (versions: Map<string, string>) => Math.max(...[...versions.values()].map(Number));
      // Every round adds something, so a newer state has a newer version in it.
      if (newest(known) <= newest(promised)) expect(known).toEqual(promised);
      expect(newest(known)).toBeLessThanOrEqual(newest(promised) + 2);
      for (const [articleId, version] of known) {
        const clause = {
          kind: 'word',
          words: [{ match: 'form', text: `round${version}` }],
          fields: [],
          distance: 0,
          boost: 1,
          scored: true,
        } as const;
        const found = [...(engine.search([clause], stopAt(null)).clauses[0] ?? [])].map((slot) => engine.names.nameOf(slot));
        expect(found).toContain(articleId);
        expect(found.every((id) => known.get(id ?? '') === version)).toBe(true);
      }
      expect(engine.damaged).toBe(false);
      engine.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** Kills the writer a random moment after it has said `lines` lines. */
function killedAfter(folder: string, lines: number): Promise<string> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'testing/endless-writer.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  let isDue = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (isDue || output.split('\n').length <= lines) return;
    isDue = true;
    setTimeout(() => child.kill('SIGKILL'), Math.random() * 40);
  });
  return new Promise((resolve) => child.on('close', () => resolve(output)));
}
