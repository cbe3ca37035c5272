import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArticleSet } from './article-set.ts';
import { BLOCK } from './block-articles.ts';
import { ByteWriter } from './bytes.ts';
import { ChosenArticles } from './chosen-articles.ts';
import { packStrings } from './dictionary.ts';
import { BODY_FIELD, STANDFIRST_FIELD } from './fields.ts';
import { hasPlaces } from './list-format.ts';
import { ListPlaces } from './list-places.ts';
import { ListWriter } from './list-writer.ts';
import { ListCursor } from './lists.ts';
import { PlaceHandover, type PlaceVisitor } from './place-handover.ts';
import { LAYOUTS, PlaceKeys, Sieve } from './place-keys.ts';
import { writeForms, writeWays } from './record.ts';
import { type ByteSource, inMemory, type Segment } from './segment.ts';

/** An article of a list: how far it is from the one before, and for each place how far that is from the one before, and the way. */
type Step = readonly [document: number, places: readonly (readonly [place: number, way: number])[]];
interface Written {
  readonly ways: number;
  readonly lists: readonly (readonly Step[])[];
}

const step = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 4 }) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 30 }) },
  fc.integer({ min: 1, max: 40_000 }),
);
/** Some do not fit into two bits, and some not into four. */
const MOST_PLACES = 18;
const places = (ways: number) =>
  fc.array(fc.tuple(step, fc.integer({ min: 0, max: ways - 1 })), { minLength: 1, maxLength: MOST_PLACES, size: 'small' });
const written: fc.Arbitrary<Written> = fc.integer({ min: 1, max: 5 }).chain((ways) =>
  fc.record({
    ways: fc.constant(ways),
    lists: fc.array(
      fc
        .tuple(fc.array(fc.tuple(step, places(ways)), { minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 20 }))
        .map(([few, times]) => Array.from({ length: times }, () => few).flat()),
      { minLength: 3, maxLength: 4 },
    ),
  }),
);

