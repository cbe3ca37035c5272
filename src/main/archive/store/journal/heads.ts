import type { Fs } from '../../ports.ts';
import type { JournalHead, JournalItem } from '../../seams.ts';
import type { Layout } from '../layout.ts';
import { sha256 } from '../sha256.ts';
import { linesOf } from './segments.ts';

/** A head to hold the journal against, and where it is remembered, in words. */
export interface RememberedHead extends JournalHead {
  readonly from: string;
}

/** Heads that records of the journal itself remember, and where each segment's records lie: gathered while everything is read once. */
export interface HeadCheck {
  read(item: JournalItem): void;
  /** The newest head of each writer that backups and exports wrote down. */
  recorded(): RememberedHead[];
  /** Whether the journal holds a head: that record, in a part that counts. */
  holds(head: JournalHead): Promise<boolean>;
}

interface Part {
  readonly segment: string;
  readonly firstSeq: number;
  lastSeq: number;
}

export function headCheck(fs: Fs, layout: Layout): HeadCheck {
  const parts = new Map<string, Part[]>();
  const newest = new Map<string, RememberedHead>();

  return {
    read({ record, position }) {
      const { writer, segment, seq } = position;
      const held = parts.get(writer);
      const last = held?.at(-1);
      if (!held) parts.set(writer, [{ segment, firstSeq: seq, lastSeq: seq }]);
      else if (last?.segment === segment) last.lastSeq = Math.max(last.lastSeq, seq);
      else held.push({ segment, firstSeq: seq, lastSeq: seq });
      if (record.type !== 'backup.made' && record.type !== 'export.made') return;
      const from = `the ${record.type === 'backup.made' ? 'backup' : 'export'} of ${record.at}`;
      for (const head of record.heads ?? [])
        if ((newest.get(head.writer)?.seq ?? 0) <= head.seq) newest.set(head.writer, { ...head, from });
    },
    recorded: () => [...newest.values()],
    async holds({ writer, seq, hash }) {
      const part = parts.get(writer)?.find(({ firstSeq, lastSeq }) => firstSeq <= seq && seq <= lastSeq);
      if (!part) return false;
      for (const { line } of linesOf(await fs.readFile(layout.segment(writer, part.segment))))
        if (line?.body.seq === seq && line.hash === hash) return true;
      return false;
    },
  };
}

/** Names a head that was given up as lost. */
export const headKey = ({ writer, seq, hash }: JournalHead): string => sha256(JSON.stringify(['head', writer, seq, hash]));
