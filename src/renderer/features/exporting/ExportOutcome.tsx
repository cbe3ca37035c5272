import { CircleCheck, Copy, Download, FolderOpen, TriangleAlert } from 'lucide-react';
import type { ExportReport } from '../../../shared/contract/exchange.ts';
import { useArchive } from '../../client/archive-context.tsx';
import { failureText } from '../../client/failure.ts';
import type { Work } from '../../client/use-work.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { formatBytes } from '../../ui/format-bytes.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { useToast } from '../../ui/toasts.ts';
import styles from './ExportOutcome.module.css';
import { t } from './messages.ts';

type ExportEvent =
  | { readonly type: 'progress'; readonly done: number; readonly of: number; readonly file: string }
  | { readonly type: 'done'; readonly report: ExportReport };

interface Props {
  readonly work: Exclude<Work<ExportEvent>, { stage: 'idle' }>;
  /** How many files the plan had, shown until the first is written. */
  readonly fileCount: number;
  onStop(): void;
  onAgain(): void;
  onClose(): void;
}

/** The export under way, and how it ended: every file read again and compared, then the way to it. */
export function ExportOutcome({ work, fileCount, onStop, onAgain, onClose }: Props) {
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
  if (work.stage === 'running') {
    const { done, of, file } = work.progress ?? { done: 0, of: fileCount, file: '' };
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
          <ProgressBar label={t('running')} done={done} of={of} />
          <span className={styles.text}>{t('running.count', { done, count: of })}</span>
          <bdi className={styles.file}>{file}</bdi>
        </div>
      </Dialog>
    );
  }
  if (work.stage === 'failed' || work.stage === 'stopped') {
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
          {work.stage === 'stopped' ? t('cancelled') : t('failed.text', { why: work.why })}
        </p>
      </Dialog>
    );
  }
  const { report } = work.result;
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
