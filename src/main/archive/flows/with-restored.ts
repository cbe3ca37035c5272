import type { Block, Removed } from '../../../shared/contract/shapes/block.ts';
import type { Reading } from '../seams.ts';

/** A removal that a person put back, told apart from equal ones by its number among them. */
export interface RestoredChoice {
  readonly rule: string;
  readonly text: string;
  readonly occurrence: number;
}

/** The removals of a reading copy with the person's choices marked, and its blocks with what was put back, each as a paragraph where it stood. */
export function withRestored(
  reading: Pick<Reading, 'blocks' | 'removed'>,
  choices: readonly RestoredChoice[],
): { blocks: Block[]; removed: Removed[] } {
  const seen = new Map<string, number>();
  const removed = reading.removed.map((entry): Removed => {
    const key = JSON.stringify([entry.rule, entry.text]);
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    const restored = choices.some(
      (choice) => choice.rule === entry.rule && choice.text === entry.text && choice.occurrence === occurrence,
    );
    return restored ? { ...entry, restored } : { ...entry };
  });
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

/** Which of several equal removals the one at `index` is. */
export function occurrenceOf(removed: readonly Removed[], index: number): number {
  const wanted = removed[index];
  return removed.slice(0, index).filter((entry) => entry.rule === wanted?.rule && entry.text === wanted.text).length;
}
