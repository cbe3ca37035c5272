import type { Job } from '../../../shared/contract/captures.ts';

/** Why captures failed, in the order they are shown. */
export const CAUSES = [
  'disk-full',
  'refused',
  'gone',
  'legal',
  'timeout',
  'unreachable',
  'busy',
  'tls',
  'too-large',
  'unsupported',
  'address',
  'other',
] as const;
export type Cause = (typeof CAUSES)[number];

/** The cause of a failed job, told from its error's code and, for what the outside world answered, from its words. */
export function causeOf(job: Pick<Job, 'result'>): Cause {
  const error = job.result?.error;
  if (error === undefined) return 'other';
  if (error.code === 'too-large' || error.code === 'unsupported' || error.code === 'disk-full') return error.code;
  const status = /\b(4\d\d|5\d\d)\b/.exec(error.message)?.[1];
  if (status === '404' || status === '410') return 'gone';
  if (status === '451') return 'legal';
  if (status === '429') return 'busy';
  if (status === '401' || status === '402' || status === '403') return 'refused';
  if (error.code === 'refused') return 'address';
  if (error.code !== 'failed') return 'other';
  if (/certificate|\btls\b|isn.t private/i.test(error.message)) return 'tls';
  if (/timed? ?out|(didn.t|did not) answer/i.test(error.message)) return 'timeout';
  if (/reach|resolve|connection|offline/i.test(error.message)) return 'unreachable';
  return 'other';
}

/** Failed jobs by cause, none empty. */
export function failedByCause(jobs: readonly Job[]): { readonly cause: Cause; readonly jobs: readonly Job[] }[] {
  const failed = jobs.filter((job) => job.stage === 'failed');
  return CAUSES.map((cause) => ({ cause, jobs: failed.filter((job) => causeOf(job) === cause) })).filter(
    (group) => group.jobs.length > 0,
  );
}
