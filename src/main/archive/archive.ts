/** Front door, with `ports.ts`: `openArchive(folder, ports)` and what it gives. The whole public API of the archive. */
import type { Service } from '../../shared/contract/service.ts';
import type { Call } from './ports.ts';

/** The archive as every host and the router see it: the contract as functions. Inputs are already checked; errors are `ArchiveError`s. */
export type ArchiveService = Service<Call>;

/** Stored bytes a host may show: an image of a reading copy, or a rendition (always `text/html`, always to be served under a sandbox). */
export interface Content {
  readonly mime: string;
  readonly bytes: Uint8Array;
  readonly kind: 'image' | 'rendition';
}

export interface Archive {
  readonly service: ArchiveService;
  /** A stored object by its SHA-256, null for anything that is not an image or a rendition of this archive. Never throws on a hostile id. */
  content(sha256: string): Promise<Content | null>;
  /** Ends work cleanly: what was acknowledged stays. */
  close(): Promise<void>;
}
