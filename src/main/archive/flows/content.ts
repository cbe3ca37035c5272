import type { Session } from './session.ts';

export interface StoredContent {
  readonly mime: string;
  readonly bytes: Uint8Array;
  readonly kind: 'image' | 'rendition';
}

const HASH = /^[0-9a-f]{64}$/;

/** Stored bytes that may be shown: images and renditions alone, typed by what the journal says of them, never by sniffing. */
export async function contentAt(session: Pick<Session, 'catalogue' | 'store'>, sha256: string): Promise<StoredContent | null> {
  if (!HASH.test(sha256)) return null;
  const entry = session.catalogue.objectEntry(sha256);
  if (entry?.role !== 'image' && entry?.role !== 'rendition') return null;
  return { mime: entry.mime, bytes: await session.store.read(sha256), kind: entry.role };
}
