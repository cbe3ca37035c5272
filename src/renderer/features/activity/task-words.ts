import type { Task } from '../../../shared/contract/tasks.ts';
import { msLeft } from '../../client/tasks.ts';
import { timeLeft } from '../../ui/time-left.ts';
import { t } from './messages.ts';

/** What a piece of long work is called. */
export function taskName({ kind, about }: Task): string {
  return about === null ? t(`task.${kind}`) : t('task.about', { task: t(`task.${kind}`), about });
}

/** How it stands, in words. */
export function taskWords(task: Task): string {
  switch (task.state) {
    case 'running': {
      if (task.of === null || task.done === null) return t('task.starting');
      const left = msLeft(task);
      const done = t('task.progress', { done: task.done, of: task.of });
      return left === null ? done : t('task.left', { progress: done, time: timeLeft(left) });
    }
    case 'paused':
      return task.of === null ? t('task.paused') : t('task.paused.at', { done: task.done ?? 0, of: task.of });
    case 'failed':
      return task.error?.message ?? t('stage.failed');
    case 'cancelled':
      return t('stage.cancelled');
    case 'done':
      return task.outcome === null ? t('task.done') : t(`task.done.${task.outcome}`);
  }
}

/** Whether it ended in a way that a person should look at. */
export function isBad({ state, outcome }: Task): boolean {
  return (
    state === 'failed' ||
    outcome === 'damaged' ||
    outcome === 'lost-parts' ||
    outcome === 'unverified' ||
    outcome === 'some-failed'
  );
}
