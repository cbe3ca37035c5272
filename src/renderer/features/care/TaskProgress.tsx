import { Pause, Play } from 'lucide-react';
import type { Task } from '../../../shared/contract/tasks.ts';
import { msLeft, type Tasks } from '../../client/tasks.ts';
import { Button } from '../../ui/Button.tsx';
import { formatBytes } from '../../ui/format-bytes.ts';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { timeLeft } from '../../ui/time-left.ts';
import styles from './Care.module.css';
import { t } from './messages.ts';

interface Props {
  readonly task: Task;
  readonly tasks: Pick<Tasks, 'pause' | 'cancel'>;
  /** How far it is, in words. */
  readonly words: string;
  readonly hint?: string;
  onFailed(error: unknown): void;
}

/** Long work under way: how far, how fast, how long still; it can be paused and stopped. */
export function TaskProgress({ task, tasks, words, hint, onFailed }: Props) {
  const left = msLeft(task);
  const rate = task.bytes !== null && task.workedMs > 1500 ? (task.bytes / task.workedMs) * 1000 : null;
  const facts = [
    words,
    rate === null || task.state === 'paused' ? null : t('rate', { bytes: formatBytes(rate) }),
    left === null ? null : timeLeft(left),
  ].filter((fact) => fact !== null);
  const isPaused = task.state === 'paused';
  return (
    <div className={styles.progress} data-testid={`care.running.${task.kind}`}>
      <div className={styles.progressWords}>
        <span className={styles.progressFacts}>{facts.join(' · ')}</span>
        {hint === undefined ? null : <span className={styles.hint}>{hint}</span>}
        <ProgressBar label={words} done={task.done ?? 0} of={task.of ?? 0} />
      </div>
      {task.canPause ? (
        <Button onPress={() => void tasks.pause(task, !isPaused).catch(onFailed)} testId="care.pause">
          {isPaused ? <Play size={14} aria-hidden /> : <Pause size={14} aria-hidden />}
          {t(isPaused ? 'resume' : 'pause')}
        </Button>
      ) : null}
      <Button onPress={() => void tasks.cancel(task).catch(onFailed)} testId="care.cancel">
        {t('stop')}
      </Button>
    </div>
  );
}
