import { editedBlock } from '../../../shared/block-edits.ts';
import { editsBack } from '../../../shared/changed-words.ts';
import type { Block, Removed } from '../../../shared/contract/shapes/block.ts';
import type { Reading } from '../seams.ts';
import { placesOfChoices, type RestoredChoice } from './restored-choices.ts';

/** The removals of a reading copy with the person's choices marked, and its blocks with what was put back: words whose characters were changed as they were, all else as a paragraph where it stood. */
export function withRestored(
  reading: Pick<Reading, 'blocks' | 'removed'>,
  choices: readonly RestoredChoice[],
): { blocks: Block[]; removed: Removed[] } {
  const places = placesOfChoices(reading.removed, choices);
  const removed = reading.removed.map((entry, at): Removed => (places.has(at) ? { ...entry, restored: true } : { ...entry }));
  const back = removed.filter((entry) => entry.restored && entry.instead === undefined);
  const asTheyWere = withChangedBack(reading.blocks, removed);
  if (back.length === 0) return { blocks: asTheyWere, removed };
  const blocks: Block[] = [];
  for (let at = 0; at <= asTheyWere.length; at++) {
    for (const entry of back)
      if (Math.min(entry.at, asTheyWere.length) === at) blocks.push({ type: 'paragraph', text: entry.text });
    const block = asTheyWere[at];
    if (block) blocks.push(block);
  }
  return { blocks, removed };
}

/** The last change first, for it was made on what the others left. */
function withChangedBack(blocks: readonly Block[], removed: readonly Removed[]): Block[] {
  return removed.reduceRight<Block[]>(
    (left, { restored, text, instead }) => {
      if (!restored || instead === undefined) return left;
      const now = instead.split('\n');
      const words = text.split('\n').map((was, at) => ({ was, now: now[at] ?? was }));
      return left.map((block) => editedBlock(block, (each) => editsBack(each, words)));
    },
    [...blocks],
  );
}
