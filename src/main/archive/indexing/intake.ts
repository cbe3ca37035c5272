import type { IndexDocument } from '../seams.ts';
import type { Engine } from './engine.ts';
import type { SegmentMaker } from './segment-maker.ts';

/** So many articles make a segment together; of fewer the engine makes one itself, because a thread would take longer to tell. */
const TOGETHER = 1536;
const FEW = 64;
/** So many segments may be in the making: one that is being made and one that waits. */
const MOST_MADE = 2;

/**
 * Brings articles into an engine. Many are made into segments by another thread, while this one merges; few, and all while somebody searches, by the engine
 * itself. Whoever asks the engine anything calls `settle` first, and finds all that was added.
 */
export class Intake {
  private readonly engine: Engine;
  private readonly maker: SegmentMaker;
  /** By id, in the order they came: the last of an id counts. */
  private readonly waiting = new Map<string, IndexDocument>();
  private readonly made: Promise<void>[] = [];

  constructor(engine: Engine, maker: SegmentMaker) {
    this.engine = engine;
    this.maker = maker;
  }

  /** Takes articles in; resolves when more may come. */
  async add(documents: readonly IndexDocument[]): Promise<void> {
    for (const document of documents) {
      this.waiting.delete(document.articleId);
      this.waiting.set(document.articleId, document);
    }
    if (this.engine.isWatched) await this.settle();
    else if (this.waiting.size >= TOGETHER) this.makeOfAll();
    while (this.made.length >= MOST_MADE) await this.made[0];
  }

  /** Resolves when the engine holds all that was added until now. */
  async settle(): Promise<void> {
    if (this.made.length === 0 && (this.waiting.size <= FEW || this.engine.isWatched)) {
      if (this.waiting.size > 0) this.engine.apply(this.takeAll());
      return;
    }
    if (this.waiting.size > 0) this.makeOfAll();
    await this.made.at(-1);
  }

  private makeOfAll(): void {
    const documents = this.takeAll();
    const before = this.made.at(-1);
    const segment = this.maker.make(documents);
    const made = (async () => {
      const [one] = await Promise.allSettled([segment, before]);
      if (one.status === 'fulfilled') this.engine.take(one.value);
      // What ends a thread must not end the index: the engine finds out which article it was.
      else this.engine.apply(documents);
    })().finally(() => {
      // They end in their order.
      void this.made.shift();
    });
    this.made.push(made);
    made.catch(() => undefined);
  }

  private takeAll(): IndexDocument[] {
    const documents = [...this.waiting.values()];
    this.waiting.clear();
    return documents;
  }
}
