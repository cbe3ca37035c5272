import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IndexDocument } from '../seams.ts';
import { Engine } from './engine.ts';
import { Intake } from './intake.ts';
import { SegmentMaker } from './segment-maker.ts';
import { stopAt } from './stop.ts';
import { document } from './testing/documents.ts';

let folder: string;
let engine: Engine;
let maker: SegmentMaker;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-intake-'));
  engine = new Engine(folder);
});
afterEach(() => {
  maker.rest();
  engine.close();
  rmSync(folder, { recursive: true });
});

const beside = () => new Worker(join(import.meta.dirname, 'index-worker.ts'), { workerData: { folder: null } });
const dying = () =>
  new Worker('require("node:worker_threads").parentPort.once("message", () => process.exit(1))', { eval: true });

const articles = (count: number, version: string): IndexDocument[] =>
  Array.from({ length: count }, (_, i) =>
    document(`a${i}`, { version, blocks: [`river ${i % 3 === 0 ? 'ferry' : 'bridge'} ${version}`] }),
  );

/** The articles with a word, by name. */
function having(word: string): string[] {
  const { scored } = engine.search(
    [{ kind: 'pattern', pattern: word, fields: [], distance: 0, boost: 1, scored: true }],
    stopAt(null),
  );
  return [...scored].map((slot) => engine.names.nameOf(slot) ?? '').sort();
}

async function brought(intake: Intake): Promise<void> {
  for (const version of ['one', 'two']) {
    const all = articles(1500, version).slice(version === 'two' ? 700 : 0);
    for (let at = 0; at < all.length; at += 64) await intake.add(all.slice(at, at + 64));
  }
  await intake.settle();
}

describe('articles on their way into the index', () => {
  it('are found as one thread would have made them, the newest of each', async () => {
    maker = new SegmentMaker(beside);
    await brought(new Intake(engine, maker));
    const rest = engine.known();
    expect([rest.size, rest.get('a699'), rest.get('a700')]).toEqual([1500, 'one', 'two']);
    expect(having('ferri')).toEqual(
      articles(1500, '')
        .flatMap(({ articleId }, i) => (i % 3 === 0 ? [articleId] : []))
        .sort(),
    );
    expect(having('two')).toHaveLength(800);
    // Many of them together each time, but for what was left at the end.
    expect(engine.segments).toBeLessThanOrEqual(6);
  });

  it('are all found when settled, though more come meanwhile', async () => {
    maker = new SegmentMaker(beside);
    const intake = new Intake(engine, maker);
    await intake.add(articles(600, 'one'));
    const settled = intake.settle();
    const more = intake.add(articles(600, 'two'));
    await settled;
    expect(engine.known().size).toBe(600);
    await more;
    await intake.settle();
    expect(engine.known().get('a599')).toBe('two');
  });

  it('are made into segments here when the other thread dies', async () => {
    maker = new SegmentMaker(dying);
    await brought(new Intake(engine, maker));
    expect(engine.known().size).toBe(1500);
    expect(having('two')).toHaveLength(800);
  });

  it('are made into segments here when another thread cannot be started', async () => {
    maker = new SegmentMaker(() => {
      throw new Error('no more threads');
    });
    await brought(new Intake(engine, maker));
    expect(engine.known().size).toBe(1500);
  });

  it('are not let go by a thread that is told to rest while it makes a segment of them', async () => {
    maker = new SegmentMaker(beside);
    const made = maker.make(articles(10, 'one'));
    maker.rest();
    engine.take(await made);
    expect(engine.known().size).toBe(10);
  });

  it('are searchable at once while somebody searches', async () => {
    maker = new SegmentMaker(() => {
      throw new Error('no thread is needed for this');
    });
    const intake = new Intake(engine, maker);
    having('river');
    await intake.add(articles(1000, 'one'));
    expect(having('river')).toHaveLength(1000);
  });
});
