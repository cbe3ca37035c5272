import type { Catalogue } from '../catalogue/catalogue.ts';
import type { PageExtractor } from '../extract/extractor.ts';
import type { SearchIndex } from '../indexing/search-index.ts';
import type { Ports } from '../ports.ts';
import type { Reading } from '../seams.ts';
import type { Store } from '../store/store.ts';
import type { Events } from './events.ts';
import type { IndexKeeper } from './index-keeper.ts';
import type { RecentMap } from './recent-map.ts';

/** One open archive: its rooms, and what flows share. Made by `open`, ended by `close`. */
export interface Session {
  readonly folder: string;
  readonly ports: Ports;
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly index: SearchIndex;
  readonly extractor: PageExtractor;
  readonly events: Events;
  readonly keeper: IndexKeeper;
  /** Reading copies lately read, by object. */
  readonly readings: RecentMap<Reading>;
  /** Resolves when what a crash left undone is mended. Never rejects. */
  readonly mended: Promise<void>;
  /** Aborts when the archive closes. */
  readonly closing: AbortSignal;
}
