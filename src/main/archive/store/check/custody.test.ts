import { spawnSync } from 'node:child_process';
import { chmod, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anchorText } from '../backup/anchor.ts';
import { nodeFs } from '../disk/node-fs.ts';
import type { Store } from '../store.ts';
import { inScratch, saveCapture, scratchStore, tagged } from '../testing/scratch.ts';

const page = await readFile(join(import.meta.dirname, '../../../../../docs/custody.md'), 'utf8');
const CHECKS = [...page.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, script]) => script ?? '');
const canRun = spawnSync('sh', ['-c', 'sha256sum --version && grep --version'], { encoding: 'utf8' }).status === 0;

/** An archive with a tag after the anchor, and what the page's checks print about it. */
async function archive(folder: string) {
  const store = await scratchStore(nodeFs(), { folder });
  for (let number = 1; number <= 3; number++) await saveCapture(store, number);
  const anchor = join(folder, '..', 'anchor.txt');
  await writeFile(anchor, anchorText({ archiveId: store.archiveId, at: '2026-11-25T09:00:00.000Z', heads: await store.heads() }));
  await store.append([tagged('later')]);
  await store.close();
  const run = (script: string) => {
    const { stdout, stderr } = spawnSync('sh', ['-c', script], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, ANCHOR: anchor },
    });
    return `${stdout}${stderr}`;
  };
  return { run, checks: () => CHECKS.map(run), store, journal: join(folder, 'journal/here-test/000001.jsonl') };
}

async function objects(folder: string): Promise<string[]> {
  const found = await readdir(join(folder, 'objects'), { recursive: true });
  return found.filter((name) => /[0-9a-f]{64}$/.test(name)).map((name) => join(folder, 'objects', name));
}

describe.skipIf(!canRun)('the checks of docs/custody.md, run as they stand there', () => {
  it('print nothing about a whole archive', async () => {
    await inScratch(async (scratch) => {
      const { checks } = await archive(join(scratch, 'a'));
      expect(checks()).toEqual(['', '', '', '']);
    });
  });

  it('name a changed file, a changed record, a cut journal and a missing file, each by its own check', async () => {
    await inScratch(async (scratch) => {
      const folder = join(scratch, 'a');
      const { checks, journal } = await archive(folder);
      const [one = '', two = ''] = await objects(folder);
      await chmod(one, 0o644);
      const bytes = await readFile(one);
      await writeFile(one, `${bytes.toString()}!`);
      expect(checks()).toEqual([expect.stringContaining('FAILED'), '', '', '']);
      await writeFile(one, bytes);

      const whole = await readFile(journal, 'utf8');
      await writeFile(journal, whole.replace('Article 2', 'Article 7'));
      expect(checks()).toEqual(['', expect.stringContaining('changed: journal/here-test/000001.jsonl'), '', '']);
      const lines = whole.split('\n');
      await writeFile(journal, [lines[0], ...lines.slice(2)].join('\n'));
      expect(checks()[1]).toContain('not in its place');

      await writeFile(journal, `${lines.slice(0, 2).join('\n')}\n`);
      expect(checks()).toEqual(['', '', expect.stringContaining('behind the anchor: here-test:3'), '']);
      await writeFile(journal, whole);

      await rm(two, { force: true });
      expect(checks()).toEqual(['', '', '', `missing: ${two.slice(-64)}\n`]);
    });
  });

  it('accept a journal that goes on in a new file after a torn one, and files that a record says were deleted for ever', async () => {
    await inScratch(async (scratch) => {
      const folder = join(scratch, 'a');
      const { checks, journal } = await archive(folder);
      await truncate(journal, (await readFile(journal)).byteLength - 9);
      const store: Store = await scratchStore(nodeFs(), { folder });
      await store.append([tagged('after')]);
      const purged = (await objects(folder)).map((path) => path.slice(-64)).slice(0, 2);
      await store.append([{ type: 'purge-intent', articleIds: ['a-1'], objects: purged }]);
      await store.toTrash(purged);
      await store.close();
      expect(checks()).toEqual(['', '', '', '']);
    });
  });

  it('are in the README.txt of the archive too, as far as single files go', async () => {
    await inScratch(async (scratch) => {
      const folder = join(scratch, 'a');
      const { run } = await archive(folder);
      const readme = await readFile(join(folder, 'README.txt'), 'utf8');
      const all = /^ +(find objects.*)$/m.exec(readme)?.[1] ?? 'exit 1';
      expect(run(all)).toBe('');
      const first = /^ +(head -n 1 .*)$/m.exec(readme)?.[1] ?? '';
      const said = run('head -n 1 journal/here-test/000001.jsonl | cut -c1-64').trim();
      expect(run(`cd journal/here-test && ${first}`)).toContain(said);
      const [one = ''] = await objects(folder);
      await chmod(one, 0o644);
      await writeFile(one, 'changed');
      expect(run(all)).toContain('FAILED');
    });
  });
});
