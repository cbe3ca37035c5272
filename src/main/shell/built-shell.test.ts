import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const isBuilt = ['out/main/shell.js', 'out/main/archive-worker.js', 'out/renderer/index.html'].every((file) =>
  existsSync(join(root, file)),
);

describe.skipIf(!isBuilt)('the built shell (`npm run build` first)', () => {
  it('loads, opens its window, and serves a real archive to it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pressmark-built-'));
    try {
      const { stdout } = await promisify(execFile)(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'testing/run-built-shell.ts'), root],
        {
          env: { ...process.env, PRESSMARK_ARCHIVE: join(folder, 'archive'), PRESSMARK_FAKE_USER_DATA: join(folder, 'user') },
        },
      );
      expect(JSON.parse(stdout)).toEqual({
        errors: [],
        urls: ['app://bundle/index.html'],
        preload: join(root, 'out/preload/index.cjs'),
        page: [200, 'text/html; charset=utf-8'],
        created: true,
        state: 'open',
        settings: { theme: 'dark' },
        quit: true,
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('keeps Electron out of every other host', () => {
    const main = join(root, 'out/main');
    const reached = (entry: string, seen = new Set<string>()): Set<string> => {
      if (seen.has(entry)) return seen;
      seen.add(entry);
      const text = readFileSync(join(main, entry), 'utf8');
      for (const [, path] of text.matchAll(/(?:from|import)\s*\(?\s*["']\.\.?\/((?:chunks\/)?[^"']+\.js)["']/g)) {
        if (path) reached(existsSync(join(main, path)) ? path : join('chunks', path), seen);
      }
      return seen;
    };
    const hosts = readdirSync(main).filter((name) => name.endsWith('.js') && name !== 'shell.js');
    for (const host of hosts) {
      for (const file of reached(host))
        expect([host, file, /["']electron(-store)?["']/.test(readFileSync(join(main, file), 'utf8'))]).toEqual([
          host,
          file,
          false,
        ]);
    }
  });
});
