import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockOffsets, blocksToText, blockText } from './block-text.ts';
import type { Block } from './contract/shapes/block.ts';

const figure = (caption?: string): Block => ({ type: 'figure', image: null, ...(caption === undefined ? {} : { caption }) });

test('paragraphs are separated by one blank line, and blocks without text contribute nothing', () => {
  const blocks: Block[] = [
    { type: 'rule' },
    { type: 'heading', level: 2, text: 'Cells' },
    { type: 'rule' },
    figure(),
    { type: 'list', ordered: false, items: [{ text: 'one' }, { text: 'two' }] },
    {
      type: 'table',
      header: true,
      caption: 'Counts',
      rows: [
        ['a', ''],
        ['1', '2'],
      ],
    },
    figure('A door'),
  ];
  expect(blocksToText(blocks)).toBe('Cells\n\none\ntwo\n\nCounts\na\n\n1\n2\n\nA door');
});

test('each block begins at its offset of the text', () => {
  const block = fc.oneof(
    fc.string().map((text): Block => ({ type: 'paragraph', text })),
    fc.array(fc.string()).map((items): Block => ({ type: 'list', ordered: true, items: items.map((text) => ({ text })) })),
    fc.constant<Block>({ type: 'rule' }),
    fc.string().map(figure),
  );
  fc.assert(
    fc.property(fc.array(block), (blocks) => {
      const text = blocksToText(blocks);
      blockOffsets(blocks).forEach((offset, index) => {
        const block = blocks[index];
        if (block !== undefined && blockText(block) !== '') expect(text.slice(offset).startsWith(blockText(block))).toBe(true);
      });
    }),
  );
});
