import { useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Pause, Play, X } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import type { Job } from '../../../shared/contract/captures.ts';
import type { Task } from '../../../shared/contract/tasks.ts';
import { useArchive } from '../../client/archive-context.tsx';
import { failureText } from '../../client/failure.ts';
import { useTasks } from '../../client/tasks.ts';
import { Button } from '../../ui/Button.tsx';
import { formatBytes } from '../../ui/format-bytes.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { StateCard } from '../../ui/StateCard.tsx';
import { useToast } from '../../ui/toasts.ts';
import styles from './ActivityDrawer.module.css';
import { type ActivityRow, activityRows, quarterDone } from './activity-rows.ts';
import { CauseRow } from './CauseRow.tsx';
import type { Cause } from './causes.ts';
import { JobRow } from './JobRow.tsx';
import { t } from './messages.ts';
import { TaskRow } from './TaskRow.tsx';

interface Props {
  onClose(): void;
  onOpen(articleId: string): void;
  /** Shows what came of a piece of long work. */
  onShowTask(task: Task): void;
}

const ROW_PX = 32;
const NO_JOBS: readonly Job[] = [];

/** The queue at the foot of the window: what runs, what waits, what failed and why, what is done. */
export function ActivityDrawer({ onClose, onOpen, onShowTask }: Props) {
  const { orpc, client } = useArchive();
  const toast = useToast();
  const query = useQuery(orpc.captures.jobs.queryOptions());
  const [open, setOpen] = useState<ReadonlySet<Cause>>(new Set());
  const scroller = useRef<HTMLDivElement>(null);
  const jobs = query.data?.jobs ?? NO_JOBS;
  const tasks = useTasks();
  const hold = query.data?.hold ?? null;
  const rows = useMemo(() => activityRows(jobs, open, tasks.all), [jobs, open, tasks.all]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 6,
    initialRect: { width: 800, height: 200 },
  });
  const counts = query.data ?? { active: 0, waiting: 0, failed: 0, done: 0, paused: false };
  const all = counts.active + counts.waiting + counts.failed + counts.done;
  const over = counts.failed + counts.done;
  const percent = quarterDone(counts);

  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work();
      await query.refetch();
    } catch (error) {
      toast({ message: failureText(error), tone: 'error' });
    }
  };
  const retry = (some: readonly Job[]) =>
    void attempt(() => client.captures.retry({ jobIds: some.filter((job) => job.retryable).map(({ id }) => id) }));
  const cancel = (job: Job) => void attempt(() => client.captures.cancel({ jobIds: [job.id] }));
  const clear = () =>
    void attempt(async () => {
      const { cleared: captures } = await client.captures.clearDone();
      const cleared = captures + (await tasks.clear());
      toast({ message: t('cleared', { count: cleared }) });
    });
  const toggle = (cause: Cause) =>
    setOpen((earlier) => {
      const next = new Set(earlier);
      if (!next.delete(cause)) next.add(cause);
      return next;
    });
  const failed = jobs.filter((job) => job.stage === 'failed');
  const inState = (state: Task['state']) => tasks.all.filter((task) => task.state === state).length;

  return (
    <section className={styles.drawer} aria-label={t('title')} data-testid="activity">
      <header className={styles.head}>
        <h2 className={styles.title}>{t('title')}</h2>
        <span className={styles.counts}>
          <span>{t('active', { count: counts.active + inState('running') })}</span>
          <span>{t('waiting', { count: counts.waiting + inState('paused') })}</span>
          <span>{t('failed', { count: counts.failed + inState('failed') })}</span>
          <span>{t('done', { count: counts.done + inState('done') })}</span>
        </span>
        <span className={styles.space} />
        {all === over && !counts.paused ? null : (
          <Button
            kind="quiet"
            isCompact
            onPress={() => void attempt(() => client.captures.pause({ paused: !counts.paused }))}
            testId="activity.pause"
          >
            {counts.paused ? <Play size={13} aria-hidden /> : <Pause size={13} aria-hidden />}
            {counts.paused ? t('resume') : t('pause')}
          </Button>
        )}
        <Button
          kind="quiet"
          isCompact
          isDisabled={!failed.some((job) => job.retryable)}
          onPress={() => retry(failed)}
          testId="activity.retry-failed"
        >
          {t('retryFailed')}
        </Button>
        <Button
          kind="quiet"
          isCompact
          isDisabled={counts.done === 0 && !tasks.all.some(({ endedAt }) => endedAt !== null)}
          onPress={clear}
          testId="activity.clear"
        >
          {t('clear')}
        </Button>
        <IconButton icon={X} size={16} label={t('close')} onPress={onClose} />
      </header>
      {counts.paused ? <p className={styles.note}>{t('paused')}</p> : null}
      {hold ? (
        <p className={styles.note} data-testid="activity.held">
          {t('held', { free: formatBytes(hold.freeBytes), needed: formatBytes(hold.needed) })}
        </p>
      ) : null}
      {query.error ? (
        <StateCard
          tone="error"
          title={t('error', { why: failureText(query.error) })}
          actions={<Button onPress={() => void query.refetch()}>{t('error.retry')}</Button>}
        />
      ) : rows.length === 0 ? (
        query.isPending ? null : (
          <StateCard title={t('empty')} testId="activity.empty" />
        )
      ) : (
        <div ref={scroller} className={styles.scroller}>
          <ul className={styles.list} style={{ blockSize: virtual.getTotalSize() }} aria-label={t('tasks')}>
            {virtual.getVirtualItems().map((item) => {
              const row = rows[item.index];
              return row === undefined ? null : (
                <li
                  key={keyOf(row)}
                  aria-setsize={rows.length}
                  aria-posinset={item.index + 1}
                  className={styles.row}
                  style={{ top: item.start }}
                >
                  {row.kind === 'cause' ? (
                    <CauseRow {...row} onToggle={() => toggle(row.cause)} onRetry={() => retry(row.jobs)} />
                  ) : row.kind === 'task' ? (
                    <TaskRow
                      task={row.task}
                      onPause={(paused) => void attempt(() => tasks.pause(row.task, paused))}
                      onCancel={() => void attempt(() => tasks.cancel(row.task))}
                      onRetry={() => void attempt(() => tasks.retry(row.task))}
                      onShow={() => onShowTask(row.task)}
                    />
                  ) : (
                    <JobRow
                      job={row.job}
                      isHeld={hold !== null}
                      onCancel={() => cancel(row.job)}
                      onRetry={() => retry([row.job])}
                      onOpen={onOpen}
                    />
                  )}
                </li>
              );
            })}
          </ul>
        </div>
      )}
      {all === 0 ? null : (
        <footer className={styles.foot}>
          <span>{t('progress', { done: over, count: all })}</span>
          <span className={styles.total}>
            <ProgressBar label={t('title')} done={over} of={all} />
          </span>
        </footer>
      )}
      <div className="visually-hidden" aria-live="polite">
        {percent === 0 ? '' : t('progress.percent', { percent, count: all })}
      </div>
    </section>
  );
}

function keyOf(row: ActivityRow): string {
  return row.kind === 'cause' ? `cause-${row.cause}` : row.kind === 'task' ? row.task.id : row.job.id;
}
