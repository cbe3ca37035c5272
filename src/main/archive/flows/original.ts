import { createHash } from 'node:crypto';
import { ArchiveError } from '../../../shared/archive-error.ts';
import { payloadOf } from '../capture/read-warc.ts';
import type { CaptureEntry } from '../seams.ts';
import type { Session } from './session.ts';

export interface StoredOriginal {
  readonly mime: string;
  readonly bytes: Uint8Array;
}

/** The main document of a capture as it came, out of its WARC; null for a capture that is not in the archive. */
export async function originalOf(
  session: Pick<Session, 'catalogue' | 'store'>,
  captureId: string,
): Promise<StoredOriginal | null> {
  const { catalogue, store } = session;
  const manifestSha = catalogue.manifestOf(captureId);
  // The entry is gone when the article was deleted for ever.
  if (!manifestSha || !catalogue.objectEntry(manifestSha)) return null;
  // Safe: the hash proves that these are the bytes `store-capture` wrote.
  const { capture } = JSON.parse(new TextDecoder('utf-8').decode(await store.read(manifestSha))) as { capture: CaptureEntry };
  const { payload } = await payloadOf(await store.read(capture.warc));
  if (createHash('sha256').update(payload).digest('hex') !== capture.sha256)
    throw new ArchiveError(
      'damaged',
      `The document of capture ${captureId} is not the one that was saved. Check the archive with verify.`,
    );
  return { mime: capture.mime, bytes: payload };
}
