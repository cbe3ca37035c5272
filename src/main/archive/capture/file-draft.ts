import { createHash } from 'node:crypto';
import type { Clock } from '../ports.ts';
import type { CaptureDraft } from '../seams.ts';
import { type Charset, charsetWarnings } from './charset.ts';
import { normaliseUrl } from './normalise-url.ts';
import { warcWriter } from './warc-writer.ts';

/** What a capture without a network is made of. */
export interface LocalCapture {
  readonly method: CaptureDraft['method'];
  readonly kind: CaptureDraft['kind'];
  readonly mime: string;
  readonly payload: Uint8Array;
  readonly text: string;
  readonly charset: Charset;
  /** Where the person says it came from. */
  readonly url: string | undefined;
  readonly interventions: readonly string[];
  readonly facts: Readonly<Record<string, unknown>>;
  readonly clock: Clock;
  readonly appVersion: string;
}

/** A draft of bytes that came as a file or a paste: one `resource` WARC record named by its hash, no local path anywhere. */
export async function localDraft(capture: LocalCapture): Promise<CaptureDraft> {
  const { payload, mime, clock, appVersion } = capture;
  const capturedAt = new Date(clock.now()).toISOString();
  const sha256 = createHash('sha256').update(payload).digest('hex');
  const claimedUrl = capture.url === undefined ? null : normaliseUrl(capture.url);
  const targetUri = `urn:sha256:${sha256}`;
  const writer = warcWriter({ startedAt: capturedAt, info: { software: `Pressmark ${appVersion}` } });
  await writer.resource(
    targetUri,
    capture.charset.decidedBy === 'given' ? `${mime}; charset=${capture.charset.name}` : mime,
    payload,
  );
  if (claimedUrl !== null) await writer.metadata(targetUri, { 'claimed-url': claimedUrl });
  const doubts = charsetWarnings(capture.charset, capture.text);
  return {
    method: capture.method,
    status: payload.length === 0 ? 'partial' : doubts.length > 0 ? 'complete-with-warnings' : 'complete',
    warnings: payload.length === 0 ? ['empty'] : doubts,
    capturedAt,
    requestedUrl: null,
    finalUrl: claimedUrl,
    redirects: [],
    httpStatus: null,
    mime,
    kind: capture.kind,
    payload,
    sha256,
    text: capture.text,
    charset: capture.charset,
    fidelity: 'imported',
    resources: [],
    missing: [],
    warc: await writer.finish(),
    interventions: capture.interventions,
    facts: { ...capture.facts, charset: capture.charset, appVersion, ...(claimedUrl === null ? {} : { claimedUrl }) },
  };
}
