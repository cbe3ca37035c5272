import { Check, CircleAlert, CircleSlash, LoaderCircle, Pause, Play, X } from 'lucide-react';
import type { Task } from '../../../shared/contract/tasks.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import styles from './ActivityDrawer.module.css';
import { t } from './messages.ts';
import { isBad, taskName, taskWords } from './task-words.ts';

interface Props {
  readonly task: Task;
  onPause(paused: boolean): void;
  onCancel(): void;
  onRetry(): void;
  /** Shows what came of it. */
  onShow(): void;
}

/** One piece of long work: where it is, and what can be done about it. */
export function TaskRow({ task, onPause, onCancel, onRetry, onShow }: Props) {
  const name = taskName(task);
  const words = taskWords(task);
  const isOver = task.endedAt !== null;
  const isPaused = task.state === 'paused';
  const bad = isBad(task);
  const Icon = bad ? CircleAlert : ICONS[task.state];
  return (
    <div className={styles.job} data-testid="activity.task" data-kind={task.kind} data-state={task.state}>
      <Icon
        size={15}
        strokeWidth={2}
        aria-hidden
        className={cx(styles.icon, bad ? styles.bad : task.state === 'done' && styles.ok)}
      />
      <bdi className={styles.name}>{name}</bdi>
      <span className={cx(styles.stage, bad && styles.bad)}>{words}</span>
      {isOver || task.of === null ? null : (
        <span className={styles.progress}>
          <ProgressBar label={words} done={task.done ?? 0} of={task.of} />
        </span>
      )}
      {isOver ? null : task.canPause ? (
        <IconButton
          icon={isPaused ? Play : Pause}
          size={14}
          label={t(isPaused ? 'task.resume' : 'task.pause', { task: name })}
          onPress={() => onPause(!isPaused)}
          testId="activity.task.pause"
        />
      ) : null}
      {isOver ? null : (
        <IconButton icon={X} size={14} label={t('cancel', { source: name })} onPress={onCancel} testId="activity.task.cancel" />
      )}
      {task.state === 'failed' || task.state === 'cancelled' ? (
        <Button kind="link" isCompact label={t('retry.one', { source: name })} onPress={onRetry} testId="activity.task.retry">
          {t('retry')}
        </Button>
      ) : null}
      {task.state === 'done' && task.kind !== 'reindex' ? (
        <Button kind="link" isCompact label={t('task.show.one', { task: name })} onPress={onShow} testId="activity.task.show">
          {t('task.show')}
        </Button>
      ) : null}
    </div>
  );
}

const ICONS = { running: LoaderCircle, paused: Pause, done: Check, failed: CircleAlert, cancelled: CircleSlash } as const;
