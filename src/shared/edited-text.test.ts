import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editedBlock } from './block-edits.ts';
import { changedWords, editsBack } from './changed-words.ts';
import type { Block } from './contract/shapes/block.ts';
import { type Edit, editedText } from './edited-text.ts';

test('edits change their stretches, and formatting stays over its words', () => {
  const text = 'Haf\u00aden Mei\u00adster';
  const edits = [
    { start: 3, end: 4, text: '' },
    { start: 10, end: 11, text: '' },
  ];
  const spans = [
    { start: 0, end: 6, kind: 'em' as const },
    { start: 7, end: 15, kind: 'strong' as const },
    { start: 3, end: 4, kind: 'sup' as const },
  ];
  expect(editedText({ text, spans }, edits)).toEqual({
    text: 'Hafen Meister',
    spans: [
      { start: 0, end: 5, kind: 'em' },
      { start: 6, end: 13, kind: 'strong' },
    ],
  });
});

test('the words that were changed are told whole, and are put back', () => {
  const text = 'Caf??, d??j??: vu';
  const edits = [...text.matchAll(/\?\?/g)].map(({ index }) => ({ start: index, end: index + 2, text: 'é' }));
  // Question marks part words here; letters do not.
  expect(
    changedWords('CafÃ©-dÃ©jÃ vu', [
      { start: 3, end: 5, text: 'é' },
      { start: 7, end: 9, text: 'é' },
    ]),
  ).toEqual([
    { was: 'CafÃ©', now: 'Café' },
    { was: 'dÃ©jÃ', now: 'déjÃ' },
  ]);
  expect(editedText({ text }, edits).text).toBe('Café, déjé: vu');
});

test('whatever letters are changed, putting the words back gives the text again', () => {
  const letter = fc.constantFrom('a', 'b', ' ', '.', '\u00ad', 'é', '水');
  fc.assert(
    fc.property(fc.array(letter, { maxLength: 30 }), (letters) => {
      const text = letters.join('');
      const edits: Edit[] = [...text.matchAll(/[bé]/g)].map(({ index }) => ({
        start: index,
        end: index + 1,
        text: `<${index}`.replace('<', 'x'),
      }));
      const now = editedText({ text }, edits).text;
      expect(editedText({ text: now }, editsBack(now, changedWords(text, edits))).text).toBe(text);
    }),
  );
});

test('every text of a block is edited, but for code', () => {
  const editsOf = (text: string) => [...text.matchAll(/-/g)].map(({ index }) => ({ start: index, end: index + 1, text: '' }));
  const blocks: Block[] = [
    { type: 'paragraph', text: 'a-b' },
    { type: 'list', ordered: false, items: [{ text: 'c-d' }] },
    {
      type: 'figure',
      image: { url: 'https://x.example/a-b', sha256: null, mime: null, alt: 'e-f' },
      caption: 'g-h',
      credit: 'i-j',
    },
    { type: 'table', header: false, rows: [['k-l']], caption: 'm-n' },
    { type: 'embed', media: 'video', provider: 'A-B', url: 'https://x.example/c-d', title: 'o-p', text: 'q-r' },
    { type: 'code', text: 's-t' },
    { type: 'rule' },
  ];
  const edited = JSON.stringify(blocks.map((block) => editedBlock(block, editsOf)));
  expect(edited.match(/\w-\w/g)).toEqual(['a-b', 'A-B', 'c-d', 's-t']);
});
