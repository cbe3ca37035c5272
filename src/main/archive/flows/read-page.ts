import { captureFile } from '../capture/capture-file.ts';
import { charsetWarnings, decodeText } from '../capture/charset.ts';
import type { ExtractRequest } from '../seams.ts';

/** A saved file as the extractor reads it, and what a person should know of how its bytes were read. */
export interface ReadablePage extends ExtractRequest {
  readonly warnings: readonly string[];
}

/** A saved file as the extractor reads it, stored nowhere. `charset` is what an HTTP header said: it stands above what the page declares. */
export async function readPage(file: {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly url?: string | undefined;
  readonly charset?: string | undefined;
}): Promise<ReadablePage> {
  // Here the address is only context: one that cannot be used is left out, the text is read all the same.
  const url = /^https?:$/.test(URL.parse(file.url ?? '')?.protocol ?? '') ? file.url : undefined;
  const clock = { now: () => Date.now(), monotonic: () => performance.now() };
  const draft = await captureFile({ name: file.name, bytes: file.bytes, url, clock, appVersion: '' });
  const { kind, capturedAt } = draft;
  if (kind === 'other') return { kind: 'text', text: draft.text, url: url ?? null, capturedAt, warnings: [] };
  const { text, charset } =
    file.charset === undefined ? draft : decodeText(draft.payload, { header: file.charset, html: kind === 'html' });
  return { kind, text, url: url ?? null, capturedAt, warnings: charsetWarnings(charset, text) };
}