/** What stands in a list: by article its places and their ways; of the standfirst, articles alone. */
const contentOf = (list: readonly Step[], field = BODY_FIELD) => {
  const documents = summed(list.map(([by]) => by));
  return list.map(([, places], i) => {
    const at = summed(places.map(([further]) => further));
    return {
      document: documents[i] ?? 0,
      places: hasPlaces(field) ? places.map(([, way], p) => [at[p] ?? 0, way] as const) : [],
    };
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
    writer.begin(field);
    for (const [i, { document, places }] of contentOf(list, field).entries()) {
      writer.article(document, list[i]?.[1].length ?? 0);
      for (const [place, way] of places) writer.place(place, way);
    }
    writer.end();
  }
  const none = packStrings([]);
  const articles = Math.max(...lists.map((list) => contentOf(list).at(-1)?.document ?? 0)) + 1;
  return {
    ids: { text: '', at: new Uint32Array(articles + 1) },
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
  const visitor: PlaceVisitor = {
    article(document, frequency) {
      content.push({ document, places: [] });
      if (hasPlaces(cursor.field)) expect(frequency).toBeGreaterThan(0);
      return true;
    },
    place: (place, way) => content.at(-1)?.places.push([place, way]),
  };
  const handover = new PlaceHandover();
  handover.begin(cursor, visitor);
  while (handover.step());
  return content;
}

/** Every so manyth article of a list, and the set of them. */
function chosenOf<T extends { readonly document: number }>(all: readonly T[], every: number) {
  const chosen = all.filter((_, i) => i % every === every - 1);
  const set = new ArticleSet((all.at(-1)?.document ?? 0) + 1);
  for (const { document } of chosen) set.add(document);
  const articles = new ChosenArticles();
  articles.begin(set);
  return { chosen, set, articles };
}

function listed(set: ArticleSet): number[] {
  const chosen = new ChosenArticles();
  chosen.begin(set);
  return [...chosen.list.subarray(0, chosen.length)];
}

/** Bytes that are good until the next read and no longer. */
function scrubbing(source: ByteSource): ByteSource {
  let given = new Uint8Array(0);
  return {
    ...source,
    get at() {
      return 0;
    },
    read(from, to) {
      given.fill(0xff);
      const bytes = source.read(from, to);
      given = bytes.slice(source.at, source.at + to - from);
      return given;
    },
  };
}

const keysIn = ({ values, length }: PlaceKeys): number[] => [...values.subarray(0, length)];
const taken = (cursor: ListCursor, what: 'documents' | 'numbers' | 'frequencies'): number[] => [
  ...cursor[what].subarray(0, cursor.count),
];

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
          expect(decoded(cursor)).toEqual(contentOf(list, field));
        }
        expect(cursor.next()).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['few', 1],
    ['many', 17],
  ])('hold frequencies of any size among %s', (_name, most) => {
    const many = (count: number): Step => [3, Array.from({ length: count }, () => [2, 0] as const)];
    const list = [1, 3, 4, 15, 16, 127, 128, 254, 255, 256, 5000].flatMap((count) => [
      many(count),
      ...Array.from({ length: 40 }, (_, i) => many(1 + (i % most))),
    ]);
    const segment = segmentOf({ ways: 2, lists: [list, list, list] });
    const cursor = new ListCursor();
    const { chosen, articles } = chosenOf(contentOf(list), 1);
    cursor.goTo(segment, 0, BODY_FIELD);
    expect(decoded(cursor)).toEqual(contentOf(list));
    for (const only of [null, articles]) {
      cursor.goTo(segment, 0, BODY_FIELD);
      cursor.decode(only);
      expect(taken(cursor, 'frequencies')).toEqual((only === null ? contentOf(list) : chosen).map(({ places }) => places.length));
    }
    const places = new ListPlaces();
    places.begin(segment, 0, BODY_FIELD, articles);
    const keys = new PlaceKeys();
    const [layout = { together: 0, shift: 0 }] = LAYOUTS;
    places.read(0, articles.length, null, 0, layout, keys, new Sieve().open());
    expect(keysIn(keys)).toEqual(chosen.flatMap(({ places: own }, i) => own.map(([place]) => i * 2 ** layout.shift + place)));
  });

  it('give of chosen articles what they give of all', () => {
    fc.assert(
      fc.property(written, fc.integer({ min: 1, max: 400 }), (asked, every) => {
        const cursor = new ListCursor();
        cursor.open(segmentOf(asked), 0);
        for (const list of asked.lists) {
          const { chosen, articles } = chosenOf(contentOf(list), every);
          cursor.next();
          cursor.decode(articles);
          expect(taken(cursor, 'documents')).toEqual(chosen.map(({ document }) => document));
          expect(taken(cursor, 'numbers')).toEqual(chosen.map((_, number) => number));
          expect(taken(cursor, 'frequencies')).toEqual(chosen.map(({ places }) => places.length));
        }
        expect(cursor.next()).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('put their articles into a set, at least those that are wanted', () => {
    fc.assert(
      fc.property(written, fc.integer({ min: 1, max: 400 }), fc.boolean(), (asked, every, isNarrow) => {
        const cursor = new ListCursor();
        cursor.open(segmentOf(asked), 0);
        for (const list of asked.lists) {
          const all = contentOf(list);
          const { chosen, set } = chosenOf(all, every);
          const to = new ArticleSet((all.at(-1)?.document ?? 0) + 1);
          cursor.next();
          cursor.addTo(to, isNarrow ? set : null);
          if (isNarrow) to.keepIn(set);
          expect(listed(to)).toEqual((isNarrow ? chosen : all).map(({ document }) => document));
        }
        expect(cursor.next()).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('tell the places in chosen articles as keys, in the ways that count', () => {
    const asked = fc.record({
      written,
      every: fc.integer({ min: 1, max: 300 }),
      isOneWay: fc.boolean(),
      offset: fc.integer({ min: 0, max: 3 }),
      together: fc.constantFrom(1, 7, 1024),
      passesOver: fc.boolean(),
    });
    fc.assert(
      fc.property(asked, ({ written, every, isOneWay, offset, together, passesOver }) => {
        const { chosen, articles } = chosenOf(contentOf(written.lists[BODY_FIELD] ?? []), every);
        const list = new ListPlaces();
        list.begin(segmentOf(written), 0, BODY_FIELD, articles);
        const layout = { together, shift: together === 1 ? 31 : 21 };
        const ways = isOneWay ? Uint8Array.from({ length: written.ways }, (_, way) => (way === 0 ? 1 : 0)) : null;
        for (let from = 0; from < chosen.length; from += together) {
          if (passesOver && from % 3 === 1) continue;
          const some = chosen.slice(from, from + together);
          const keys = new PlaceKeys();
          const sieve = new Sieve().open();
          expect(list.read(from, from + some.length, ways, offset, layout, keys, sieve)).toBe(true);
          const counted = some.map(({ places }) =>
            places.filter(([, way]) => !isOneWay || way === 0).map(([place]) => place + offset),
          );
          expect(keysIn(keys)).toEqual(counted.flatMap((places, i) => places.map((place) => i * 2 ** layout.shift + place)));
          // Afterwards the sieve lets pass what passed.
          const passing = counted.map((places) => places.reduce((sum, place) => sum | (1 << (place & 31)), 0));
          expect([...sieve.passing.subarray(0, some.length)]).toEqual(passing);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('tell of keys alone that pass a sieve', () => {
    const body = [[1, [[1, 0], [4, 0], [7, 0]]], [1, [[33, 0]]]] as const; // biome-ignore format: a table
    const { articles } = chosenOf(contentOf(body), 1);
    const list = new ListPlaces();
    list.begin(segmentOf({ ways: 1, lists: [body, body, body] }), 0, BODY_FIELD, articles);
    const sieve = new Sieve();
    sieve.passing.set([1 << 4, 1]);
    const keys = new PlaceKeys();
    const [layout = { together: 0, shift: 0 }] = LAYOUTS;
    list.read(0, 2, null, 0, layout, keys, sieve);
    expect(keysIn(keys)).toEqual([4, 2 ** layout.shift + 32]);
  });

  it('are read bit by bit while others are read from the same file', () => {
    const body = Array.from({ length: BLOCK * 3 }, (): Step => [2, [[3, 0], [2, 0]]]); // biome-ignore format: a table
    const { articles } = chosenOf(contentOf(body), 1);
    const segment = segmentOf({ ways: 1, lists: [body, body, body] });
    const scrubbed = { ...segment, records: scrubbing(segment.records) };
    const [one, other] = [new ListPlaces(), new ListPlaces()];
    one.begin(scrubbed, 0, BODY_FIELD, articles);
    other.begin(scrubbed, 0, BODY_FIELD, articles);
    const [layout = { together: 0, shift: 0 }] = LAYOUTS;
    for (let from = 0; from < articles.length; from += 50)
      for (const list of [one, other]) {
        const keys = new PlaceKeys();
        const to = Math.min(articles.length, from + 50);
        list.read(from, to, null, 0, layout, keys, new Sieve().open());
        scrubbed.records.read(0, 1);
        expect(keysIn(keys)).toEqual(
          Array.from({ length: to - from }, (_, i) => [2, 4].map((place) => i * 2 ** layout.shift + place)).flat(),
        );
      }
  });

  it('are handed over in steps while others are read from the same file, also those of one article with very many places', () => {
    const few: Step[] = [[2, [[3, 0], [2, 0]]]]; // biome-ignore format: a table
    const many: Step[] = [[4, Array.from({ length: 60_000 }, () => [1, 0] as const)]];
    const segment = segmentOf({ ways: 1, lists: [few, few, many, few] });
    const scrubbed = { ...segment, records: scrubbing(segment.records), positions: scrubbing(segment.positions) };
    const cursor = new ListCursor();
    const handover = new PlaceHandover();
    const counted: number[][] = [];
    for (let more = cursor.goToKeep(scrubbed, 0, 0); more; more = cursor.next()) {
      const here = [cursor.field, 0];
      counted.push(here);
      const place = () => {
        here[1] = (here[1] ?? 0) + 1;
      };
      handover.begin(cursor, { article: () => true, place });
      while (handover.step()) {
        scrubbed.records.read(0, 1);
        scrubbed.positions.read(0, 1);
      }
    }
    expect(counted).toEqual([[0, 2], [1, 0], [2, 60_000], [3, 2]]); // biome-ignore format: a table
  });

  it('say when a place does not fit into a key', () => {
    const far = [[1, [[2 ** 22, 0]]]] as const;
    const { articles } = chosenOf(contentOf(far), 1);
    const list = new ListPlaces();
    const read = LAYOUTS.map((layout) => {
      list.begin(segmentOf({ ways: 1, lists: [far, far, far] }), 0, BODY_FIELD, articles);
      const keys = new PlaceKeys();
      return [list.read(0, 1, null, 0, layout, keys, new Sieve().open()), keysIn(keys)];
    });
    expect(read).toEqual([[false, []], [true, [2 ** 22 - 1]]]); // biome-ignore format: a table
  });

  it('tell the places in the standfirst, which are the first of those in the body', () => {
    const body = Array.from({ length: BLOCK * 2 }, (): Step => [2, [[3, 0], [1, 1], [4, 0]]]); // biome-ignore format: a table
    const standfirst = body.flatMap((_, i): Step[] => (i % 3 === 0 ? [[i === 0 ? 2 : 6, i % 2 === 0 ? [[1, 0]] : [[1, 0], [1, 0]]]] : [])); // biome-ignore format: a table
    const { chosen, articles } = chosenOf(contentOf(body), 5);
    const list = new ListPlaces();
    list.begin(segmentOf({ ways: 2, lists: [[[1, [[1, 0]]]], standfirst, body] }), 0, STANDFIRST_FIELD, articles);
    const frequencies = new Map(contentOf(standfirst).map(({ document, places }) => [document, places.length]));
    const expected = chosen.map(({ document, places }) =>
      places.slice(0, frequencies.get(document) ?? 0).map(([place]) => place),
    );
    expect(expected.flat().length).toBeGreaterThan(10);
    const found = chosen.map((_, i) => {
      const keys = new PlaceKeys();
      list.read(i, i + 1, null, 0, { together: 1, shift: 31 }, keys, new Sieve().open());
      return keysIn(keys);
    });
    expect(found).toEqual(expected);
  });

  it('pass over blocks without articles that are wanted, and leave out those that are gone', () => {
    const list = Array.from({ length: BLOCK * 5 }, (): Step => [40, [[1, 0]]]);
    const documents = contentOf(list).map(({ document }) => document);
    const cursor = new ListCursor();
    cursor.open(segmentOf({ ways: 1, lists: [list, list, list] }), 0);
    cursor.next();
    const only = new ArticleSet(BLOCK * 5 * 40);
    only.add(documents[BLOCK * 2 - 1] ?? 0);
    const read = new ArticleSet(BLOCK * 5 * 40);
    cursor.addTo(read, only);
    // All of a block are added that has one: what is left out was not read.
    expect(listed(read)).toEqual(documents.slice(BLOCK, BLOCK * 2));
    cursor.next();
    cursor.decode();
    const gone = new ArticleSet(BLOCK * 5 * 40);
    gone.add(documents[7] ?? 0);
    cursor.leaveOut(gone);
    expect([...cursor.documents.subarray(0, cursor.count)]).toEqual(documents.filter((_, i) => i !== 7));
  });

  it('multiply nothing: keys that stand among others too are kept once', () => {
    const keysOf = (values: readonly number[]) => {
      const keys = new PlaceKeys();
      keys.reserve(values.length);
      keys.values.set(values);
      keys.length = values.length;
      return keys;
    };
    const ascending = fc
      .uniqueArray(fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 2 ** 31 - 1 })))
      .map((values) => values.sort((a, b) => a - b));
    fc.assert(
      fc.property(ascending, ascending, (some, others) => {
        const keys = keysOf(some);
        keys.keepIn(keysOf(others));
        expect([...keys.values.subarray(0, keys.length)]).toEqual(some.filter((key) => others.includes(key)));
      }),
    );
  });
});
