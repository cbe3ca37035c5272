import { useEffect, useRef, useState } from 'react';
import type { ExportOptions, ExportReport } from '../../../shared/contract/exchange.ts';
import { useArchive } from '../../client/archive-context.tsx';
import { failureText } from '../../client/failure.ts';

/** Where an export is. */
export type ExportRun =
  | { readonly stage: 'choosing' }
  | { readonly stage: 'running'; readonly done: number; readonly of: number; readonly file: string }
  | { readonly stage: 'done'; readonly report: ExportReport }
  | { readonly stage: 'failed'; readonly why: string }
  | { readonly stage: 'stopped' };

/** Runs an export and follows it; stopping it, or closing the dialog, stops the work in the archive. */
export function useExport() {
  const { client } = useArchive();
  const [run, setRun] = useState<ExportRun>({ stage: 'choosing' });
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  const start = async (options: ExportOptions & { readonly out?: string }, fileCount: number) => {
    const stop = new AbortController();
    abort.current = stop;
    setRun({ stage: 'running', done: 0, of: fileCount, file: '' });
    try {
      for await (const event of await client.exports.run(options, { signal: stop.signal })) {
        if (event.type === 'done') setRun({ stage: 'done', report: event.report });
        else setRun({ stage: 'running', done: event.done, of: event.of, file: event.file });
      }
    } catch (error) {
      setRun(stop.signal.aborted ? { stage: 'stopped' } : { stage: 'failed', why: failureText(error) });
    }
  };
  return {
    run,
    start,
    stop: () => abort.current?.abort(),
    again: () => setRun({ stage: 'choosing' }),
  };
}
