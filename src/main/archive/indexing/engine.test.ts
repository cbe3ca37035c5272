import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TextClause } from '../seams.ts';
import { Engine } from './engine.ts';
import { stopAt } from './stop.ts';
import { document } from './testing/documents.ts';

let folder: string;
let engine: Engine;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-index-'));
  engine = new Engine(folder);
});
afterEach(() => {
  engine.close();
  rmSync(folder, { recursive: true });
});

const never = stopAt(null);
const asked = (kind: TextClause['kind'], words: TextClause['words'], distance = 0): TextClause => ({
  kind,
  words,
  fields: [],
  distance,
  boost: 1,
  scored: true,
});
const phrase = (...words: string[]) =>
  asked(
    'phrase',
    words.map((text) => ({ match: 'form', text })),
  );
const word = (text: string) => asked('word', [{ match: 'form', text }]);
const ids = (clause: TextClause, of = engine) =>
  [...(of.search([clause], never).clauses[0] ?? [])].map((slot) => of.names.nameOf(slot)).sort();

const settle = (of = engine) => {
  while (of.work(1000));
};

const reopened = () => {
  engine.close();
  engine = new Engine(folder);
  return engine;
};

describe('what the index finds', () => {
  it('has in what opens an article no word that the article has not', () => {
    engine.apply([
      document('a', { blocks: ['harbours '.repeat(100)] }),
      document('b', { blocks: [`${'harbours '.repeat(60)}end. more`] }),
    ]);
    for (let length = 1; length < 7; length++) expect(ids(word('harbours'.slice(0, length)))).toEqual([]);
    expect(ids(word('harbours'))).toEqual(['a', 'b']);
  });

  it('keeps a phrase inside one text, in order, without a word between', () => {
    engine.apply([
      document('a', { blocks: ['They agreed a cease fire today.'] }),
      document('b', { blocks: ['Fire cease.', 'a cease', 'fire'] }),
      document('c', { blocks: ['cease the fire'] }),
      document('d', { blocks: ['The cease-fire holds'] }),
    ]);
    expect(ids(phrase('cease', 'fire'))).toEqual(['a', 'd']);
    expect(ids(word('ceasefire'))).toEqual(['d']);
    expect(
      ids(
        asked(
          'near',
          [
            { match: 'form', text: 'fire' },
            { match: 'form', text: 'cease' },
          ],
          1,
        ),
      ),
    ).toEqual(['a', 'b', 'c', 'd']);
  });

  it('tells spellings apart only when asked to', () => {
    engine.apply([
      document('a', { blocks: ['Runs begin'] }),
      document('b', { blocks: ['he runs'] }),
      document('c', { blocks: ['running'] }),
    ]);
    expect(ids(word('run'))).toEqual(['a', 'b', 'c']);
    const exactly = (text: string) => asked('phrase', [{ match: 'spelling', text }]);
    expect(ids(exactly('runs'))).toEqual(['a', 'b']);
    expect(ids(exactly('Runs'))).toEqual(['a']);
    expect(ids(exactly('run'))).toEqual([]);
  });

  it('finds by the beginning of a word though its term is shorter, and by a misspelling', () => {
    engine.apply([
      document('a', { blocks: ['government officials'] }),
      document('b', { blocks: ['it governs'] }),
      document('c', { blocks: ['detainees'] }),
    ]);
    const prefix = (text: string) => asked('prefix', [{ match: 'prefix', text }]);
    expect(ids(prefix('gove'))).toEqual(['a', 'b']);
    expect(ids(prefix('governm'))).toEqual(['a']);
    expect(ids(asked('fuzzy', [{ match: 'form', text: 'detianees' }], 1))).toEqual(['c']);
  });

  it('finds phrases by brute force and by the index alike', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'cease', 'fire'), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        fc.array(words, { minLength: 1, maxLength: 8 }),
        fc.array(fc.constantFrom('a', 'b', 'c', 'cease'), { minLength: 1, maxLength: 3 }),
        (texts, wanted) => {
          const at = mkdtempSync(join(tmpdir(), 'pressmark-index-'));
          const own = new Engine(at);
          try {
            own.apply(texts.map((text, i) => document(`${i}`, { lang: null, blocks: [text.join(' ')] })));
            const expected = texts.flatMap((text, i) =>
              ` ${text.join(' ')} `.includes(` ${wanted.join(' ')} `) ? [`${i}`] : [],
            );
            expect(ids(phrase(...wanted), own)).toEqual(expected.sort());
          } finally {
            own.close();
            rmSync(at, { recursive: true });
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('what the index keeps', () => {
  it('holds the newest version of an article, once', async () => {
    engine.apply([document('a', { blocks: ['old words'] })]);
    engine.apply([
      document('a', { version: '2', blocks: ['new words'] }),
      document('a', { version: '3', blocks: ['newest words'] }),
    ]);
    expect(ids(word('old'))).toEqual([]);
    expect(ids(word('words'))).toEqual(['a']);
    expect(engine.known()).toEqual(new Map([['a', '3']]));
    await engine.flush();
    expect(reopened().known()).toEqual(new Map([['a', '3']]));
    expect(ids(word('newest'))).toEqual(['a']);
    engine.remove(['a', 'unknown']);
    expect(ids(word('words'))).toEqual([]);
    await engine.flush();
    expect(reopened().known().size).toBe(0);
  });

  it('merges many small additions and finds all of them', async () => {
    for (let i = 0; i < 300; i++) engine.apply([document(`article-${i}`, { blocks: [`word${i} common`] })]);
    settle();
    expect(engine.all.length).toBeLessThan(30);
    expect(ids(word('common'))).toHaveLength(300);
    await engine.flush();
    expect(readdirSync(folder).filter((name) => name.endsWith('.seg'))).toHaveLength(engine.all.length);
    expect(reopened().known().size).toBe(300);
    expect(ids(word('word299'))).toEqual(['article-299']);
  });

  it('loses only what was not flushed, and never shows what it lost', async () => {
    engine.apply([document('a', { blocks: ['first'] })]);
    await engine.flush();
    engine.apply([document('b', { blocks: ['second'] }), document('a', { version: '2', blocks: ['third'] })]);
    // As after a kill: the folder is opened again without a word from the engine that wrote it.
    const after = new Engine(folder);
    expect(after.known()).toEqual(new Map([['a', '1']]));
    expect(ids(word('first'), after)).toEqual(['a']);
    after.close();
  });

  it('opens after any byte of its files was changed or cut, without a wrong answer', async () => {
    engine.apply([document('a', { blocks: ['alpha beta'] }), document('b', { blocks: ['beta gamma'] })]);
    await engine.flush();
    engine.apply([document('c', { blocks: ['gamma'] })]);
    await engine.flush();
    engine.close();
    const names = readdirSync(folder);
    const original = mkdtempSync(join(tmpdir(), 'pressmark-index-'));
    for (const name of names) copyFileSync(join(folder, name), join(original, name));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom('flip', 'cut', 'remove'),
        async (name, where, how) => {
          for (const there of readdirSync(folder)) rmSync(join(folder, there));
          for (const there of names) copyFileSync(join(original, there), join(folder, there));
          const bytes = readFileSync(join(folder, name));
          const at = Math.min(bytes.length - 1, Math.floor(where * bytes.length));
          if (how === 'remove') rmSync(join(folder, name));
          else if (how === 'cut') writeFileSync(join(folder, name), bytes.subarray(0, at));
          else {
            bytes[at] = (bytes[at] ?? 0) ^ 4;
            writeFileSync(join(folder, name), bytes);
          }
          const hurt = new Engine(folder);
          try {
            // Damage is found when the bytes are read: by a search, or by the look the engine takes when it has nothing else to do.
            const [beta, gamma] = [ids(word('beta'), hurt), ids(word('gamma'), hurt)];
            settle(hurt);
            const known = hurt.known();
            expect(beta).toEqual(['a', 'b'].filter((id) => known.has(id) || beta.includes(id)));
            expect(gamma).toEqual(['b', 'c'].filter((id) => known.has(id) || gamma.includes(id)));
            // Without its manifest an index is not damaged but new.
            if (name !== 'manifest.json') expect(hurt.damaged).toBe(known.size < 3);
            expect(ids(word('beta'), hurt)).toEqual(['a', 'b'].filter((id) => known.has(id)));
            expect(ids(word('gamma'), hurt)).toEqual(['b', 'c'].filter((id) => known.has(id)));
            // What is missing is named by its absence, brought again, and all is well.
            hurt.apply([
              document('a', { blocks: ['alpha beta'] }),
              document('b', { blocks: ['beta gamma'] }),
              document('c', { blocks: ['gamma'] }),
            ]);
            await hurt.flush();
            expect(hurt.damaged).toBe(false);
            expect(ids(word('beta'), hurt)).toEqual(['a', 'b']);
          } finally {
            hurt.close();
          }
        },
      ),
      { numRuns: 150 },
    );
    rmSync(original, { recursive: true });
    engine = new Engine(folder);
  });

  it('forgets everything when told to', async () => {
    engine.apply([document('a', { blocks: ['alpha'] })]);
    await engine.flush();
    await engine.reset();
    expect(engine.known().size).toBe(0);
    expect(ids(word('alpha'))).toEqual([]);
    expect(reopened().known().size).toBe(0);
  });

  it('works in memory where nothing can be written', async () => {
    const notFolder = join(folder, 'a-file');
    writeFileSync(notFolder, '');
    const engine = new Engine(join(notFolder, 'index'));
    engine.apply([document('a', { blocks: ['river'] })]);
    await engine.flush();
    expect([...engine.known().keys()]).toEqual(['a']);
    expect([engine.damaged, engine.dirty, engine.bytes]).toEqual([false, false, 0]);
    await engine.reset();
    expect(engine.known().size).toBe(0);
    engine.close();
  });

  it('ends a search that is no longer wanted', () => {
    engine.apply([document('a', { blocks: ['alpha'] })]);
    const flag = new Int32Array(new SharedArrayBuffer(4));
    Atomics.store(flag, 0, 1);
    expect(() => engine.search([word('alpha')], stopAt(flag))).toThrow(expect.objectContaining({ code: 'cancelled' }));
    expect(ids(word('alpha'))).toEqual(['a']);
  });

  it('takes hostile texts as they come', async () => {
    const hostile = [
      '__proto__',
      'constructor',
      'toString',
      '_index',
      '',
      '\ud800',
      '\u0000',
      '‮abc',
      'x'.repeat(1_000_000),
      '学'.repeat(3000),
      '!"#$%&()*+,-./:;<=>?@[]^_`{|}~',
    ];
    engine.apply(hostile.map((text, i) => document(`h${i}`, { titles: [text], blocks: [text], tags: [text], url: text })));
    await engine.flush();
    reopened();
    for (const text of ['constructor', 'toString', 'abc', 'proto', 'index'])
      expect(ids(word(text.toLowerCase()))).toHaveLength(1);
    expect(ids(phrase('学学'))).toEqual(['h9']);
  });
});
