import type { Block, Removed } from '../../../shared/contract/shapes/block.ts';
import type { Reading } from '../seams.ts';
import { placesOfChoices, type RestoredChoice } from './restored-choices.ts';

/** The removals of a reading copy with the person's choices marked, and its blocks with what was put back, each as a paragraph where it stood. */
export function withRestored(
  reading: Pick<Reading, 'blocks' | 'removed'>,
  choices: readonly RestoredChoice[],
): { blocks: Block[]; removed: Removed[] } {
  const places = placesOfChoices(reading.removed, choices);
  const removed = reading.removed.map((entry, at): Removed => (places.has(at) ? { ...entry, restored: true } : { ...entry }));
  const back = removed.filter((entry) => entry.restored);
  if (back.length === 0) return { blocks: [...reading.blocks], removed };
  const blocks: Block[] = [];
  for (let at = 0; at <= reading.blocks.length; at++) {
    for (const entry of back)
      if (Math.min(entry.at, reading.blocks.length) === at) blocks.push({ type: 'paragraph', text: entry.text });
    const block = reading.blocks[at];
    if (block) blocks.push(block);
  }
  return { blocks, removed };
}
