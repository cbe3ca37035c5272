import { expect, test } from 'vitest';
import { occurrenceOf, placesOfChoices } from './restored-choices.ts';
import { withRestored } from './with-restored.ts';

const reading = {
  blocks: [
    { type: 'paragraph' as const, text: 'One' },
    { type: 'paragraph' as const, text: 'Two' },
  ],
  removed: [
    { rule: 'repeated-caption', text: 'Same', where: 'line 2', at: 1 },
    { rule: 'repeated-caption', text: 'Same', where: 'line 4', at: 2 },
  ],
};

test('a removed text comes back where it stood, and only the one that was chosen', () => {
  const { blocks, removed } = withRestored(reading, [{ rule: 'repeated-caption', text: 'Same', occurrence: 1 }]);
  expect(blocks.map((block) => 'text' in block && block.text)).toEqual(['One', 'Two', 'Same']);
  expect(removed.map((entry) => entry.restored ?? false)).toEqual([false, true]);
});

test('without a choice the reading copy is untouched', () => {
  expect(withRestored(reading, []).blocks).toEqual(reading.blocks);
});

test('equal removals are told apart by their number', () => {
  expect(occurrenceOf(reading.removed, 0)).toBe(0);
  expect(occurrenceOf(reading.removed, 1)).toBe(1);
});

const found = (texts: readonly string[], choice: { text: string; occurrence?: number }) => [
  ...placesOfChoices(
    texts.map((text) => ({ rule: 'now', text })),
    [{ rule: 'before', occurrence: 0, ...choice }],
  ).keys(),
];

test('a choice made on an earlier reading copy finds its text again: by another rule, other spaces, inside a longer one, or in pieces', () => {
  expect(found(['Share', 'Photo: Ines\u00a0Calder'], { text: 'Photo:  Ines Calder' })).toEqual([1]);
  expect(found(['Same', 'Same', 'Same'], { text: 'Same', occurrence: 1 })).toEqual([1]);
  expect(found(['Same'], { text: 'Same', occurrence: 1 })).toEqual([0]);
  expect(
    found(['Home', 'Read also: the pier of Tarn. More from the harbour.'], { text: 'Read also: the pier of Tarn.' }),
  ).toEqual([1]);
  expect(
    found(['The pier of Tarn is shut.', 'Home', 'The ferry of Ivel sails.'], {
      text: 'The pier of Tarn is shut.\nThe ferry of Ivel sails.',
    }),
  ).toEqual([0, 2]);
});

test('a short text is not taken for a part of another', () => {
  expect(found(['Share this story with the harbour board'], { text: 'Share' })).toEqual([]);
  expect(found(['Share'], { text: 'Share this story with the harbour board' })).toEqual([]);
});

test('words whose characters were changed are put back as they were, in their places, and nothing is added', () => {
  const changed = {
    blocks: [
      { type: 'paragraph' as const, text: 'Café Tarn', spans: [{ start: 5, end: 9, kind: 'em' as const }] },
      { type: 'list' as const, ordered: false, items: [{ text: 'the café' }, { text: 'Cafés' }] },
    ],
    removed: [
      { rule: 'mojibake', text: 'CafÃ©\ncafÃ©', instead: 'Café\ncafé', where: 'in 2 places', at: 0 },
      { rule: 'share-bar', text: 'Share', where: 'line 9', at: 2 },
    ],
  };
  expect(
    withRestored(changed, [
      { rule: 'mojibake', text: 'CafÃ©\ncafÃ©', occurrence: 0 },
      { rule: 'share-bar', text: 'Share', occurrence: 0 },
    ]).blocks,
  ).toEqual([
    { type: 'paragraph', text: 'CafÃ© Tarn', spans: [{ start: 6, end: 10, kind: 'em' }] },
    { type: 'list', ordered: false, items: [{ text: 'the cafÃ©' }, { text: 'Cafés' }] },
    { type: 'paragraph', text: 'Share' },
  ]);
  expect(withRestored(changed, []).blocks).toEqual(changed.blocks);
});
