import { closeSync, mkdtempSync, openSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change, JournalItem } from '../seams.ts';
import { captureAdd, dump, inFolder, journal, openIn, readingAdd, sha } from './testing/records.ts';

const article = fc.constantFrom('a-1', 'a-2', 'a-3');
const articles = fc.uniqueArray(article, { minLength: 1, maxLength: 3 });
const number = fc.integer({ min: 1, max: 4 });
const collection = fc.constantFrom('l-1', 'l-2', 'l-3');
const word = fc.constantFrom('x', 'y', 'z');

/** Any change that records of a real archive make. */
const change: fc.Arbitrary<Change> = fc.oneof(
  fc
    .record({ a: article, n: number, tag: word })
    .map(({ a, n, tag }) => captureAdd(a, n, { finalUrl: `https://example.org/${n}`, tags: [tag], collectionId: 'l-1' })),
  fc
    .record({ a: article, n: number, v: fc.constantFrom('1', '2') })
    .map(({ a, n, v }) => readingAdd(a, n, { title: `Read ${n} by ${v}` }, v)),
  fc.record({
    type: fc.constant('meta.set' as const),
    articleId: article,
    field: fc.constantFrom('title' as const, 'siteName' as const),
    value: fc.option(word),
  }),
  fc.record({ type: fc.constant('status.set' as const), articleIds: articles, unread: fc.boolean(), starred: fc.boolean() }),
  fc.record({ type: fc.constant('tag.set' as const), articleIds: articles, tag: word, on: fc.boolean() }),
  fc.record({
    type: fc.constant('collection.set' as const),
    collectionId: collection,
    name: word,
    parentId: fc.option(collection),
    position: fc.integer({ min: 0, max: 2 }),
    removed: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('collection.members' as const),
    collectionId: collection,
    articleIds: articles,
    on: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('note.rev' as const),
    noteId: fc.constantFrom('n-1', 'n-2'),
    articleId: article,
    text: word,
    removed: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('alias.set' as const),
    groupId: fc.constantFrom('us', 'n-1'),
    names: fc.array(word, { minLength: 2, maxLength: 3 }),
    removed: fc.boolean(),
  }),
  fc.record({ type: fc.constantFrom('trash' as const, 'restore' as const), articleIds: articles }),
  fc.record({ type: fc.constant('purge-intent' as const), articleIds: articles, objects: fc.constant([]) }),
  fc.record({
    type: fc.constant('care.settled' as const),
    articleId: article,
    code: fc.constantFrom('undated' as const, 'too-short' as const),
    subject: fc.constantFrom('', 'c-1'),
    on: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('removed.restore' as const),
    articleId: article,
    rule: word,
    text: word,
    occurrence: fc.constant(0),
    on: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('verify.report' as const),
    mode: fc.constantFrom('quick' as const, 'full' as const),
    state: fc.constant('damaged' as const),
    objects: fc.constant(1),
    bytes: fc.constant(1),
    changed: fc.constantFrom<string[]>([], [sha(11)], [sha(1014)]),
    missing: fc.constant([]),
  }),
);
const written = fc.array(fc.tuple(change, fc.constantFrom('aaa-cli', 'bbb-web', 'bbb-web-2'), fc.integer({ min: 1, max: 3 })), {
  maxLength: 40,
});

/** Records of three writers whose clocks run apart; a writer never uses a number of the logical clock twice. */
function recorded(steps: readonly (readonly [Change, string, number])[]): JournalItem[] {
  const record = journal();
  const clocks = new Map<string, number>();
  return steps.map(([each, writer, ahead]) => {
    const lamport = (clocks.get(writer) ?? 0) + ahead;
    clocks.set(writer, lamport);
    return record(each, writer, lamport);
  });
}

const inOrder = (items: readonly JournalItem[]) =>
  [...items].sort(
    ({ record: a }, { record: b }) =>
      a.lamport - b.lamport || (a.writer < b.writer ? -1 : Number(a.writer > b.writer)) || a.seq - b.seq,
  );

