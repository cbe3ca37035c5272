import { useState } from 'react';
import { failureText } from './failure.ts';

/** One piece of work at a time that may fail. */
export interface Attempts {
  readonly isBusy: boolean;
  /** What went wrong last, in words; null while nothing has. */
  readonly problem: string | null;
  /** Says that it came to nothing although nothing failed. */
  say(problem: string): void;
  attempt(work: () => Promise<unknown>): Promise<void>;
}

/** Keeps what a view shows of work that its buttons begin. `failed` puts a failure into a sentence of that view. */
export function useAttempt(failed: (why: string) => string): Attempts {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const attempt = async (work: () => Promise<unknown>) => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(failed(failureText(error)));
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, problem, say: setProblem, attempt };
}
