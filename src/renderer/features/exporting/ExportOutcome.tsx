import { CircleCheck, Copy, Download, FolderOpen, TriangleAlert } from 'lucide-react';
import { useArchive } from '../../client/archive-context.tsx';
import { failureText } from '../../client/failure.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { useToast } from '../../ui/toasts.ts';
import styles from './ExportOutcome.module.css';
import { t } from './messages.ts';
import { sizeText } from './plan-tree.ts';
import type { ExportRun } from './use-export.ts';

interface Props {
  readonly run: Exclude<ExportRun, { stage: 'choosing' }>;
  onStop(): void;
  onAgain(): void;
  onClose(): void;
}

/** The export under way, and how it ended: every file read again and compared, then the way to it. */
export function ExportOutcome({ run, onStop, onAgain, onClose }: Props) {
  const { host } = useArchive();
  const toast = useToast();
  const reveal = async (path: string) => {
    try {
      await host.desktop?.revealInFolder({ path });
    } catch (error) {
      toast({ message: failureText(error), tone: 'error' });
    }
  };
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      toast({ message: t('done.copied') });
    } catch {
      toast({ message: t('done.copyFailed'), tone: 'error' });
    }
  };
  if (run.stage === 'running') {
    return (
      <Dialog
        title={t('running')}
        isOpen
        onClose={onStop}
        closeLabel={t('stop')}
        testId="export.running"
        footer={<Button onPress={onStop}>{t('stop')}</Button>}
      >
        <div className={styles.stack}>
          <ProgressBar label={t('running')} done={run.done} of={run.of} />
          <span className={styles.text}>{t('running.count', { done: run.done, count: run.of })}</span>
          <bdi className={styles.file}>{run.file}</bdi>
        </div>
      </Dialog>
    );
  }
  if (run.stage === 'failed' || run.stage === 'stopped') {
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
            <Button kind="main" onPress={onAgain}>
              {t('failed.again')}
            </Button>
          </>
        }
      >
        <p className={styles.line} role="alert">
          <TriangleAlert size={18} aria-hidden className={styles.bad} />
          {run.stage === 'stopped' ? t('cancelled') : t('failed.text', { why: run.why })}
        </p>
      </Dialog>
    );
  }
  const { report } = run;
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
            <dd className={styles.text}>{sizeText(download.bytes)}</dd>
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
