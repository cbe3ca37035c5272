import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteWriter, Numbers } from './bytes.ts';
import { packStrings } from './dictionary.ts';
import { eachPlace, ListPlaces } from './list-places.ts';
import { ListWriter } from './list-writer.ts';
import { BLOCK, fewOf, ListCursor, RARE_FREQUENCY } from './lists.ts';
import { writeForms, writeWays } from './record.ts';
import { inMemory, type Segment } from './segment.ts';

/** An article of a list: how far it is from the one before, and for each place how far that is from the one before, and the way. */
type Step = readonly [document: number, places: readonly (readonly [place: number, way: number])[]];
interface Written {
  readonly ways: number;
  readonly lists: readonly (readonly Step[])[];
}

const step = fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 1, max: 4 }) }, fc.integer({ min: 1, max: 40_000 }));
const places = (ways: number) =>
  fc.array(fc.tuple(step, fc.integer({ min: 0, max: ways - 1 })), { minLength: 1, maxLength: RARE_FREQUENCY + 5, size: 'small' });
const written: fc.Arbitrary<Written> = fc.integer({ min: 1, max: 5 }).chain((ways) =>
  fc.record({
    ways: fc.constant(ways),
    lists: fc.array(
      fc
        .tuple(fc.array(fc.tuple(step, places(ways)), { minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 20 }))
        .map(([few, times]) => Array.from({ length: times }, () => few).flat()),
      { minLength: 1, maxLength: 3 },
    ),
  }),
);

/** What stands in a list: by article its places and their ways. */
const contentOf = (list: readonly Step[]) => {
  const documents = summed(list.map(([by]) => by));
  return list.map(([, places], i) => {
    const at = summed(places.map(([further]) => further));
    return { document: documents[i] ?? 0, places: places.map(([, way], p) => [at[p] ?? 0, way] as const) };
  });
};

function summed(steps: readonly number[]): number[] {
  let sum = -1;
  return steps.map((by) => {
    sum += by;
    return sum;
  });
}

function segmentOf({ ways, lists }: Written): Segment {
  const records = new ByteWriter();
  const positions = new ByteWriter();
  const writer = new ListWriter(records, positions, { blocks: new ByteWriter(), articles: new ByteWriter() });
  writeForms(records, 0, [0]);
  writeWays(
    records,
    0,
    Array.from({ length: ways }, (_, i) => ({ form: 0, writing: 3 as const, own: `w${i}`, extra: false })),
  );
  writer.term(ways);
  for (const [field, list] of lists.entries()) {
    writer.begin();
    for (const { document, places } of contentOf(list)) {
      writer.article(document, places.length);
      for (const [place, way] of places) writer.place(place, way);
    }
    writer.end(field);
  }
  const none = packStrings([]);
  return {
    ids: none,
    versions: none,
    langs: [],
    words: none,
    df: Uint32Array.of(1),
    recordAt: Uint32Array.of(0, records.length),
    lengths: [],
    records: inMemory(records.trimmed()),
    positions: inMemory(positions.trimmed()),
  };
}

/** What the list at hand was decoded to. */
function decoded(cursor: ListCursor) {
  const content: { document: number; places: [number, number][] }[] = [];
  eachPlace(cursor, {
    article(document, frequency) {
      content.push({ document, places: [] });
      expect(frequency).toBeGreaterThan(0);
      return true;
    },
    place: (place, way) => content.at(-1)?.places.push([place, way]),
  });
  return content;
}

describe('the lists of a term', () => {
  it('hold what was written, whole and list by list', () => {
    fc.assert(
      fc.property(written, fc.boolean(), (asked, passes) => {
        const cursor = new ListCursor();
        cursor.open(segmentOf(asked), 0);
        for (const [field, list] of asked.lists.entries()) {
          expect(cursor.next()).toBe(true);
          expect([cursor.field, cursor.count]).toEqual([field, list.length]);
          if (passes && field % 2 === 0) continue;
          cursor.decodeWithPlaces();
          expect(decoded(cursor)).toEqual(contentOf(list));
        }
        expect(cursor.next()).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('give of the articles that matter what they give of all', () => {
    fc.assert(
      fc.property(written, fc.integer({ min: 2, max: 400 }), fc.boolean(), (asked, every, withFew) => {
        const cursor = new ListCursor();
        cursor.open(segmentOf(asked), 0);
        for (const list of asked.lists) {
          const all = contentOf(list);
          const marks = new Uint8Array((all.at(-1)?.document ?? 0) + 1);
          const wanted = all.filter((_, i) => i % every === every - 1);
          for (const { document } of wanted) marks[document] = 2;
          const chosen = new Numbers();
          for (const { document } of wanted.toReversed()) chosen.push(document);
          cursor.next();
          cursor.decodeWithPlaces({ marks, level: 2, few: withFew ? fewOf(chosen) : null });
          expect(decoded(cursor)).toEqual(wanted);
        }
        expect(cursor.next()).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('tell the places of an article that is gone to, and none of one that has not the term', () => {
    fc.assert(
      fc.property(written, fc.integer({ min: 1, max: 300 }), (asked, every) => {
        const cursor = new ListCursor();
        cursor.open(segmentOf(asked), 0);
        const list = new ListPlaces();
        cursor.next();
        cursor.decodeWithPlaces();
        list.begin(cursor);
        const all = contentOf(asked.lists[0] ?? []);
        const has = new Map(all.map(({ document, places }) => [document, places]));
        for (let i = 0; i < all.length; i += every)
          for (const document of [all[i]?.document ?? 0, (all[i]?.document ?? 0) + 1]) {
            list.goTo(document);
            const codes = [...list.codes.subarray(list.from, list.to)];
            expect(codes.map((code) => [code >>> list.bits, code & ((1 << list.bits) - 1)])).toEqual(has.get(document) ?? []);
          }
      }),
      { numRuns: 300 },
    );
  });

  it('pass over blocks without articles that matter, and leave out those that are gone', () => {
    const list = Array.from({ length: BLOCK * 5 }, (): Step => [3, [[1, 0]]]);
    const documents = contentOf(list).map(({ document }) => document);
    const cursor = new ListCursor();
    cursor.open(segmentOf({ ways: 1, lists: [list, list] }), 0);
    cursor.next();
    const marks = new Uint8Array(BLOCK * 16).fill(9);
    const few = Uint32Array.of(documents[BLOCK * 2 - 1] ?? 0);
    cursor.decode({ marks, level: 9, few });
    // Every mark says yes, so what is left out was not read.
    expect([...cursor.documents.subarray(0, cursor.count)]).toEqual(documents.slice(BLOCK, BLOCK * 2));
    cursor.next();
    cursor.decode();
    const dead = new Uint8Array(BLOCK * 16);
    dead[documents[7] ?? 0] = 1;
    cursor.keepLive(dead);
    expect([...cursor.documents.subarray(0, cursor.count)]).toEqual(documents.filter((_, i) => i !== 7));
  });
});
