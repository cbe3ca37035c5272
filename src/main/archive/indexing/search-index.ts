import type { Logger } from '../ports.ts';
import type { IndexDocument, TextIndex } from '../seams.ts';
import { IndexThread } from './index-thread.ts';
import type { EngineMatches } from './search.ts';

/** The full-text index of an archive: Lunr's meaning and scores, in a thread of its own. It holds nothing that cannot be made again from the articles. */
export interface SearchIndex extends TextIndex {
  /** Every article in the index with the version it was indexed at. */
  known(): Promise<Map<string, string>>;
  /** Adds articles or replaces them; searchable when resolved, on disk soon after. */
  apply(documents: readonly IndexDocument[]): Promise<void>;
  /** Takes articles out; gone from answers when resolved. */
  remove(articleIds: readonly string[]): Promise<void>;
  /** `damaged`: files were broken and left out, or cannot be written; `known` lists what is there. */
  state(): { state: 'ready' | 'building' | 'damaged'; bytes: number };
  /** Resolves when every change is on disk. */
  flush(): Promise<void>;
  /** Forgets everything. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

export interface OpenIndexOptions {
  /** The index's own folder, `derived/index/<installation>`: made if missing, everything in it may be deleted. */
  readonly folder: string;
  /** The worker's entry: a built file or the source. */
  readonly workerPath: string;
  readonly logger: Logger;
  /** Articles turned out to be missing while the index was in use: `known` tells which are there. */
  readonly onDamage?: () => void;
}

/** Opens the index of a folder. A folder of another version or a broken one opens empty or in part, never with an error. */
export async function openIndex(options: OpenIndexOptions): Promise<SearchIndex> {
  const thread = new IndexThread(options);
  await thread.ready();
  return {
    async known() {
      const known = (await thread.ask({ op: 'known' })) as Map<string, string>; // safe: the answer to this question
      const { losses } = thread;
      // A turn later: by then who asked has noted what is missing.
      setImmediate(() => {
        if (thread.losses === losses) thread.isMissing = false;
      });
      return known;
    },
    async apply(documents) {
      await thread.ask({ op: 'apply', documents });
    },
    async remove(articleIds) {
      await thread.ask({ op: 'remove', articleIds });
    },
    async search({ clauses, required = [], numbering }, signal) {
      const matches = (await thread.search(clauses, required, signal)) as EngineMatches; // safe: likewise
      return thread.numbering.translate(matches, numbering);
    },
    state: () => ({ state: thread.damaged || thread.isMissing ? 'damaged' : 'ready', bytes: thread.bytes }),
    async flush() {
      await thread.ask({ op: 'flush' });
    },
    async reset() {
      await thread.ask({ op: 'reset' });
    },
    close: () => thread.close(),
  };
}
