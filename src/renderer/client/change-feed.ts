import type { ChangeEvent } from '../../shared/contract/library.ts';
import type { Connection } from './connection.ts';

/** One thing that happened; `everything` after the host came back, when anything may have. */
export type Change = ChangeEvent | 'everything';

const SETTLE_MS = 120;
const RETRY_MS = 1000;

/** The archive's changes as the window hears them: one stream, gathered over 120 ms so that a burst of saves is one piece of news. */
export class ChangeFeed {
  readonly #connection: Connection;
  readonly #listeners = new Set<(change: Change) => void>();
  readonly #waiting = new Map<string, ChangeEvent>();
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Calls back for each change; the answer ends that. */
  subscribe(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Listens to the archive until the answer is called. */
  start(): () => void {
    const stop = new AbortController();
    let wasStopped = false;
    const listen = async (): Promise<void> => {
      while (!stop.signal.aborted) {
        if (this.#connection.state() === 'connected') {
          try {
            const events = await this.#connection.client.changes.watch(undefined, { signal: stop.signal });
            if (wasStopped) this.#tell('everything');
            wasStopped = false;
            for await (const event of events) this.#gather(event);
          } catch {
            // The stream ends with the host; what is shown stays, and the loop goes on.
            wasStopped = true;
          }
        } else wasStopped = true;
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    };
    void listen();
    return () => {
      stop.abort();
      if (this.#timer) clearTimeout(this.#timer);
      this.#timer = null;
    };
  }

  #gather(event: ChangeEvent): void {
    const earlier = this.#waiting.get(event.type);
    this.#waiting.set(event.type, earlier ? joined(earlier, event) : event);
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      const news = [...this.#waiting.values()];
      this.#waiting.clear();
      for (const change of news) this.#tell(change);
    }, SETTLE_MS);
  }

  #tell(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }
}

function joined(earlier: ChangeEvent, later: ChangeEvent): ChangeEvent {
  if (earlier.type !== 'archive.changed' || later.type !== 'archive.changed') return later;
  return {
    ...later,
    articleIds: [...new Set([...earlier.articleIds, ...later.articleIds])],
    kinds: [...new Set([...earlier.kinds, ...later.kinds])],
  };
}
