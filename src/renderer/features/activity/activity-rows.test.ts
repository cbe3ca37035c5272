import { describe, expect, it } from 'vitest';
import type { Job } from '../../../shared/contract/captures.ts';
import type { Task } from '../../../shared/contract/tasks.ts';
import { activityRows, quarterDone } from './activity-rows.ts';

const job = (id: string, stage: Job['stage'], message?: string): Job => ({
  id,
  source: id,
  stage,
  done: null,
  of: null,
  queuedAt: '',
  result: message === undefined ? null : { source: id, status: 'failed', warnings: [], error: { code: 'failed', message } },
  retryable: true,
});

describe('the lines of Activity', () => {
  const jobs = [job('w', 'waiting'), job('d', 'done'), job('f', 'failed', '404'), job('r', 'reading'), job('d2', 'done')];
  const names = (open: 'gone'[]) =>
    activityRows(jobs, new Set(open)).map((row) =>
      row.kind === 'cause' ? `[${row.cause} ${row.jobs.length}]` : row.kind === 'task' ? row.task.id : row.job.id,
    );

  it('fold failures under their cause, then tell what runs, waits and is over', () => {
    expect(names([])).toEqual(['[gone 1]', 'r', 'w', 'd2', 'd']);
    expect(names(['gone'])).toEqual(['[gone 1]', 'f', 'r', 'w', 'd2', 'd']);
  });

  it('begin with long work under way, and end with what is over', () => {
    const task = (id: string, state: Task['state']): Task => ({
      id,
      kind: 'verify',
      state,
      about: null,
      done: 1,
      of: 2,
      bytes: null,
      ofBytes: null,
      step: null,
      canPause: true,
      startedAt: '',
      endedAt: state === 'running' || state === 'paused' ? null : '',
      workedMs: 0,
      outcome: null,
      error: null,
    });
    const rows = activityRows(jobs, new Set(), [task('t-done', 'done'), task('t-paused', 'paused'), task('t-failed', 'failed')]);
    expect(rows.map((row) => (row.kind === 'task' ? row.task.id : row.kind === 'job' ? row.job.id : 'cause'))).toEqual([
      't-paused',
      't-failed',
      'cause',
      'r',
      'w',
      't-done',
      'd2',
      'd',
    ]);
  });

  it('are announced a quarter at a time', () => {
    expect(quarterDone({ active: 1, waiting: 5, failed: 1, done: 3 })).toBe(25);
    expect(quarterDone({ active: 0, waiting: 0, failed: 0, done: 0 })).toBe(0);
  });
});
