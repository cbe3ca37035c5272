import { useQuery } from '@tanstack/react-query';
import { ChevronUp, TriangleAlert } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useArchive } from '../client/archive-context.tsx';
import { Button } from '../ui/Button.tsx';
import { formatBytes } from '../ui/format-bytes.ts';
import { useApp } from './app-context.ts';
import { t } from './messages/en.ts';
import styles from './StatusBar.module.css';
import { countOf } from './selection.ts';

const LOW_DISK = 2_000_000_000;

/** The foot of the window: selection, index, network, failures, and the way to Activity. */
export function StatusBar() {
  const { orpc } = useArchive();
  const { state, selecting, panes } = useApp();
  const info = useQuery(orpc.archive.info.queryOptions()).data;
  const jobs = useQuery(orpc.captures.jobs.queryOptions()).data;
  const isOnline = useSyncExternalStore(onLine, () => navigator.onLine);
  const selected = countOf(selecting.selection);
  const index = info?.index;
  return (
    <footer className={styles.bar} data-region="status">
      <span className={styles.part} data-testid="status.selected">
        {selected > 0
          ? t('status.selected', { count: selected, total: state.total })
          : t('status.articles', { count: state.total })}
      </span>
      {index ? (
        <span className={styles.part} data-testid="status.index">
          {index.state === 'building'
            ? t('status.index.building', { done: index.done, total: index.total })
            : t(`status.index.${index.state}`)}
        </span>
      ) : null}
      <span className={styles.part} data-testid="status.network">
        {isOnline
          ? jobs && jobs.active > 0
            ? t('status.network.capturing', { count: jobs.active })
            : t('status.network.idle')
          : t('status.offline')}
      </span>
      {jobs && jobs.failed > 0 ? (
        <Button
          kind="quiet"
          isCompact
          className={styles.failed ?? ''}
          onPress={() => (panes.activity ? undefined : panes.toggle('activity'))}
          testId="status.failed"
        >
          <TriangleAlert size={14} strokeWidth={1.75} aria-hidden />
          {t('status.failed', { count: jobs.failed })}
        </Button>
      ) : null}
      {info?.freeBytes != null && info.freeBytes < LOW_DISK ? (
        <span className={styles.low}>{t('status.disk', { free: formatBytes(info.freeBytes) })}</span>
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

function onLine(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
