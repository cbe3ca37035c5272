import { Check, CircleAlert, CircleSlash, Clock, LoaderCircle, X } from 'lucide-react';
import type { Job } from '../../../shared/contract/captures.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import styles from './ActivityDrawer.module.css';
import { isOver, jobName, jobWords } from './job-words.ts';
import { t } from './messages.ts';

interface Props {
  readonly job: Job;
  /** Captures wait for room on the disk. */
  readonly isHeld: boolean;
  onCancel(): void;
  onRetry(): void;
  onOpen(articleId: string): void;
}

/** One capture: where it is, and what can be done about it. */
export function JobRow({ job, isHeld, onCancel, onRetry, onOpen }: Props) {
  const name = jobName(job);
  const Icon =
    ICONS[
      job.stage === 'waiting'
        ? 'waiting'
        : job.stage === 'done' || job.stage === 'failed' || job.stage === 'cancelled'
          ? job.stage
          : 'running'
    ];
  const articleId = job.result?.articleId;
  return (
    <div className={styles.job} data-testid="activity.job" data-stage={job.stage}>
      <Icon
        size={15}
        strokeWidth={2}
        aria-hidden
        className={cx(styles.icon, job.stage === 'done' && styles.ok, job.stage === 'failed' && styles.bad)}
      />
      <bdi className={cx(styles.name, job.result?.title === undefined && styles.address)} title={job.source}>
        {name}
      </bdi>
      <span className={cx(styles.stage, job.stage === 'failed' && styles.bad)}>
        {isHeld && job.stage === 'waiting' ? t('stage.held') : jobWords(job)}
      </span>
      {job.of !== null && job.done !== null && !isOver(job) ? (
        <span className={styles.progress}>
          <ProgressBar label={jobWords(job)} done={job.done} of={job.of} />
        </span>
      ) : null}
      {articleId === undefined ? null : (
        <Button kind="link" isCompact label={t('open.one', { source: name })} onPress={() => onOpen(articleId)}>
          {t('open')}
        </Button>
      )}
      {job.retryable && (job.stage === 'failed' || job.stage === 'cancelled') ? (
        <Button kind="link" isCompact label={t('retry.one', { source: name })} onPress={onRetry} testId="activity.retry">
          {t('retry')}
        </Button>
      ) : null}
      {isOver(job) ? null : (
        <IconButton icon={X} size={14} label={t('cancel', { source: name })} onPress={onCancel} testId="activity.cancel" />
      )}
    </div>
  );
}

const ICONS = { waiting: Clock, running: LoaderCircle, done: Check, failed: CircleAlert, cancelled: CircleSlash } as const;
