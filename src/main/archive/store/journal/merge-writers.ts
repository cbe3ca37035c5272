import type { JournalItem } from '../../seams.ts';

/** Joins journals that are each in order into one in the order of (lamport, writer, seq), some records at a time. */
export async function* mergeWriters(sources: readonly AsyncGenerator<JournalItem[]>[]): AsyncGenerator<JournalItem[]> {
  const heads: Head[] = [];
  try {
    for (const source of sources) await push(source);
    for (let first = heads.shift(); first; first = heads.shift()) {
      const { source, items } = first;
      const end = endBefore(items, heads[0]?.items[0]);
      yield items.slice(0, end);
      if (end === items.length) await push(source);
      else place({ source, items: items.slice(end) });
    }
  } finally {
    for (const source of sources) await source.return(undefined);
  }

  async function push(source: Head['source']): Promise<void> {
    const next = await source.next();
    if (!next.done) place({ source, items: next.value });
  }

  /** Few writers, so a sorted list is as good as a heap. */
  function place(head: Head): void {
    const at = heads.findIndex(({ items }) => before(head.items[0], items[0]));
    heads.splice(at === -1 ? heads.length : at, 0, head);
  }
}

/** A journal, and the records that were read of it and not given on yet: at least one. */
interface Head {
  readonly source: AsyncGenerator<JournalItem[]>;
  readonly items: JournalItem[];
}

/** How many records stand before the next one of any other journal: the first of them always does. */
function endBefore(items: readonly JournalItem[], next: JournalItem | undefined): number {
  if (next === undefined || before(items.at(-1), next)) return items.length;
  return Math.max(
    1,
    items.findIndex((item) => before(next, item)),
  );
}

function before(one: JournalItem | undefined, other: JournalItem | undefined): boolean {
  if (!one || !other) return false;
  const a = one.record;
  const b = other.record;
  if (a.lamport !== b.lamport) return a.lamport < b.lamport;
  if (a.writer !== b.writer) return a.writer < b.writer;
  return a.seq < b.seq;
}
