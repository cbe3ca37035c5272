import type { Job } from '../../../shared/contract/captures.ts';
import { t } from './messages.ts';

/** Where a job is, in words. */
export function jobWords(job: Job): string {
  if (job.stage === 'resources' && job.of !== null && job.done !== null)
    return t('stage.resources.of', { done: job.done, of: job.of });
  if (job.stage === 'failed') return job.result?.error?.message ?? t('stage.failed');
  if (job.stage !== 'done') return t(`stage.${job.stage}`);
  if (job.result?.status === 'duplicate') return t('stage.duplicate');
  if (job.result?.status === 'version') return t('stage.version');
  const warnings = job.result?.warnings ?? [];
  return warnings.length > 0 ? t('stage.warnings', { warnings: warnings.join(' · ') }) : t('stage.done');
}

/** A job's own name: what was saved under which title, else where it comes from. */
export function jobName(job: Job): string {
  return job.result?.title ?? job.source.replace(/^https?:\/\/(www\.)?/, '');
}

/** Tells whether a job is over, one way or another. */
export function isOver(job: Pick<Job, 'stage'>): boolean {
  return job.stage === 'done' || job.stage === 'failed' || job.stage === 'cancelled';
}
