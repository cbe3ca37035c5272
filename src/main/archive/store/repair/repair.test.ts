import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { repairFolder } from '../repair-folder.ts';
import { sha256 } from '../sha256.ts';
import type { RepairStep, Store } from '../store.ts';
import { type MemoryFs, memoryFs } from '../testing/memory-fs.ts';
import { bytesOf, freely, handClock, quiet, replayed, saveCapture, scratchStore, tagged, verified } from '../testing/scratch.ts';

type Report = Extract<RepairStep, { type: 'done' }>['report'];

const needs = (fs: MemoryFs) => ({
  fs,
  clock: handClock(),
  logger: quiet,
  process: 'test' as const,
  installation: 'here',
  take: freely,
  reserveBytes: 0,
});

/** Mends the archive of a file system in memory, and says what was done. */
async function mended(fs: MemoryFs, from: readonly string[] = []): Promise<Report> {
  for await (const step of repairFolder('/archive', needs(fs), { from })) if (step.type === 'done') return step.report;
  throw new Error('a repair ended without a report');
}

async function inspected<T>(fs: MemoryFs, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await scratchStore(fs);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const stateOf = (fs: MemoryFs) => inspected(fs, async (store) => (await verified(store)).state);
const articlesOf = (fs: MemoryFs) =>
  inspected(fs, async (store) =>
    (await replayed(store)).flatMap(({ record }) => (record.type === 'capture.add' ? [record.articleId] : [])).sort(),
  );
/** Every byte string that an archive holds, whatever it is named; what can be made again at any time aside. */
const held = (fs: MemoryFs) =>
  new Set([...fs.files].filter(([path]) => !/\/(tmp|derived)\/|lock\.json/.test(path)).map(([, bytes]) => sha256(bytes)));

/** Three captures and a tag, and the same again as a backup beside it. */
async function archiveWithBackup() {
  const fs = memoryFs();
  const store = await scratchStore(fs);
  for (let number = 1; number <= 3; number++) await saveCapture(store, number);
  await store.append([tagged('pier')]);
  for await (const _ of store.backup('/backup'));
  await store.close();
  const objects = [...fs.files.keys()].filter((path) => path.startsWith('/archive/objects/')).sort();
  return { fs, objects, journal: '/archive/journal/here-test/000001.jsonl' };
}

const flip = (fs: MemoryFs, path: string, at: number) => {
  const bytes = (fs.files.get(path) ?? new Uint8Array()).slice();
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  fs.files.set(path, bytes);
};

const withoutBackup = (fs: MemoryFs) => {
  for (const path of [...fs.files.keys()]) if (path.startsWith('/backup/')) fs.files.delete(path);
};

describe('repair', () => {
  it('changes nothing in a whole archive', async () => {
    const { fs } = await archiveWithBackup();
    const before = new Map(fs.files);
    expect(await mended(fs)).toEqual({ restored: [], rebuilt: [], quarantined: [], lost: [], isJournalChanged: false });
    expect(new Map(fs.files)).toEqual(before);
  });

  it('puts back every object that is changed or missing, from a backup, and keeps the damaged bytes', async () => {
    const { fs, objects } = await archiveWithBackup();
    const [changed = '', gone = '', ...rest] = objects;
    flip(fs, changed, 3);
    fs.files.delete(gone);
    const damaged = fs.files.get(changed) ?? new Uint8Array();
    const report = await mended(fs, ['/backup']);
    expect(report.restored.map(({ object }) => object).sort()).toEqual([changed, gone].map((path) => path.slice(-64)).sort());
    expect(report.lost).toEqual([]);
    expect(report.quarantined).toEqual([`${sha256(damaged)}.damaged`]);
    expect(fs.files.get(`/archive/quarantine/${sha256(damaged)}.damaged`)).toEqual(damaged);
    expect(await stateOf(fs)).toBe('clean');
    expect(rest.every((path) => fs.files.has(path))).toBe(true);
  });

  it('finds the bytes of two objects that were swapped, and of one that was renamed', async () => {
    const { fs, objects } = await archiveWithBackup();
    withoutBackup(fs);
    const [one = '', two = '', three = ''] = objects;
    const [first, second, third] = [one, two, three].map((path) => fs.files.get(path) ?? new Uint8Array());
    fs.files.set(one, second ?? new Uint8Array());
    fs.files.set(two, first ?? new Uint8Array());
    fs.files.set(`${three.slice(0, -64)}lost and found.bin`, third ?? new Uint8Array());
    fs.files.delete(three);
    expect((await mended(fs)).lost).toEqual([]);
    expect(await stateOf(fs)).toBe('clean');
  });

  it('takes an object back from the trash, a draft, or any file of any folder', async () => {
    const { fs, objects } = await archiveWithBackup();
    withoutBackup(fs);
    const [one = '', two = '', three = ''] = objects;
    const move = (from: string, to: string) => {
      fs.files.set(to, fs.files.get(from) ?? new Uint8Array());
      fs.files.delete(from);
    };
    for (const folder of ['/archive/trash/2026-11-01', '/export', '/export/images']) fs.folders.add(folder);
    move(one, `/archive/trash/2026-11-01/${one.slice(-64)}`);
    move(two, `/archive/tmp/${two.slice(-64)}.0123456789ab`);
    move(three, '/export/images/001-harbour.png');
    expect((await mended(fs)).lost).toMatchObject([{ what: 'object', name: three.slice(-64) }]);
    expect((await mended(fs, ['/export'])).restored).toEqual([
      { object: three.slice(-64), from: '/export/images/001-harbour.png' },
    ]);
    expect(await stateOf(fs)).toBe('clean');
  });

  it('takes an object out of a zip file, packed or not, and passes over one that lies', async () => {
    const { fs, objects } = await archiveWithBackup();
    withoutBackup(fs);
    const [one = '', two = '', three = ''] = objects;
    const [first, second, third] = [one, two, three].map((path) => fs.files.get(path) ?? new Uint8Array());
    for (const path of [one, two, three]) fs.files.delete(path);
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from('nothing of ours'), 'read me.txt');
    zip.addBuffer(Buffer.from(first ?? []), 'archive/data.warc.gz', { compress: false });
    zip.addBuffer(Buffer.from(second ?? []), 'images/ü.png', { forceZip64Format: true });
    zip.end();
    const packed = await buffer(zip.outputStream as unknown as AsyncIterable<Uint8Array>);
    fs.folders.add('/given');
    fs.files.set('/given/pier.wacz', new Uint8Array(packed));
    fs.files.set('/given/broken.zip', new Uint8Array(packed.subarray(0, packed.byteLength - 30)));
    fs.files.set('/given/torn.zip', new Uint8Array(Buffer.concat([packed.subarray(0, 20), packed.subarray(60)])));
    fs.files.set('/given/empty.zip', new Uint8Array());
    const report = await mended(fs, ['/given']);
    expect(report.restored.map(({ from }) => from).sort()).toEqual([
      '/given/pier.wacz, archive/data.warc.gz',
      '/given/pier.wacz, images/ü.png',
    ]);
    expect(report.lost).toMatchObject([{ name: three.slice(-64) }]);
    fs.files.set('/given/late.bin', third ?? new Uint8Array());
    expect((await mended(fs, ['/given/late.bin'])).lost).toEqual([]);
  });

  it('names exactly what is lost, with its articles, and leaves the damaged bytes where they are', async () => {
    const { fs } = await archiveWithBackup();
    withoutBackup(fs);
    const page = sha256(bytesOf('page 2'));
    const path = `/archive/objects/${page.slice(0, 2)}/${page}`;
    flip(fs, path, 0);
    const report = await mended(fs);
    expect(report).toMatchObject({
      restored: [],
      lost: [{ what: 'object', name: page, role: 'warc', articleIds: ['a-2'] }],
    });
    expect(fs.files.has(path)).toBe(true);
    expect(await stateOf(fs)).toBe('damaged');
    expect(await articlesOf(fs)).toEqual(['a-1', 'a-2', 'a-3']);
  });

  it('joins a damaged journal with its copy in a backup, and the archive is writable again', async () => {
    const { fs, journal } = await archiveWithBackup();
    const whole = fs.files.get(journal) ?? new Uint8Array();
    flip(fs, journal, 200);
    expect(await inspected(fs, (store) => replayed(store).then(() => store.readOnly))).toBe(true);
    expect((await mended(fs, ['/backup'])).rebuilt).toEqual([{ what: 'journal', name: 'here-test/000001.jsonl' }]);
    expect(fs.files.get(journal)?.subarray(0, whole.byteLength)).toEqual(whole);
    expect(await stateOf(fs)).toBe('clean');
    await inspected(fs, async (store) => {
      await replayed(store);
      await store.append([tagged('again')]);
    });
  });

  it('makes the records of captures again from their manifests when a journal is lost, with their own times', async () => {
    const { fs, journal } = await archiveWithBackup();
    withoutBackup(fs);
    fs.files.delete(journal);
    const report = await mended(fs);
    // The small captures of these tests hold no facts, so that no record can be made of them.
    expect(report.rebuilt).toEqual([]);
    const manifest = bytesOf(JSON.stringify(await wholeManifest(fs)));
    await inspected(fs, (store) => store.put([{ role: 'manifest', mime: 'application/json', bytes: manifest }]));
    expect((await mended(fs)).rebuilt).toEqual([{ what: 'capture', name: 'c-9' }]);
    const [item] = await inspected(fs, replayed);
    expect(item?.record).toMatchObject({
      type: 'capture.add',
      articleId: 'a-9',
      manifest: sha256(manifest),
      recovered: true,
      title: 'https://gazette.example/pier',
      capture: { capturedAt: '2024-05-11T08:20:00.000Z' },
    });
    expect((await mended(fs)).rebuilt).toEqual([]);
  });

  it('gives up what no copy holds, says so every time, and uses what is intact', async () => {
    const { fs, journal } = await archiveWithBackup();
    withoutBackup(fs);
    const lines = new TextDecoder('utf-8').decode(fs.files.get(journal)).split('\n');
    flip(fs, journal, (lines[0]?.length ?? 0) + 100);
    const report = await mended(fs);
    expect(report.lost).toMatchObject([{ what: 'records', name: 'here-test' }]);
    expect(await articlesOf(fs)).toEqual(['a-1', 'a-3']);
    const after = await inspected(fs, async (store) => {
      await replayed(store);
      expect(store.readOnly).toBe(false);
      return verified(store);
    });
    expect(after.journal).toMatchObject({ ok: true, known: [expect.stringContaining('not what was written')] });
    const files = new Map(fs.files);
    expect((await mended(fs)).lost).toEqual(report.lost);
    expect(new Map(fs.files)).toEqual(files);
  });

  it('reports damage of a part that was given up, when it changes once more', async () => {
    const { fs, journal } = await archiveWithBackup();
    withoutBackup(fs);
    const at = new TextDecoder('utf-8').decode(fs.files.get(journal)).indexOf('\n') + 100;
    flip(fs, journal, at);
    await mended(fs);
    expect(await stateOf(fs)).toBe('clean');
    flip(fs, journal, at + 7);
    expect(await stateOf(fs)).toBe('damaged');
  });

  it('makes pressmark.json again from README.txt, from a backup, or from the manifests', async () => {
    const { fs } = await archiveWithBackup();
    const file = fs.files.get('/archive/pressmark.json') ?? new Uint8Array();
    fs.files.delete('/archive/pressmark.json');
    expect((await mended(fs)).rebuilt).toEqual([{ what: 'archive-file', name: 'pressmark.json' }]);
    expect(fs.files.get('/archive/pressmark.json')).toEqual(file);

    fs.files.set('/archive/pressmark.json', bytesOf('{"format":"press'));
    fs.files.delete('/archive/README.txt');
    expect((await mended(fs, ['/backup'])).rebuilt).toHaveLength(2);
    expect(fs.files.get('/archive/pressmark.json')).toEqual(file);

    fs.files.delete('/archive/pressmark.json');
    fs.files.delete('/archive/README.txt');
    withoutBackup(fs);
    await mended(fs);
    const { archiveId } = JSON.parse(new TextDecoder('utf-8').decode(file)) as { archiveId: string };
    expect(JSON.parse(new TextDecoder('utf-8').decode(fs.files.get('/archive/pressmark.json')))).toMatchObject({ archiveId });
    expect(await stateOf(fs)).toBe('clean');
  });

  it('tells a changed id from a changed README by what the manifests say', async () => {
    for (const path of ['/archive/pressmark.json', '/archive/README.txt']) {
      const { fs } = await archiveWithBackup();
      const before = fs.files.get(path) ?? new Uint8Array();
      const at = new TextDecoder('utf-8').decode(before).indexOf('arc-') + 6;
      flip(fs, path, at);
      expect(await stateOf(fs)).toBe('damaged');
      await mended(fs);
      expect(fs.files.get(path)).toEqual(before);
      expect(await stateOf(fs)).toBe('clean');
    }
  });

  it('leaves alone what is kept online, and a journal that reads well with the conflicted copy beside it', async () => {
    const { fs, objects, journal } = await archiveWithBackup();
    const [online = ''] = objects;
    fs.files.set(`${online.slice(0, -64)}.${online.slice(-64)}.icloud`, new Uint8Array());
    fs.files.delete(online);
    const whole = fs.files.get(journal) ?? new Uint8Array();
    fs.files.set(journal.replace('.jsonl', ' (conflicted copy 2026-11-25).jsonl'), whole);
    fs.files.set(journal, whole.slice(0, whole.lastIndexOf(10, -2) + 1));
    const before = new Map(fs.files);
    expect(await mended(fs)).toEqual({ restored: [], rebuilt: [], quarantined: [], lost: [], isJournalChanged: false });
    expect(new Map(fs.files)).toEqual(before);
    expect(await mended(fs, ['/backup'])).toMatchObject({ restored: [], rebuilt: [{ what: 'journal' }], lost: [] });
  });

  it('never loses a byte string that the archive held, whatever one byte was damaged', async () => {
    const { fs } = await archiveWithBackup();
    for (const path of [...fs.files.keys()].filter((each) => /\/archive\/(objects|journal|pressmark|README)/.test(each))) {
      const damaged = fs.copy();
      flip(damaged, path, 40);
      const before = held(damaged);
      const report = await mended(damaged, ['/backup']);
      expect([path, report.lost]).toEqual([path, []]);
      expect([...before].filter((hash) => !held(damaged).has(hash) && !path.includes('/journal/'))).toEqual([]);
      expect(await stateOf(damaged)).toBe('clean');
      const once = new Map(damaged.files);
      await mended(damaged, ['/backup']);
      expect(new Map(damaged.files)).toEqual(once);
    }
  });
});

async function wholeManifest(fs: MemoryFs): Promise<object> {
  const { archiveId } = await inspected(fs, async (store) => store);
  return {
    archiveId,
    articleId: 'a-9',
    capture: {
      id: 'c-9',
      capturedAt: '2024-05-11T08:20:00.000Z',
      method: 'fetch',
      status: 'complete',
      requestedUrl: 'https://gazette.example/pier',
      finalUrl: null,
      redirects: [],
      httpStatus: 200,
      mime: 'text/html',
      bytes: 6,
      sha256: sha256(bytesOf('page 1')),
      warc: sha256(bytesOf('page 1')),
      rendition: null,
      resourcesSaved: 0,
      resourcesWanted: 0,
      interventions: [],
      warnings: [],
    },
    objects: [{ role: 'warc', mime: 'application/warc', sha256: sha256(bytesOf('page 1')), bytes: 6 }],
  };
}
