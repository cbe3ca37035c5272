import { createHash } from 'node:crypto';
import { appendFile, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Archive, openArchive } from './archive.ts';
import { goldenFacts } from './testing/golden-facts.ts';
import { testPorts } from './testing/ports.ts';

/** One archive of every release, and what all of its files are together: a golden archive is never changed, only joined by the next one. */
const GOLDEN = {
  'golden-0.1.0': 'a49a58fae4212b6833a7bd5b7c2d2c19b80bd58d87490a6438b5ba47a44167fb',
};

const call = { trust: 'local' as const };
const at = (name: string) => new URL(`testdata/${name}/`, import.meta.url).pathname;
const open: Archive[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const archive of open.splice(0)) await archive.close();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function copied(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pressmark-golden-'));
  folders.push(folder);
  await cp(join(at(name), 'archive'), folder, { recursive: true });
  return folder;
}

async function opened(folder: string): Promise<Archive> {
  const archive = await openArchive(folder, testPorts());
  open.push(archive);
  return archive;
}

/** Path and hash of every file of a folder, by path. */
async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const lines = files.map(async (path) => {
    const hash = createHash('sha256').update(await readFile(path));
    return `${path.slice(folder.length).replaceAll('\\', '/').replace(/^\//, '')} ${hash.digest('hex')}`;
  });
  return (await Promise.all(lines)).sort();
}

const truthOf = async (folder: string) =>
  (await filesOf(folder)).filter((line) => /^(objects|journal|quarantine|pressmark\.json|README\.txt)/.test(line));

async function verified(archive: Archive) {
  for await (const step of archive.service.archive.verify({ mode: 'full' }, call)) if (step.type === 'done') return step.report;
  throw new Error('a check ended without a report');
}

for (const [name, pin] of Object.entries(GOLDEN)) {
  describe(`the archive of ${name}`, () => {
    it('is as it was made', async () => {
      const all = createHash('sha256').update((await filesOf(at(name))).join('\n'));
      expect(all.digest('hex')).toBe(pin);
    });

    it('opens, is listed, searched and told of as by the version that made it, and is whole', async () => {
      const folder = await copied(name);
      const before = await truthOf(folder);
      const archive = await opened(folder);
      const expected: unknown = JSON.parse(await readFile(join(at(name), 'expected.json'), 'utf8'));
      expect(await goldenFacts(archive)).toEqual(expected);
      expect(await archive.service.archive.info(undefined, call)).toMatchObject({ state: 'open' });
      expect(await truthOf(folder)).toEqual(before);
      expect(await verified(archive)).toMatchObject({ state: 'clean', changed: [], missing: [], orphans: [], recorded: true });
    });

    it('shows records of a version to come, and keeps them as they are', async () => {
      const folder = await copied(name);
      const archive = await opened(folder);
      const { records } = await archive.service.archive.log({ order: 'newest', limit: 10, cursor: null }, call);
      const unknown = records.find(({ type }) => type.includes('highlight.set'));
      expect(unknown?.raw).toContain('"colour":"amber"');
      const known = records.find(({ raw }) => raw.includes('a member to come'));
      expect(known?.type).toBe('tag.set');
    });

    it('whose format a newer version has raised opens for reading only, shows the same, and is not touched', async () => {
      const folder = await copied(name);
      const file = join(folder, 'pressmark.json');
      const held: unknown = JSON.parse(await readFile(file, 'utf8'));
      const raised = Object.assign({}, held, { formatVersion: 99, minReader: 99, somethingNew: true });
      await writeFile(file, JSON.stringify(raised));
      await appendFile(join(folder, 'README.txt'), 'What a newer version says of its format.\n');
      const before = await truthOf(folder);
      const archive = await opened(folder);
      const info = await archive.service.archive.info(undefined, call);
      expect(info).toMatchObject({ state: 'read-only' });
      expect(info.notice).toContain('newer version');
      const expected: unknown = JSON.parse(await readFile(join(at(name), 'expected.json'), 'utf8'));
      expect(await goldenFacts(archive)).toEqual(expected);
      const [first] = (await archive.service.notes.list({}, call)).notes;
      await expect(archive.service.notes.edit({ noteId: first?.id ?? '', text: 'x' }, call)).rejects.toMatchObject({
        code: 'read-only',
      });
      expect(await verified(archive)).toMatchObject({ state: 'clean', recorded: false });
      expect(await truthOf(folder)).toEqual(before);
    });
  });
}
