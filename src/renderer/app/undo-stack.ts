import type { DoneStep } from '../ui/undo.ts';

const DEPTH = 100;

/** The last 100 changes of this window, across views; each is undone by its exact opposite. */
export class UndoStack {
  #done: DoneStep[] = [];
  #undone: DoneStep[] = [];
  readonly #listeners = new Set<() => void>();

  push(step: DoneStep): void {
    this.#done = [...this.#done.slice(1 - DEPTH), step];
    this.#undone = [];
    this.#tell();
  }

  /** What Undo would take back; null when nothing. */
  nextUndo(): DoneStep | null {
    return this.#done.at(-1) ?? null;
  }

  nextRedo(): DoneStep | null {
    return this.#undone.at(-1) ?? null;
  }

  /** Takes back the last change. If that fails the step stays, so that it can be tried again. */
  async undo(): Promise<DoneStep | null> {
    const step = this.nextUndo();
    if (!step) return null;
    await step.undo();
    this.#done = this.#done.filter((other) => other !== step);
    this.#undone = [...this.#undone, step];
    this.#tell();
    return step;
  }

  /** Takes back one certain change, as its own toast asks: not always the last. */
  async undoStep(step: DoneStep): Promise<void> {
    if (!this.#done.includes(step)) return;
    await step.undo();
    this.#done = this.#done.filter((other) => other !== step);
    this.#undone = [...this.#undone, step];
    this.#tell();
  }

  async redo(): Promise<DoneStep | null> {
    const step = this.nextRedo();
    if (!step) return null;
    await step.redo();
    this.#undone = this.#undone.filter((other) => other !== step);
    this.#done = [...this.#done, step];
    this.#tell();
    return step;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
