import type { JournalItem } from '../seams.ts';

/** Joins journals that are each in order into one in the order of (lamport, writer, seq). */
export async function* mergeWriters(sources: readonly AsyncGenerator<JournalItem>[]): AsyncGenerator<JournalItem> {
  const heads: { source: AsyncGenerator<JournalItem>; item: JournalItem }[] = [];
  try {
    for (const source of sources) await push(source);
    for (let first = heads.shift(); first; first = heads.shift()) {
      yield first.item;
      await push(first.source);
    }
  } finally {
    for (const source of sources) await source.return(undefined);
  }

  /** Few writers, so a sorted list is as good as a heap. */
  async function push(source: AsyncGenerator<JournalItem>): Promise<void> {
    const next = await source.next();
    if (next.done) return;
    const at = heads.findIndex(({ item }) => before(next.value, item));
    heads.splice(at === -1 ? heads.length : at, 0, { source, item: next.value });
  }
}

function before({ record: a }: JournalItem, { record: b }: JournalItem): boolean {
  if (a.lamport !== b.lamport) return a.lamport < b.lamport;
  if (a.writer !== b.writer) return a.writer < b.writer;
  return a.seq < b.seq;
}
