import type { DesktopClient } from '../../shared/contract/client.ts';

/** What runs the archive, as the page sees it: where stored images and renditions are loaded from, and what it lends beside the archive. */
export interface Host {
  readonly archiveName: string;
  /** The address of a stored image or rendition, by its SHA-256. */
  assetUrl(sha256: string): string;
  /** Capabilities of the desktop window; absent in a browser page. Ask for the one you need, never which host it is. */
  readonly desktop?: DesktopClient;
}
