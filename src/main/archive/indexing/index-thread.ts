import { Worker } from 'node:worker_threads';
import { ARCHIVE_ERROR_STATUS, ArchiveError, type ArchiveErrorCode } from '../../../shared/archive-error.ts';
import type { Logger } from '../ports.ts';
import type { TextClause } from '../seams.ts';
import { Numbering } from './numbering.ts';
import type { Answer, Ask, FromIndex, IndexFacts, Question } from './protocol.ts';

interface Waiting {
  readonly ask: Ask;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

interface IndexThreadOptions {
  readonly folder: string;
  readonly workerPath: string;
  readonly logger: Logger;
  readonly onDamage?: () => void;
}

/** Our end of the index's thread. When the thread dies, what it was asked is refused, and the next question starts a new one with nothing lost. */
export class IndexThread {
  readonly numbering = new Numbering();
  damaged = false;
  /** Articles were left out and nobody has asked since which are there: it is not whole, though its files may be again. */
  isMissing = false;
  losses = 0;
  bytes = 0;
  private readonly options: IndexThreadOptions;
  private readonly waiting = new Map<number, Waiting>();
  /** Changes answered but perhaps not on disk yet, by question. */
  private readonly unsaved = new Map<number, Ask>();
  private worker: Worker | null = null;
  private started: Promise<void> | null = null;
  private nextId = 1;
  private closed = false;

  constructor(options: IndexThreadOptions) {
    this.options = options;
  }

  /** Resolves when a thread runs and has opened the index. */
  ready(): Promise<void> {
    if (this.closed) return Promise.reject(new ArchiveError('internal', 'The search index was used after it was closed.'));
    this.started ??= this.start();
    return this.started;
  }

  async ask(ask: Ask): Promise<unknown> {
    await this.ready();
    return this.post(ask);
  }

  async search(
    clauses: readonly TextClause[],
    required: readonly (readonly number[])[],
    signal: AbortSignal | undefined,
  ): Promise<unknown> {
    const flag = new Int32Array(new SharedArrayBuffer(4));
    const stop = () => Atomics.store(flag, 0, 1);
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      return await this.ask({ op: 'search', clauses, required, flag });
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  async close(): Promise<void> {
    if (this.closed) return;
    try {
      if (this.started !== null) await this.ask({ op: 'close' });
    } finally {
      this.closed = true;
      if (this.worker) await endedByItself(this.worker);
    }
  }

  private async start(): Promise<void> {
    const worker = new Worker(this.options.workerPath, {
      workerData: { folder: this.options.folder },
      name: 'pressmark-index',
      // What runs away ends its thread, not the program.
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    });
    this.worker = worker;
    this.numbering.clear();
    await new Promise<void>((resolve, reject) => {
      let died: Error | null = null;
      worker.on('message', (message: FromIndex) => {
        this.receive(message);
        resolve();
      });
      worker.on('error', (error: Error) => {
        died = error;
      });
      worker.on('exit', () => {
        const error = stopped(died);
        reject(error);
        if (this.worker === worker) this.lose(error);
      });
    });
    // What the last thread had answered for and had not written.
    const again = [...this.unsaved.values()];
    this.unsaved.clear();
    await Promise.all(again.map((ask) => this.post(ask)));
  }

  private post(ask: Ask): Promise<unknown> {
    const { worker } = this;
    if (!worker) return Promise.reject(stopped(null));
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { ask, resolve, reject });
      worker.postMessage({ id, ask } satisfies Question);
    });
  }

  private receive(message: FromIndex): void {
    if (!('id' in message)) {
      this.learn(message.facts);
      if (message.flushError !== null)
        this.options.logger.error('the search index could not be written', { error: message.flushError });
      return;
    }
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (waiting && !('error' in message)) {
      const { ask } = waiting;
      if (ask.op === 'reset') this.unsaved.clear();
      if (ask.op === 'apply' || ask.op === 'remove') this.unsaved.set(message.id, ask);
    }
    this.learn(message.facts);
    if ('error' in message) waiting?.reject(errorOf(message));
    else waiting?.resolve(message.value);
  }

  private learn({ damaged, bytes, names, safeUpTo, lost }: IndexFacts): void {
    this.damaged = damaged;
    if (lost) {
      this.isMissing = true;
      this.losses++;
    }
    this.bytes = bytes;
    for (const strings of names) this.numbering.learn(strings);
    if (lost) this.options.onDamage?.();
    for (const id of this.unsaved.keys()) if (id <= safeUpTo) this.unsaved.delete(id);
  }

  private lose(error: ArchiveError): void {
    this.worker = null;
    this.started = null;
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    for (const { reject } of waiting) reject(error);
    if (this.closed) return;
    this.options.logger.error('the search index stopped and is started again when next needed', { error });
  }
}

/** A thread that was asked to close ends by itself; one that does not is ended. */
async function endedByItself(worker: Worker): Promise<void> {
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const hung = setTimeout(() => void worker.terminate(), ENDS_WITHIN_MS);
  await ended;
  clearTimeout(hung);
}

const ENDS_WITHIN_MS = 5000;

const stopped = (cause: Error | null) =>
  new ArchiveError('internal', 'The search index stopped unexpectedly. It starts again with the next search; nothing was lost.', {
    cause,
  });

function errorOf({ error }: Extract<Answer, { error: unknown }>): ArchiveError {
  const known = error.code in ARCHIVE_ERROR_STATUS;
  const made = new ArchiveError(known ? (error.code as ArchiveErrorCode) : 'internal', error.message); // safe: just checked
  made.stack = error.stack;
  return made;
}
