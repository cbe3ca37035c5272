import type { MessagePort, Worker } from 'node:worker_threads';
import { ArchiveError } from '../../../shared/archive-error.ts';
import type { IndexDocument } from '../seams.ts';
import { Lexicon } from './lexicon.ts';
import { inMemory, type Segment } from './segment.ts';
import { SegmentBuilder } from './segment-builder.ts';

/** A segment on its way from one thread to another. */
interface Carried {
  readonly segment: Omit<Segment, 'records' | 'positions'>;
  readonly records: Uint8Array<ArrayBuffer>;
  readonly positions: Uint8Array<ArrayBuffer>;
}

/** Makes segments of the articles that come through a port, until `null` comes. */
export function makeSegments(port: MessagePort): void {
  const lexicon = new Lexicon();
  const builder = new SegmentBuilder(lexicon);
  port.on('message', (documents: readonly IndexDocument[] | null) => {
    if (documents === null) {
      port.close();
      return;
    }
    for (const document of documents) builder.add(document);
    const { records, positions, ...segment } = builder.finish();
    lexicon.trim();
    const carried: Carried = { segment, records: wholeOf(records), positions: wholeOf(positions) };
    port.postMessage(carried, [carried.records.buffer, carried.positions.buffer]);
  });
}

// A copy only where the bytes lie in a larger buffer, which they do not when a segment was just built.
const wholeOf = (source: Segment['records']): Uint8Array<ArrayBuffer> => new Uint8Array(source.read(0, source.length));

/** Our end of a thread that makes segments. It is started when first needed, and ends when it is let go. */
export class SegmentMaker {
  private readonly start: () => Worker;
  private worker: Worker | null = null;
  private readonly waiting: PromiseWithResolvers<Segment>[] = [];

  constructor(start: () => Worker) {
    this.start = start;
  }

  /** A segment of some articles, each of them once. Rejects when the thread dies or cannot be started. */
  async make(documents: readonly IndexDocument[]): Promise<Segment> {
    this.worker ??= this.begin();
    const asked = Promise.withResolvers<Segment>();
    this.waiting.push(asked);
    this.worker.postMessage(documents);
    return asked.promise;
  }

  /** Ends the thread when it has nothing to do; the next article starts another. */
  rest(): void {
    if (this.waiting.length > 0) return;
    this.worker?.postMessage(null);
    this.worker = null;
  }

  private begin(): Worker {
    const worker = this.start();
    worker.on('message', ({ segment, records, positions }: Carried) =>
      this.waiting.shift()?.resolve({ ...segment, records: inMemory(records), positions: inMemory(positions) }),
    );
    let cause: Error | null = null;
    worker.on('error', (error: Error) => {
      cause = error;
    });
    worker.on('exit', () => {
      if (this.worker !== worker) return;
      this.worker = null;
      for (const { reject } of this.waiting.splice(0))
        reject(new ArchiveError('internal', 'The thread that reads articles for the search index stopped.', { cause }));
    });
    return worker;
  }
}
