import { captureFile } from '../capture/capture-file.ts';
import { decodeText } from '../capture/charset.ts';
import type { ExtractRequest } from '../seams.ts';

/** A saved file as the extractor reads it, stored nowhere. `charset` is what an HTTP header said: it stands above what the page declares. */
export async function readPage(file: {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly url?: string | undefined;
  readonly charset?: string | undefined;
}): Promise<ExtractRequest> {
  // Here the address is only context: one that cannot be used is left out, the text is read all the same.
  const url = /^https?:$/.test(URL.parse(file.url ?? '')?.protocol ?? '') ? file.url : undefined;
  const clock = { now: () => Date.now(), monotonic: () => performance.now() };
  const draft = await captureFile({ name: file.name, bytes: file.bytes, url, clock, appVersion: '' });
  if (draft.kind === 'other') return { kind: 'text', text: draft.text, url: url ?? null, capturedAt: draft.capturedAt };
  const { text } =
    file.charset === undefined ? draft : decodeText(draft.payload, { header: file.charset, html: draft.kind === 'html' });
  return { kind: draft.kind, text, url: url ?? null, capturedAt: draft.capturedAt };
}
