import type { ArchiveService } from '../ports.ts';
import { finishReadings } from './finish-readings.ts';
import { listAgain } from './list-again.ts';
import type { Session } from './session.ts';

/** Rebuilds everything derived from the truth: catalogue from the journal, index from the reading copies; makes missing reading copies. */
export function rebuildFlow(session: Session): ArchiveService['archive']['reindex'] {
  return async function* reindex() {
    const start = performance.now();
    const { catalogue, index, keeper } = session;
    await listAgain(session);
    await index.reset();
    const work = keeper.catchUp().then(() => finishReadings(session));
    let over = false;
    const done = work.finally(() => {
      over = true;
    });
    done.catch(() => undefined); // whoever leaves this stream early does not hear of it; the awaiting below does
    while (!over) {
      await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 200))]);
      const { done: indexed, total } = keeper.state();
      yield { type: 'progress', done: indexed, of: total };
    }
    await done;
    session.events.emit({
      type: 'archive.changed',
      revision: catalogue.columns.revision,
      articleIds: [],
      kinds: ['articles', 'collections', 'tags', 'notes', 'saved-searches', 'aliases', 'status', 'trash'],
    });
    yield { type: 'done', articles: catalogue.stats().articles, tookMs: performance.now() - start };
  };
}
