import type { JournalHead } from '../../seams.ts';
import { isWriterId } from '../layout.ts';
import { isSha256 } from '../sha256.ts';

/** `writer:seq:hash`, as people write a head down. */
export const headText = ({ writer, seq, hash }: JournalHead): string => `${writer}:${seq}:${hash}`;

/** A head as people write it; null for anything else. */
export function readHead(text: string): JournalHead | null {
  const [writer = '', seq = '', hash = '', ...rest] = text.trim().split(':');
  if (rest.length > 0 || !isWriterId(writer) || !/^[1-9]\d{0,15}$/.test(seq) || !isSha256(hash)) return null;
  return { writer, seq: Number(seq), hash };
}

/** The text of an anchor file: where each journal of an archive stood at a moment. */
export function anchorText({
  archiveId,
  at,
  heads,
}: {
  readonly archiveId: string;
  readonly at: string;
  readonly heads: readonly JournalHead[];
}): string {
  return [`Head anchor of the Pressmark archive ${archiveId}, ${at}`, '', ...heads.map(headText), ''].join('\n');
}

/** The heads that a text names, one a line; lines that name none are for people. */
export function readAnchor(text: string): JournalHead[] {
  return text.split('\n').flatMap((line) => readHead(line) ?? []);
}
