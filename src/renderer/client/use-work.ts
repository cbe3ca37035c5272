import { useEffect, useRef, useState } from 'react';
import { failureText } from './failure.ts';

/** A long piece of work in the archive, as the window follows it. */
export type Work<Event extends { readonly type: string }> =
  | { readonly stage: 'idle' }
  | { readonly stage: 'running'; readonly progress: Extract<Event, { type: 'progress' }> | null }
  | { readonly stage: 'done'; readonly result: Extract<Event, { type: 'done' }> }
  | { readonly stage: 'failed'; readonly why: string }
  | { readonly stage: 'stopped' };

type Open<Input, Event> = (input: Input, signal: AbortSignal) => Promise<AsyncIterable<Event>>;

/** Runs a stream of progress to its end. Stopping it, or taking its part of the window away, stops the work in the archive. */
export function useWork<Input, Event extends { readonly type: 'progress' } | { readonly type: 'done' }>(
  open: Open<Input, Event>,
) {
  const [work, setWork] = useState<Work<Event>>({ stage: 'idle' });
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  const start = async (input: Input): Promise<void> => {
    abort.current?.abort();
    const stop = new AbortController();
    abort.current = stop;
    const show = (next: Work<Event>) => {
      if (abort.current === stop) setWork(next);
    };
    show({ stage: 'running', progress: null });
    try {
      for await (const event of await open(input, stop.signal)) {
        if (isDone(event)) show({ stage: 'done', result: event });
        else if (isProgress(event)) show({ stage: 'running', progress: event });
      }
    } catch (error) {
      show(stop.signal.aborted ? { stage: 'stopped' } : { stage: 'failed', why: failureText(error) });
    }
  };
  return {
    work,
    start,
    stop: () => abort.current?.abort(),
    reset: () => setWork({ stage: 'idle' }),
  };
}

function isDone<Event extends { readonly type: string }>(event: Event): event is Extract<Event, { type: 'done' }> {
  return event.type === 'done';
}

function isProgress<Event extends { readonly type: string }>(event: Event): event is Extract<Event, { type: 'progress' }> {
  return event.type === 'progress';
}
