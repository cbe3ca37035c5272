import { useQuery } from '@tanstack/react-query';
import { ChevronUp, HardDrive, TriangleAlert } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useArchive } from '../client/archive-context.tsx';
import { failureText } from '../client/failure.ts';
import { msLeft, useTasks } from '../client/tasks.ts';
import { useIndexSentence } from '../features/standing/index-sentence.ts';
import { Button } from '../ui/Button.tsx';
import { formatBytes } from '../ui/format-bytes.ts';
import { timeLeft } from '../ui/time-left.ts';
import { useApp } from './app-context.ts';
import { t } from './messages/en.ts';
import styles from './StatusBar.module.css';
import { countOf } from './selection.ts';

const LOW_DISK = 2_000_000_000;

/** The foot of the window: selection, index, network, long work, failures, room on the disk, and the way to Activity. */
export function StatusBar() {
  const { orpc, client, host } = useArchive();
  const { state, selecting, panes, toast } = useApp();
  const read = useQuery(orpc.archive.info.queryOptions());
  const info = read.data;
  const jobs = useQuery(orpc.captures.jobs.queryOptions()).data;
  const isOnline = useSyncExternalStore(onLine, () => navigator.onLine);
  const selected = countOf(selecting.selection);
  const indexing = useIndexSentence(info?.index);
  const openActivity = () => {
    if (!panes.activity) panes.toggle('activity');
  };
  const told = (error: unknown) => toast({ message: failureText(error), tone: 'error' });
  const choose = () => void host.desktop?.openArchive().catch(told);
  const pauseIndexing = (paused: boolean) =>
    void client.archive
      .pauseIndexing({ paused })
      .then(() => read.refetch())
      .catch(told);
  return (
    <footer className={styles.bar} data-region="status">
      <span className={styles.part} data-testid="status.selected">
        {selected > 0
          ? t('status.selected', { count: selected, total: state.total })
          : t('status.articles', { count: state.total })}
      </span>
      {info ? (
        <span className={styles.part} data-testid="status.index">
          {indexing ?? t(info.index.state === 'damaged' ? 'status.index.damaged' : 'status.index.ready')}
        </span>
      ) : null}
      {info && indexing !== null ? (
        <Button kind="link" isCompact onPress={() => pauseIndexing(!info.index.paused)} testId="status.index.pause">
          {t(info.index.paused ? 'status.index.resume' : 'status.index.pause')}
        </Button>
      ) : null}
      <span className={styles.part} data-testid="status.network">
        {isOnline
          ? jobs && jobs.active > 0
            ? t('status.network.capturing', { count: jobs.active })
            : t('status.network.idle')
          : t('status.offline')}
      </span>
      <Running onPress={openActivity} />
      {jobs && jobs.failed > 0 ? (
        <Button kind="quiet" isCompact className={styles.failed ?? ''} onPress={openActivity} testId="status.failed">
          <TriangleAlert size={14} strokeWidth={1.75} aria-hidden />
          {t('status.failed', { count: jobs.failed })}
        </Button>
      ) : null}
      {info?.freeBytes != null && info.freeBytes < LOW_DISK ? (
        <span className={styles.low} data-testid="status.disk">
          <HardDrive size={14} strokeWidth={1.75} aria-hidden />
          {t('status.disk', { free: formatBytes(info.freeBytes) })}
          {host.desktop ? (
            <Button kind="link" isCompact onPress={choose}>
              {t('status.disk.choose')}
            </Button>
          ) : null}
        </span>
      ) : null}
      <Button
        kind="quiet"
        isCompact
        className={styles.activity ?? ''}
        isPressed={panes.activity}
        onPress={() => panes.toggle('activity')}
        testId="status.activity"
      >
        {t('status.activity')}
        <ChevronUp size={14} aria-hidden />
      </Button>
    </footer>
  );
}

/** The long work that is under way, in one line. */
function Running({ onPress }: { onPress(): void }) {
  const tasks = useTasks();
  const task = tasks.all.find(({ endedAt }) => endedAt === null);
  if (!task) return null;
  const left = msLeft(task);
  const percent = task.of && task.done !== null ? Math.floor((100 * task.done) / task.of) : 0;
  const words = t(`status.task.${task.kind}`, { percent });
  return (
    <Button kind="quiet" isCompact className={styles.task ?? ''} onPress={onPress} testId="status.task">
      {task.state === 'paused'
        ? t('status.task.paused', { task: words })
        : left === null
          ? words
          : t('status.task.left', { task: words, time: timeLeft(left) })}
    </Button>
  );
}

function onLine(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
