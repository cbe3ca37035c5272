import type { SaveEvent } from '../../../shared/contract/captures.ts';
import type { ArchiveService } from '../ports.ts';
import { nameOf, type Saver } from './save.ts';
import type { Session } from './session.ts';

/** Pages are fetched and rendered, which takes memory. */
const PAGES_AT_ONCE = 4;
/** Texts that are here already wait for the disk alone, and what waits together is flushed together. */
const TEXTS_AT_ONCE = 32;

/** Saves sources a few at a time and tells of each as it goes. Leaving the stream stops what is not stored yet; what was told as saved stays. */
export function saveStream(session: Session, saver: Saver): ArchiveService['captures']['save'] {
  return async function* save({ sources, options }, { signal, trust }) {
    const left = new AbortController();
    const stop = AbortSignal.any([left.signal, session.closing, ...(signal ? [signal] : [])]);
    const waiting: SaveEvent[] = [];
    let wake = () => {};
    const tell = (event: SaveEvent) => {
      waiting.push(event);
      wake();
    };

    const areTexts = sources.every(({ kind }) => kind === 'ready' || kind === 'text');
    const atOnce = areTexts ? TEXTS_AT_ONCE : PAGES_AT_ONCE;
    let next = 0;
    const worker = async () => {
      while (next < sources.length && !stop.aborted) {
        const index = next++;
        const source = sources[index];
        if (!source) return;
        const onStage = (stage: Extract<SaveEvent, { type: 'progress' }>['stage'], done?: number, of?: number) =>
          tell({
            type: 'progress',
            index,
            source: nameOf(source),
            stage,
            ...(done === undefined ? {} : { done }),
            ...(of === undefined ? {} : { of }),
          });
        tell({ type: 'result', index, result: await saver.save(source, options, { signal: stop, trust, onStage }) });
      }
    };
    let over = false;
    const all = Promise.all(Array.from({ length: Math.min(atOnce, sources.length) }, worker)).finally(() => {
      over = true;
      wake();
    });
    try {
      while (true) {
        yield* waiting.splice(0);
        if (waiting.length > 0) continue;
        if (over) break;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    } finally {
      left.abort();
      await all;
    }
  };
}
