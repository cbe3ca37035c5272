import * as z from 'zod';

export const captureMethod = z.enum(['browser', 'fetch', 'file', 'paste', 'import']);
export const captureStatus = z.enum(['complete', 'complete-with-warnings', 'partial', 'suspect', 'failed']);
export type CaptureMethod = z.infer<typeof captureMethod>;
export type CaptureStatus = z.infer<typeof captureStatus>;

/** One stored copy of an article at one moment. Immutable. */
export const capture = z.object({
  id: z.string(),
  capturedAt: z.string(),
  method: captureMethod,
  status: captureStatus,
  requestedUrl: z.string().nullable(),
  finalUrl: z.string().nullable(),
  redirects: z.array(z.string()),
  httpStatus: z.number().int().nullable(),
  mime: z.string(),
  /** Size of the main document's payload. */
  bytes: z.number().int(),
  /** SHA-256 of the main document's payload. */
  sha256: z.string(),
  /** SHA-256 of the capture's WARC object. */
  warc: z.string(),
  /** SHA-256 of the static rendition shown as Original; null when there is none. */
  rendition: z.string().nullable(),
  resourcesSaved: z.number().int(),
  resourcesWanted: z.number().int(),
  /** When its bytes were last read again and matched; null when never. */
  verifiedAt: z.string().nullable(),
  interventions: z.array(z.string()),
  warnings: z.array(z.string()),
});
export type Capture = z.infer<typeof capture>;
