import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IndexDocument } from '../../seams.ts';
import { Engine } from '../engine.ts';
import { documentsOf, removedBy, type Step } from './random-articles.ts';

/** An index while its history is played, beside the articles that must be in it. */
export interface Played {
  readonly engine: Engine;
  readonly truth: ReadonlyMap<string, IndexDocument>;
}

/** Plays a history on a new index and calls back after each step. */
export async function play(steps: readonly Step[], after: (step: number, played: Played) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pressmark-index-'));
  let engine = new Engine(folder);
  const truth = new Map<string, IndexDocument>();
  try {
    for (const [i, step] of steps.entries()) {
      if (step.do === 'apply') {
        const documents = documentsOf(step);
        engine.apply(documents);
        if (step.isSealed) engine.seal();
        for (const document of documents) truth.set(document.articleId, document);
      } else if (step.do === 'remove') {
        const ids = removedBy(step);
        engine.remove(ids);
        for (const id of ids) truth.delete(id);
      } else if (step.do === 'work') {
        // Without time it does one piece: so questions come while a merge is under way.
        for (let n = 0; n < step.times; n++) engine.work(0);
      } else if (step.do === 'settle') while (engine.work(1000));
      else if (step.do === 'rest') {
        engine.rest();
        while (engine.work(1000));
      } else {
        await engine.flush();
        if (step.do === 'reopen') {
          engine.close();
          engine = new Engine(folder);
        }
      }
      after(i, { engine, truth });
    }
  } finally {
    engine.close();
    rmSync(folder, { recursive: true });
  }
}
