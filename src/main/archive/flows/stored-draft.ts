import type { Capture } from '../../../shared/contract/shapes/capture.ts';
import { decodeAs } from '../capture/charset.ts';
import { payloadOf } from '../capture/read-warc.ts';
import type { CaptureDraft, ObjectEntry } from '../seams.ts';
import type { Session } from './session.ts';

interface Manifest {
  readonly charset: { readonly name: string };
  readonly objects: readonly ObjectEntry[];
  readonly kind: CaptureDraft['kind'];
}

/** A stored capture as the extractor is given it, with the images saved beside it. */
export interface StoredDraft {
  readonly draft: Pick<CaptureDraft, 'kind' | 'text' | 'finalUrl' | 'requestedUrl' | 'capturedAt'>;
  readonly images: ReadonlyMap<string, ObjectEntry>;
}

/** Reads a capture back from its manifest and WARC; null when no manifest is known. Throws when what is stored is damaged. */
export async function storedDraft({ store, catalogue }: Session, capture: Capture): Promise<StoredDraft | null> {
  const manifestSha = catalogue.manifestOf(capture.id);
  if (!manifestSha) return null;
  // Safe: the hash proves that these are the bytes `store-capture` wrote.
  const manifest = JSON.parse(new TextDecoder('utf-8').decode(await store.read(manifestSha))) as Manifest;
  const { payload } = await payloadOf(await store.read(capture.warc));
  return {
    draft: {
      kind: manifest.kind,
      text: decodeAs(payload, manifest.charset.name),
      finalUrl: capture.finalUrl,
      requestedUrl: capture.requestedUrl,
      capturedAt: capture.capturedAt,
    },
    images: new Map(
      manifest.objects.flatMap((entry) => (entry.role === 'image' && entry.url ? [[entry.url, entry] as const] : [])),
    ),
  };
}
