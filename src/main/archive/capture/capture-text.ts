import { ArchiveError } from '../../../shared/archive-error.ts';
import type { Clock } from '../ports.ts';
import type { CaptureDraft } from '../seams.ts';
import { localDraft } from './file-draft.ts';

/** A pasted or ready text as a draft. `ready` is the JSON of a ready text, taken as it is. */
export async function captureText(given: {
  readonly text: string;
  readonly as: 'text' | 'html' | 'markdown' | 'ready';
  /** Where it came from. */
  readonly url?: string | undefined;
  readonly method: CaptureDraft['method'];
  readonly clock: Clock;
  readonly appVersion: string;
}): Promise<CaptureDraft> {
  // Lone surrogates have no UTF-8: stored bytes and shown text must be the same text.
  const text = given.text.toWellFormed();
  if (text.trim() === '') throw new ArchiveError('invalid', 'The text is empty, so there is nothing to save.');
  return localDraft({
    method: given.method,
    kind: given.as,
    mime: MIME[given.as],
    payload: Buffer.from(text, 'utf8'),
    text,
    charset: { name: 'utf-8', decidedBy: 'given' },
    url: given.url,
    interventions: [],
    facts: {},
    clock: given.clock,
    appVersion: given.appVersion,
  });
}

const MIME = { text: 'text/plain', html: 'text/html', markdown: 'text/markdown', ready: 'application/json' } as const;
