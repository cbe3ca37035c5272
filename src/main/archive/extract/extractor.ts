import { ArchiveError } from '../../../shared/archive-error.ts';
import type { Logger } from '../ports.ts';
import type { Extractor, ExtractRequest, Reading } from '../seams.ts';
import { bestEffortReading } from './best-effort.ts';
import type { JobName, Jobs, Order, RenderedPage, RenderRequest } from './jobs.ts';
import { type ExtractLimits, LIMITS } from './limits.ts';
import { openSlot, type Slot } from './worker-slot.ts';

/** The extractor as flows use it: reading copies, and static pages from the same guarded threads. */
export interface PageExtractor extends Extractor {
  /** The page made static and safe; null when that broke or took too long. Rejects only when aborted or closed. */
  render(request: RenderRequest, signal?: AbortSignal): Promise<RenderedPage | null>;
}

/** Starts threads as work comes. A page that breaks, stalls or starves its thread costs that thread and nothing else. */
export function createExtractor(options: {
  readonly workerPath: string;
  readonly logger: Logger;
  readonly limits?: Partial<ExtractLimits>;
}): PageExtractor {
  const limits = { ...LIMITS, ...options.limits };
  const slots: Slot[] = Array.from({ length: limits.workers }, () => openSlot(options.workerPath, limits, options.logger));
  const waiting: Task[] = [];
  let nextId = 1;
  let closed = false;

  function startNext(): void {
    for (const slot of slots) {
      if (slot.busy) continue;
      const task = waiting.shift();
      if (task === undefined) return;
      slot.run(task.order).then(task.resolve, task.reject).finally(startNext);
    }
  }

  function run<N extends JobName>(
    job: N,
    request: Jobs[N]['request'],
    signal: AbortSignal | undefined,
  ): Promise<Jobs[N]['answer']> {
    if (closed || signal?.aborted === true) return Promise.reject(cancelled());
    return new Promise((resolve, reject) => {
      // Safe: an order pairs a job with its own request, and the worker answers an order with its own answer.
      const order = { id: nextId++, job, request } as Order;
      const task: Task = { order, resolve: (answer) => resolve(answer as Jobs[N]['answer']), reject };
      waiting.push(task);
      signal?.addEventListener(
        'abort',
        () => {
          const place = waiting.indexOf(task);
          if (place >= 0) waiting.splice(place, 1);
          reject(cancelled());
        },
        { once: true },
      );
      startNext();
    });
  }

  /** What a page does to the extractor is not an error of the caller; being stopped is. */
  const given = (error: unknown, signal: AbortSignal | undefined): string => {
    if (closed || signal?.aborted === true) throw cancelled();
    return error instanceof Error ? error.message : String(error);
  };

  return {
    async extract(request: ExtractRequest, signal?: AbortSignal): Promise<Reading> {
      if (request.text.length > limits.inputLength) {
        return bestEffortReading(
          request,
          `the page is larger than ${Math.floor(limits.inputLength / 1_000_000)} million characters`,
        );
      }
      try {
        return await run('extract', request, signal);
      } catch (error) {
        const reason = given(error, signal);
        options.logger.warn('a page could not be extracted', { url: request.url, reason });
        return bestEffortReading(request, reason);
      }
    },
    async render(request: RenderRequest, signal?: AbortSignal): Promise<RenderedPage | null> {
      if (request.html.length > limits.inputLength) return null;
      try {
        return await run('render', request, signal);
      } catch (error) {
        options.logger.warn('a page could not be made static', { url: request.baseUrl, reason: given(error, signal) });
        return null;
      }
    },
    async close(): Promise<void> {
      closed = true;
      for (const task of waiting.splice(0)) task.reject(cancelled());
      await Promise.all(slots.map((slot) => slot.close()));
    },
  };
}

interface Task {
  readonly order: Order;
  readonly resolve: (answer: Jobs[JobName]['answer']) => void;
  readonly reject: (error: unknown) => void;
}

const cancelled = () =>
  new ArchiveError('cancelled', 'Reading the page was stopped before it was done; the stored capture is as it was.');
