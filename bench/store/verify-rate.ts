import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NewObject, ObjectEntry } from '../../src/main/archive/seams.ts';
import { nodeFs } from '../../src/main/archive/store/disk/node-fs.ts';
import { initArchive, openStore } from '../../src/main/archive/store/store.ts';
import { seededRandom } from '../generate/random.ts';
import { unsyncedFs } from '../generate/unsynced-fs.ts';
import { median } from './median.ts';
import { quiet } from './quiet.ts';
import type { Line } from './table.ts';

/** Objects of one size, in an archive of their own. */
interface Kind {
  readonly what: string;
  readonly name: string;
  readonly objects: number;
  readonly bytes: number;
}

/** How quickly a full check reads large and small objects. The archives are made once, unsynced, and kept under the system's temporary folder. */
export async function verifyRate(scale: number, rounds: number): Promise<Line[]> {
  const kinds: readonly Kind[] = [
    { what: 'objects of 2 MB', name: 'large', objects: Math.ceil(250 * scale), bytes: 2_000_000 },
    { what: 'objects of 8 KB', name: 'small', objects: Math.ceil(20_000 * scale), bytes: 8000 },
  ];
  const lines: Line[] = [];
  for (const kind of kinds) {
    const folder = await objectFixture(kind);
    const tookMs: number[] = [];
    for (let round = 0; round < rounds; round++) {
      tookMs.push(await fullCheck(folder, kind));
      console.log(`  round ${round + 1} of ${rounds}: ${kind.what}, ${tookMs.at(-1)?.toFixed(0)} ms`);
    }
    const seconds = median(tookMs) / 1000;
    const rate =
      kind.name === 'large'
        ? `${((kind.objects * kind.bytes) / seconds / 1e6).toFixed(0)} MB/s`
        : `${(kind.objects / seconds).toFixed(0)} objects/s`;
    lines.push({ what: `verify --full, ${kind.objects.toLocaleString('en')} ${kind.what}`, ms: median(tookMs), rate });
  }
  return lines;
}

async function fullCheck(folder: string, { objects }: Kind): Promise<number> {
  const clock = { now: Date.now, monotonic: () => performance.now() };
  const store = await openStore(folder, { fs: nodeFs(), clock, logger: quiet, process: 'cli', reserveBytes: 0 });
  const from = performance.now();
  for await (const step of store.verify('full')) {
    if (step.type === 'done' && (step.report.state !== 'clean' || step.report.objects !== objects))
      throw new Error(`the check found ${step.report.objects} objects, ${step.report.state}, where ${objects} were written`);
  }
  const tookMs = performance.now() - from;
  await store.close();
  return tookMs;
}

async function objectFixture({ name, objects, bytes }: Kind): Promise<string> {
  const folder = join(tmpdir(), `pressmark-bench-objects-${name}-${objects}-v1`);
  if (existsSync(folder)) return folder;
  console.log(`making an archive of ${objects.toLocaleString('en')} objects in ${folder}`);
  const draft = `${folder}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const fs = unsyncedFs();
  const clock = { now: () => Date.UTC(2026, 0, 1), monotonic: () => performance.now() };
  await initArchive(draft, { fs, clock });
  const store = await openStore(draft, { fs, clock, logger: quiet, process: 'test', installation: 'bench', reserveBytes: 0 });
  const random = seededRandom(3);
  const written: ObjectEntry[] = [];
  for (let at = 0; at < objects; at += 100) {
    const batch = Array.from({ length: Math.min(100, objects - at) }, (): NewObject => {
      const words = Uint32Array.from({ length: bytes / 4 }, () => random() * 2 ** 32);
      return { role: 'image', mime: 'image/png', bytes: new Uint8Array(words.buffer) };
    });
    written.push(...(await store.put(batch)));
  }
  for (let at = 0; at < written.length; at += 100) {
    const [first] = written.slice(at);
    if (first)
      await store.append([
        {
          type: 'reading.add',
          articleId: `a-${at}`,
          captureId: `c-${at}`,
          objects: written.slice(at, at + 100),
          extractor: '1',
          entry: ENTRY,
        },
      ]);
  }
  await store.close();
  renameSync(draft, folder);
  return folder;
}

const ENTRY = {
  title: 'Objects',
  byline: [],
  siteName: null,
  canonicalUrl: null,
  publishedAt: null,
  updatedAt: null,
  lang: null,
  dir: 'ltr',
  excerpt: '',
  wordCount: 0,
  leadImage: null,
  needsCare: [],
  warnings: [],
} as const;
