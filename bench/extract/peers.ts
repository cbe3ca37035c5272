import { Readability } from '@mozilla/readability';
import { DefuddleClass } from 'defuddle/node';
import { parseHTML } from 'linkedom';
import { createExtractor } from '../../src/main/archive/extract/extractor.ts';
import type { Reading } from '../../src/main/archive/seams.ts';

/** One way to read a page, alone in its process. */
export interface Peer {
  /** Pages it reads at a time. */
  readonly atOnce: number;
  /** Rejects when the page broke it; says whether the page was cut off at a limit. */
  read(html: string, url: string | undefined): Promise<{ readonly isCutOff: boolean; readonly reading?: Reading }>;
  close(): Promise<void>;
}

export const PEERS = ['pressmark', 'pressmark-1', 'readability', 'defuddle'] as const;
export type PeerName = (typeof PEERS)[number];

/** Starts one of them: ours as the app runs it and with a single thread, Readability and Defuddle on linkedom documents. */
export function startPeer(name: PeerName): Peer {
  switch (name) {
    case 'pressmark':
      return ours(2);
    case 'pressmark-1':
      return ours(1);
    case 'readability':
      return inThisThread((html, url) => {
        const { document } = parseHTML(html);
        setAddress(document, url);
        // Safe: linkedom's document has what Readability uses.
        new Readability(document as never).parse();
      });
    case 'defuddle':
      return inThisThread((html, url) => {
        const { document } = parseHTML(html);
        setAddress(document, url);
        lendStyles(document);
        // Safe: linkedom's document has what Defuddle uses, once it has styles to ask for.
        new DefuddleClass(document as never, { ...(url === undefined ? {} : { url }), useAsync: false }).parse();
      });
  }
}

function ours(workers: number): Peer {
  const extractor = createExtractor({
    workerPath: new URL('../../src/main/archive/extract/extract-worker.ts', import.meta.url).pathname,
    logger: { info: () => undefined, warn: () => undefined, error: console.error },
    limits: { workers },
  });
  return {
    atOnce: workers,
    async read(html, url) {
      const capturedAt = '2026-11-25T12:00:00.000Z';
      const reading = await extractor.extract({ kind: 'html', text: html, url: url ?? null, capturedAt });
      const failure = reading.warnings.find((warning) => warning.startsWith('extraction-failed'));
      const isCutOff = failure !== undefined && /longer than|larger than|more than/.test(failure);
      if (failure !== undefined && !isCutOff) throw new Error(failure);
      return { isCutOff, reading };
    },
    close: () => extractor.close(),
  };
}

const inThisThread = (read: (html: string, url: string | undefined) => void): Peer => ({
  atOnce: 1,
  async read(html, url) {
    read(html, url);
    return { isCutOff: false };
  },
  close: async () => undefined,
});

function setAddress(document: object, url: string | undefined): void {
  if (url === undefined) return;
  for (const name of ['URL', 'documentURI', 'baseURI'])
    Object.defineProperty(document, name, { value: url, configurable: true, writable: true });
}

/** Defuddle asks a document for its styles, which linkedom does not have; its own entry for Node lends it empty ones like these. */
function lendStyles(document: object): void {
  Object.defineProperty(document, 'styleSheets', { value: [], configurable: true });
  const { defaultView } = document as { defaultView: { getComputedStyle?: unknown } | null }; // safe: linkedom has it
  if (defaultView && !defaultView.getComputedStyle) defaultView.getComputedStyle = () => ({ display: '' });
}
