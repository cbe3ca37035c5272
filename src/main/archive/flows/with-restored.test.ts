import { expect, test } from 'vitest';
import { occurrenceOf, withRestored } from './with-restored.ts';

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
