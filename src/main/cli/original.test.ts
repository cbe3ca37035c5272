import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectArchive } from '../api/connect-archive.ts';
import { installationOf } from '../api/installation.ts';
import { commandRunner, jsonLines } from './testing/command-runner.ts';

const page = (body: string) =>
  Buffer.from(
    `\ufeff<!doctype html>\r\n<html lang="en"><head><title>Sluice report</title></head><body><article><h1>Sluice report</h1>${`<p>${body}</p>`.repeat(3)}</article></body></html>\r\n`,
  );
const FIRST = page('The sluice at Orle stood open all night, the wardens said – nobody had closed it.');
const SECOND = page('The sluice at Orle stood open for two nights, the wardens said – nobody had closed it.');
const PACKED = page('A gate of the Orle canal was repaired in four hours, the wardens said.');
// Windows-1251: «Шлюз открыт» and a line of text.
const LEGACY = Buffer.from(
  '\xd8\xeb\xfe\xe7 \xee\xf2\xea\xf0\xfb\xf2\r\n\r\n12.05.2021\r\n\r\n\xc2\xee\xe4\xe0 \xf3\xf8\xeb\xe0 \xe7\xe0 \xed\xee\xf7\xfc, \xf1\xea\xe0\xe7\xe0\xeb\xe8 \xe2 \xef\xee\xf0\xf2\xf3.\r\n',
  'latin1',
);

let folder: string;
let run: ReturnType<typeof commandRunner>;
const idOf = new Map<string, string>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-original-'));
  run = commandRunner(join(folder, 'archive'), folder);
  await writeFile(join(folder, 'legacy.txt'), LEGACY);
  await writeFile(join(folder, 'packed.html.gz'), gzipSync(PACKED));
  for (const bytes of [FIRST, SECOND]) {
    await writeFile(join(folder, 'sluice.html'), bytes);
    const { out } = await run(['add', 'sluice.html', '--url', 'https://valley.example/sluice', '--json']);
    idOf.set('sluice.html', String(Reflect.get(jsonLines(out)[0] as object, 'articleId'))); // safe: a line of `add`
  }
  for (const file of ['legacy.txt', 'packed.html.gz']) {
    const { out } = await run(['add', file, '--json']);
    idOf.set(file, String(Reflect.get(jsonLines(out)[0] as object, 'articleId'))); // safe: a line of `add`
  }
});
afterAll(() => rm(folder, { recursive: true }));

const original = (file: string, ...more: string[]) => run(['show', idOf.get(file) ?? '', '--format', 'original', ...more]);

async function holding(work: () => Promise<void>, isHeld: boolean): Promise<void> {
  if (!isHeld) return work();
  const holder = await connectArchive({
    folder: join(folder, 'archive'),
    process: 'test',
    create: false,
    workers: installationOf(join(import.meta.dirname, 'main.ts')).threads,
    logger: { info() {}, warn() {}, error() {} },
    settings: { get: async () => ({ settings: {}, uiState: {} }), set: async () => {} },
    appVersion: '0',
  });
  await work();
  await holder.close();
}

describe.each([
  ['here', false],
  ['by the process that holds it', true],
] as const)('show --format original, when the archive is opened %s', (_where, isHeld) => {
  test('writes the newest capture byte for byte, and nothing else', async () => {
    await holding(async () => {
      for (const [file, bytes] of [
        ['sluice.html', SECOND],
        ['legacy.txt', LEGACY],
        ['packed.html.gz', PACKED],
      ] as const) {
        const ended = await original(file);
        expect([file, ended.exit, ended.err, Buffer.from(ended.bytes)]).toEqual([file, 0, '', bytes]);
      }
    }, isHeld);
  });

  test('writes an older capture when asked, and names a capture that the article does not have', async () => {
    await holding(async () => {
      const listed = jsonLines((await run(['versions', idOf.get('sluice.html') ?? '', '--json'])).out)[0] as {
        captures: { id: string }[];
      }; // safe: the shape of `versions`
      expect(listed.captures).toHaveLength(2);
      expect(Buffer.from((await original('sluice.html', '--capture', listed.captures[1]?.id ?? '')).bytes)).toEqual(FIRST);
      const other = await original('legacy.txt', '--capture', listed.captures[1]?.id ?? '', '--json');
      expect(other).toMatchObject({ exit: 1, out: '' });
      expect(jsonLines(other.err)).toMatchObject([{ error: { code: 'not-found' } }]);
    }, isHeld);
  });
});

test('a stored document that was changed on the disk is refused as damaged', async () => {
  const listed = jsonLines((await run(['versions', idOf.get('legacy.txt') ?? '', '--json'])).out)[0] as {
    captures: { warc: string }[];
  }; // safe: the shape of `versions`
  const warc = listed.captures[0]?.warc ?? '';
  await appendFile(join(folder, 'archive', 'objects', warc.slice(0, 2), warc), 'x');
  const ended = await original('legacy.txt', '--json');
  expect(ended).toMatchObject({ exit: 1, out: '' });
  expect(jsonLines(ended.err)).toMatchObject([{ error: { code: 'damaged' } }]);
});