function dumpOf(batches: readonly (readonly JournalItem[])[]): unknown {
  return inFolder((folder) => {
    const catalogue = openIn(folder);
    for (const batch of batches) catalogue.apply(batch);
    const dumped = dump(catalogue, folder);
    catalogue.close();
    return dumped;
  });
}

describe('the same records', () => {
  it('make the same catalogue in whatever order, batches and number of times they come', () => {
    fc.assert(
      fc.property(written, fc.infiniteStream(fc.nat({ max: 1000 })), (steps, chance) => {
        const roll = () => Number(chance.next().value);
        const items = recorded(steps);
        const expected = dumpOf([inOrder(items)]);
        const shuffled = [...items, ...items.filter(() => roll() % 4 === 0)]
          .map((item) => ({ item, key: roll() }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item);
        const batches: JournalItem[][] = [];
        for (let at = 0; at < shuffled.length; ) {
          const size = 1 + (roll() % 5);
          batches.push(shuffled.slice(at, at + size));
          at += size;
        }
        expect(dumpOf(batches)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('make the same catalogue when all of them are brought in at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        written,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(1, 2, 3, 1000),
        async (steps, size, mostDrafts) => {
          const items = inOrder(recorded(steps));
          const batches = Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
            items.slice(at * size, (at + 1) * size),
          );
          async function* read() {
            yield* batches;
          }
          const folder = mkdtempSync(join(tmpdir(), 'pressmark-catalogue-'));
          try {
            const catalogue = openIn(folder);
            await catalogue.applyAll(read(), mostDrafts);
            expect(dump(catalogue, folder)).toEqual(dumpOf([items]));
            catalogue.close();
          } finally {
            rmSync(folder, { recursive: true, force: true });
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('leave nothing behind when bringing all of them in fails in the midst', async () => {
    const items = inOrder(recorded([[captureAdd('a-1', 1), 'aaa-cli', 1]]));
    async function* read() {
      yield items;
      throw new Error('the disk is gone');
    }
    const folder = mkdtempSync(join(tmpdir(), 'pressmark-catalogue-'));
    const catalogue = openIn(folder);
    await expect(catalogue.applyAll(read())).rejects.toThrow('the disk is gone');
    expect([catalogue.columns.size, catalogue.positions().size]).toEqual([0, 0]);
    catalogue.apply(items);
    expect(catalogue.counts().all).toBe(1);
    catalogue.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are there again after the catalogue is closed, left open, cleared or thrown away', () => {
    fc.assert(
      fc.property(written, (steps) => {
        const items = inOrder(recorded(steps));
        inFolder((folder) => {
          let catalogue = openIn(folder);
          catalogue.apply(items);
          const before = dump(catalogue, folder);
          catalogue.close();
          catalogue = openIn(folder);
          expect(catalogue.fresh).toBe(items.length === 0);
          expect(dump(catalogue, folder)).toEqual(before);
          catalogue.clear();
          expect([catalogue.positions().size, catalogue.columns.size]).toEqual([0, 0]);
          catalogue.apply(items);
          expect(dump(catalogue, folder)).toEqual(before);
          catalogue.close();
          rmSync(join(folder, 'derived'), { recursive: true });
          catalogue = openIn(folder);
          expect(catalogue.fresh).toBe(true);
          catalogue.apply(items);
          expect(dump(catalogue, folder)).toEqual(before);
          catalogue.close();
        });
      }),
      { numRuns: 12 },
    );
  });
});

describe('a catalogue that is found', () => {
  const items = recorded([
    [captureAdd('a-1', 1), 'aaa-cli', 1],
    [captureAdd('a-2', 2), 'bbb-web', 1],
  ]);
  const path = (folder: string) => join(folder, 'derived', 'catalogue-here.sqlite');
  const made = (folder: string, close = true) => {
    const catalogue = openIn(folder);
    catalogue.apply(items);
    if (close) catalogue.close();
  };

  it('knows where it stands in the journal of each writer', () => {
    inFolder((folder) => {
      made(folder);
      const again = openIn(folder);
      expect(again.fresh).toBe(false);
      expect([...again.positions().values()]).toEqual(items.map(({ position }) => position));
      again.close();
    });
  });

  it('is trusted when its process was killed, and built again when the machine stopped', () => {
    inFolder((folder) => {
      made(folder, false);
      const sameBoot = openIn(folder);
      expect(sameBoot.fresh).toBe(false);
      sameBoot.close();
      const closed = openIn(folder, { bootId: 'boot-2' });
      expect(closed.fresh).toBe(false);
      closed.apply(items);
      const powerCut = openIn(folder, { bootId: 'boot-3' });
      expect(powerCut.fresh).toBe(true);
      powerCut.close();
    });
  });

  it('is built again after an unclean end where nothing tells whether the machine stopped', () => {
    inFolder((folder) => {
      const first = openIn(folder, { bootId: null });
      first.apply(items);
      const second = openIn(folder, { bootId: null });
      expect(second.fresh).toBe(true);
      second.close();
    });
  });

  it('is built again when it is of another archive, another version, or damaged', () => {
    const spoil: Record<string, (folder: string) => void> = {
      version: (folder) => {
        const db = new DatabaseSync(path(folder));
        db.exec("UPDATE meta SET value = '0' WHERE name = 'version'");
        db.close();
      },
      rubbish: (folder) => writeFileSync(path(folder), 'not a database, though long enough to be taken for one '.repeat(100)),
      empty: (folder) => writeFileSync(path(folder), ''),
      cut: (folder) => truncateSync(path(folder), 20_000),
      overwritten: (folder) => {
        const file = openSync(path(folder), 'r+');
        for (let at = 4096; at < 4096 * 30; at += 4096) writeSync(file, Buffer.alloc(512, 0xff), 0, 512, at);
        closeSync(file);
      },
      row: (folder) => {
        const db = new DatabaseSync(path(folder));
        db.exec('UPDATE article SET tags = \'{"tag":\'');
        db.close();
      },
    };
    for (const [how, damage] of Object.entries(spoil)) {
      inFolder((folder) => {
        made(folder);
        damage(folder);
        const again = openIn(folder);
        expect([how, again.fresh, again.columns.size]).toEqual([how, true, 0]);
        again.apply(items);
        expect(again.counts().all).toBe(2);
        again.close();
      });
    }
    inFolder((folder) => {
      made(folder);
      const other = openIn(folder, { archiveId: 'arc-2' });
      expect(other.fresh).toBe(true);
      other.close();
    });
  });

  it('belongs to its installation: one delivered from another machine is left alone', () => {
    inFolder((folder) => {
      made(folder);
      const there = openIn(folder, { installation: 'there' });
      expect(there.fresh).toBe(true);
      there.close();
      const here = openIn(folder);
      expect(here.fresh).toBe(false);
      here.close();
    });
  });

  it('is kept in memory where its folder cannot be written, and leaves what lies there', () => {
    inFolder((folder) => {
      writeFileSync(join(folder, 'derived'), 'in the way');
      const catalogue = openIn(folder);
      catalogue.apply(items);
      expect(catalogue.counts().all).toBe(2);
      catalogue.close();
      expect(openIn(folder).fresh).toBe(true);
    });
  });

  it('shows what another process of this machine has applied', () => {
    inFolder((folder) => {
      const one = openIn(folder);
      const two = openIn(folder);
      const [first, second] = items;
      if (!first || !second) throw new Error('two records are needed');
      one.apply([first]);
      expect(two.apply([second]).articleIds).toEqual(['a-2']);
      expect(two.counts().all).toBe(2);
      expect(two.positions().size).toBe(2);
      one.apply([first]);
      expect(one.counts().all).toBe(2);
      one.close();
      two.close();
    });
  });
});
