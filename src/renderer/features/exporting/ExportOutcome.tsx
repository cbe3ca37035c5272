import { useQuery } from '@tanstack/react-query';
import { CircleCheck, Copy, Download, FolderOpen, TriangleAlert } from 'lucide-react';
import type { Task } from '../../../shared/contract/tasks.ts';
import { useArchive } from '../../client/archive-context.tsx';
import { failureText } from '../../client/failure.ts';
import { useTasks } from '../../client/tasks.ts';
import { Button } from '../../ui/Button.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { formatBytes } from '../../ui/format-bytes.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { useToast } from '../../ui/toasts.ts';
import styles from './ExportOutcome.module.css';
import { t } from './messages.ts';

interface Props {
  readonly taskId: string;
  /** Back to the choices; null where there are none. */
  readonly onAgain: (() => void) | null;
  onClose(): void;
}

/** The export under way, and how it ended: every file read again and compared, then the way to it. It goes on in the host when this is closed. */
export function ExportOutcome({ taskId, onAgain, onClose }: Props) {
  const { orpc, host } = useArchive();
  const toast = useToast();
  const tasks = useTasks();
  const task = tasks.all.find(({ id }) => id === taskId);
  const read = useQuery({ ...orpc.tasks.result.queryOptions({ input: { id: taskId } }), enabled: task?.state === 'done' });
  const result = read.data?.result;
  const reveal = async (path: string) => {
    try {
      await host.desktop?.revealInFolder({ path });
    } catch (error) {
      toast({ message: failureText(error), tone: 'error' });
    }
  };
  const copy = async (text: string) => {
    const isCopied = await copyText(text);
    toast({ message: t(isCopied ? 'done.copied' : 'done.copyFailed'), ...(isCopied ? {} : { tone: 'error' as const }) });
  };
  const stop = (running: Task) =>
    void tasks.cancel(running).catch((error: unknown) => toast({ message: failureText(error), tone: 'error' }));
  if (!task || task.endedAt === null || (task.state === 'done' && result?.kind !== 'export')) {
    const { done, of, step } = task ?? { done: null, of: null, step: null };
    return (
      <Dialog
        title={t('running')}
        isOpen
        onClose={onClose}
        closeLabel={t('close')}
        testId="export.running"
        footer={
          <>
            {task && task.endedAt === null ? <Button onPress={() => stop(task)}>{t('stop')}</Button> : null}
            <Button kind="main" onPress={onClose}>
              {t('running.close')}
            </Button>
          </>
        }
      >
        <div className={styles.stack}>
          <ProgressBar label={t('running')} done={done ?? 0} of={of ?? 0} />
          <span className={styles.text}>
            {of === null ? t('running.start') : t('running.count', { done: done ?? 0, count: of })}
          </span>
          <bdi className={styles.file}>{step}</bdi>
          <span className={styles.text}>{t('running.hint')}</span>
        </div>
      </Dialog>
    );
  }
  if (result?.kind !== 'export') {
    return (
      <Dialog
        title={t('failed.title')}
        isOpen
        onClose={onClose}
        closeLabel={t('close')}
        testId="export.failed"
        footer={
          <>
            <Button onPress={onClose}>{t('close')}</Button>
            {onAgain ? (
              <Button kind="main" onPress={onAgain}>
                {t('failed.again')}
              </Button>
            ) : null}
          </>
        }
      >
        <p className={styles.line} role="alert">
          <TriangleAlert size={18} aria-hidden className={styles.bad} />
          {task.state === 'cancelled' ? t('cancelled') : t('failed.text', { why: task.error?.message ?? '' })}
        </p>
      </Dialog>
    );
  }
  const { report } = result;
  const { download } = report;
  const desktop = host.desktop;
  return (
    <Dialog
      title={t('done.verified', { count: report.files.length, verified: report.verified ? report.files.length : 0 })}
      isOpen
      onClose={onClose}
      closeLabel={t('close')}
      testId="export.done"
      footer={
        <>
          <Button onPress={onClose}>{t('done.close')}</Button>
          {desktop !== undefined && download === undefined ? (
            <Button kind="main" onPress={() => void reveal(report.out)} testId="export.reveal">
              <FolderOpen size={16} strokeWidth={1.75} aria-hidden />
              {t('done.reveal')}
            </Button>
          ) : null}
          {download === undefined ? null : (
            <a className={styles.download} href={download.path} download={download.name} data-testid="export.download">
              <Download size={16} strokeWidth={1.75} aria-hidden />
              {t('done.download', { name: download.name })}
            </a>
          )}
        </>
      }
    >
      <div className={styles.stack}>
        <p className={styles.line}>
          {report.verified ? (
            <CircleCheck size={18} aria-hidden className={styles.ok} />
          ) : (
            <TriangleAlert size={18} aria-hidden className={styles.bad} />
          )}
          {t(report.verified ? 'done.text' : 'done.unverified')}
        </p>
        {download === undefined ? (
          <dl className={styles.facts}>
            <dt>{t('done.where')}</dt>
            <dd>
              <bdi className={styles.file}>{report.out}</bdi>
            </dd>
          </dl>
        ) : (
          <dl className={styles.facts}>
            <dt>{t('done.sha')}</dt>
            <dd>
              <code className={styles.file}>{download.sha256}</code>
              <IconButton icon={Copy} size={14} label={t('done.copy')} onPress={() => void copy(download.sha256)} />
            </dd>
            <dt>{download.name}</dt>
            <dd className={styles.text}>{formatBytes(download.bytes)}</dd>
          </dl>
        )}
        {report.skipped.length === 0 ? null : (
          <div className={styles.text}>
            {t('skipped', { count: report.skipped.length })}
            <ul className={styles.skipped}>
              {report.skipped.slice(0, 100).map(({ articleId, reason }) => (
                <li key={articleId}>{reason}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Dialog>
  );
}
