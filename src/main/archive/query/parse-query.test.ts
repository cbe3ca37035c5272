import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from './parse-query.ts';
import { printQuery } from './print.ts';
import { leavesOf, type QueryNode } from './tree.ts';

const understood = (text: string, typing = false) => parseQuery(text, { typing }).understood;
const printed = (text: string) => printQuery(parseQuery(text).tree);

describe('the query language', () => {
  it.each([
    ['flood river', 'flood · river'],
    ['flood OR inundation', '(flood or inundation)'],
    ['flood | inundation', '(flood or inundation)'],
    [
      '(bridge OR pont) "cease fire" date:2022-03-01..14 gove*',
      '(bridge or pont) · phrase “cease fire” · published 2022-03-01 to 14 · starts with gove',
    ],
    ['flood -sport', 'flood · without sport'],
    ['flood NOT sport', 'flood · without sport'],
    ['flood AND river', 'flood · river'],
    ['-(a OR b) flood', 'without (a or b) · flood'],
    ['"minister resign"~8', 'minister resign within 8 words'],
    ['Zelensky~ Zelensky~2 Zelensky~9', 'Zelensky or one letter off · Zelensky or two letters off · Zelensky or two letters off'],
    ['=runs ="The Who"', 'exactly “runs” · exactly “The Who”'],
    ['title:truce note:check', 'truce in the title · check in a note'],
    ['source:"Le Monde" author:doe lang:ar', 'from Le Monde · by doe · in language ar'],
    [
      'in:"River/Witness" tag:court url:/world/ type:pdf',
      'in collection River/Witness · tagged court · address has /world/ · type pdf',
    ],
    ['has:versions is:unread is:undated words:>800', 'has versions · is unread · is undated · more than 800 words'],
    ['date:>=2021 captured:2024 updated:..2023-05', 'published from 2021 · captured 2024 · updated up to 2023-05'],
    ['the flood', 'the (too common to count) · flood'],
    ['the who', 'the · who'],
    ['（flood river）', 'flood · river'],
    ['„Haus“ «maison» 「監獄」', 'phrase “Haus” · phrase “maison” · phrase “監獄”'],
  ])('reads %s', (text, words) => {
    expect(understood(text)).toMatchObject({ text: words, warnings: [] });
  });

  it.each([
    ['http://x.org/a', 'http://x.org/a', '“http” is not a field — searched as text.'],
    ['"cease fire', 'phrase “cease fire”', 'Closing quote added.'],
    ['(a OR (b c', '(a or (b and c))', 'Closing bracket added.'],
    ['flood) river', 'flood · river', 'A closing bracket without an opening one was left out.'],
    ['date:2022-02-31', 'date:2022-02-31', '“2022-02-31” is not a date — searched as text.'],
    ['mentions:2022', 'mentions:2022', '“mentions:” cannot be searched yet — searched as text.'],
    [
      'is:held',
      'is:held',
      '“is:held” is not one of is:unread, is:read, is:starred, is:undated, is:dated, is:needs-care — searched as text.',
    ],
    ['ab*', 'ab', '“ab*” is too short to search by its beginning — searched as a word.'],
    ['!!! flood', 'flood', 'There is no word in “!!!”.'],
    ['""', '', 'There is nothing in it to search for.'],
    ['( -', '', 'Closing bracket added.'],
    ['tag:', 'tag:', '“tag:” needs a value — searched as text.'],
  ])('says what it made of %s', (text, words, warning) => {
    expect(understood(text)).toMatchObject({ text: words, warnings: [warning] });
  });

  it('leaves signs within words and signs that stand alone to the text', () => {
    expect(understood('cease-fire - river AND + OR').text).toBe('cease-fire · river');
    expect(parseQuery('').tree).toBeNull();
    expect(parseQuery('  - ( ) OR').tree).toBeNull();
  });

  it('takes the last word for a beginning only while it is typed', () => {
    expect(understood('flood riv', true).text).toBe('flood · riv…');
    expect(understood('flood riv ', true).text).toBe('flood · riv');
    expect(understood('flood riv').text).toBe('flood · riv');
  });

  it('reads scripts without spaces as runs of characters', () => {
    expect(parseQuery('北京大学').tree).toMatchObject({
      clauses: [{ kind: 'phrase', words: [{ text: '北京' }, { text: '京大' }, { text: '大学' }] }],
    });
    expect(parseQuery('学').tree).toMatchObject({ clauses: [{ kind: 'prefix', words: [{ text: '学' }] }] });
  });

  it('cuts what is too long or too deep, and says so', () => {
    expect(understood('word '.repeat(1000)).warnings).toHaveLength(2);
    expect(leavesOf(parseQuery('word '.repeat(100)).tree)).toHaveLength(64);
    expect(understood(`${'('.repeat(50)}deep`).warnings).toContain('Brackets are read 32 deep.');
  });

  it('never throws, whatever is typed, and always says something it can run', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '"',
        '“',
        '”',
        '«',
        '(',
        ')',
        '（',
        '|',
        '-',
        '+',
        '=',
        '*',
        '~',
        '~2',
        ':',
        '..',
        ' OR ',
        ' AND ',
        ' NOT ',
        ' ',
        '\u0000',
        '\ud800',
      ),
      fc.constantFrom(
        'title:',
        'date:',
        'date:2022-',
        'in:"',
        'words:>',
        'is:',
        'tag:',
        '^',
        'bank',
        '学',
        'ﷺ',
        "l'homme",
        'U.S.',
        '2022-03-12',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), fc.boolean(), (pieces, typing) => {
        const parsed = parseQuery(pieces.join(''), { typing });
        expect(parsed.understood.parts.map(({ text }) => text).join('')).toBe(parsed.understood.text);
        expect(() => structuredClone(parsed.tree)).not.toThrow();
      }),
      { numRuns: 10_000 },
    );
  });

  it('prints a tree as text that reads back as the same tree', () => {
    const word = fc.constantFrom('flood', 'river', 'the', '北京大学', 'cease-fire', "don't", 'U.S.', 'Müller');
    const leaf: fc.Arbitrary<string> = fc.oneof(
      word,
      word.map((text) => `${text}*`),
      word.map((text) => `${text}~2`),
      fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => `"${words.join(' ')}"`),
      fc.array(word, { minLength: 2, maxLength: 3 }).map((words) => `"${words.join(' ')}"~5`),
      word.map((text) => `=${text}`),
      word.map((text) => `+${text}`),
      fc.constantFrom(
        'date:2022-03..',
        'source:"Le Monde"',
        'tag:「say "hi"」',
        'title:flood',
        'words:>800',
        'is:unread',
        'in:River/Witness',
      ),
    );
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.array(tie('tree'), { minLength: 2, maxLength: 3 }).map((parts) => `(${parts.join(' ')})`),
        fc.array(tie('tree'), { minLength: 2, maxLength: 3 }).map((parts) => `(${parts.join(' OR ')})`),
        tie('tree').map((part) => `-(${part})`),
      ),
    }));
    fc.assert(
      fc.property(tree, (text) => {
        const { tree: read } = parseQuery(text);
        expect(parseQuery(printed(text)).tree).toEqual(read satisfies QueryNode | null);
      }),
      { numRuns: 3000 },
    );
  });
});
