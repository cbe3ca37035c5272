import { useQuery } from '@tanstack/react-query';
import { CircleCheck, FolderOpen, TriangleAlert } from 'lucide-react';
import type { BackupReport } from '../../../shared/contract/fixity.ts';
import type { Task } from '../../../shared/contract/tasks.ts';
import { useArchive } from '../../client/archive-context.tsx';
import { failureText } from '../../client/failure.ts';
import { useTasks } from '../../client/tasks.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { formatBytes } from '../../ui/format-bytes.ts';
import { type DateStyle, formatMoment } from '../../ui/format-date.ts';
import { useToast } from '../../ui/toasts.ts';
import styles from './Care.module.css';
import { CommandLine, quoted } from './CommandLine.tsx';
import { t } from './messages.ts';
import { TaskProgress } from './TaskProgress.tsx';

interface Props {
  readonly dateStyle: DateStyle;
  onClose(): void;
}

/** A second archive with the same files: made, brought up to date, or read again. A page, which may not write folders, says what to type. */
export function BackupSheet({ dateStyle, onClose }: Props) {
  const { orpc, host } = useArchive();
  const toast = useToast();
  const tasks = useTasks();
  const info = useQuery(orpc.archive.info.queryOptions()).data;
  const running = tasks.running('backup');
  const latest = tasks.latest('backup');
  const failed = (error: unknown) => toast({ message: failureText(error), tone: 'error' });
  const { desktop } = host;
  const begin = async (mode: 'copy' | 'verify') => {
    const { path } = (await desktop?.chooseCareFolder({ purpose: 'backup' })) ?? { path: null };
    if (path !== null) await tasks.start({ kind: 'backup', input: { to: path, mode } });
  };
  const path = quoted(info?.path ?? '');
  return (
    <Dialog
      title={t('backup.title')}
      isOpen
      onClose={onClose}
      closeLabel={t('close')}
      size="medium"
      testId="backup"
      footer={
        <>
          <Button onPress={onClose}>{t('close')}</Button>
          {desktop ? (
            <>
              <Button isDisabled={running !== null} onPress={() => void begin('verify').catch(failed)}>
                {t('backup.check')}
              </Button>
              <Button
                kind="main"
                isDisabled={running !== null}
                onPress={() => void begin('copy').catch(failed)}
                testId="backup.choose"
              >
                {t('backup.choose')}
              </Button>
            </>
          ) : null}
        </>
      }
    >
      <div className={styles.body}>
        <p>{t('backup.text')}</p>
        <p className={styles.strong} data-testid="backup.last">
          {info?.lastBackup
            ? t('backup.last', { when: formatMoment(info.lastBackup.at, dateStyle), count: info.lastBackup.objects })
            : t('backup.never')}
        </p>
        {desktop ? null : (
          <>
            <p>{t('backup.page')}</p>
            <CommandLine line={t('backup.command', { path })} />
            <CommandLine line={t('backup.command.check', { path })} />
          </>
        )}
        {running ? (
          <div className={styles.running}>
            <TaskProgress
              task={running}
              tasks={tasks}
              words={
                running.of === null
                  ? t('backup.starting')
                  : t(running.state === 'paused' ? 'backup.paused' : 'backup.running', {
                      done: running.done ?? 0,
                      count: running.of,
                    })
              }
              hint={t('backup.goesOn')}
              onFailed={failed}
            />
          </div>
        ) : latest ? (
          <Outcome task={latest} />
        ) : null}
      </div>
    </Dialog>
  );
}

function Outcome({ task }: { readonly task: Task }) {
  const { orpc, host } = useArchive();
  const read = useQuery({ ...orpc.tasks.result.queryOptions({ input: { id: task.id } }), enabled: task.state === 'done' });
  if (task.state === 'failed')
    return (
      <p className={styles.boxed} role="alert">
        <TriangleAlert size={16} aria-hidden className={styles.bad} />
        {t('failed', { why: task.error?.message ?? '' })}
      </p>
    );
  const result = read.data?.result;
  if (result?.kind !== 'backup') return null;
  const { report } = result;
  const { desktop } = host;
  const Icon = report.verified ? CircleCheck : TriangleAlert;
  return (
    <div className={styles.boxed} role="status" data-testid="backup.outcome">
      <Icon size={16} aria-hidden className={report.verified ? styles.ok : styles.bad} />
      <div className={styles.stack}>
        <span>{outcomeWords(report)}</span>
        {report.skipped.length > 0 ? <span>{t('backup.skipped', { count: report.skipped.length })}</span> : null}
        <span className={styles.hint}>{t('backup.anchor')}</span>
      </div>
      {desktop ? (
        <Button isCompact onPress={() => void desktop.revealInFolder({ path: report.to })}>
          <FolderOpen size={14} aria-hidden />
          {t('reveal')}
        </Button>
      ) : null}
    </div>
  );
}

function outcomeWords({ to, copied, bytes, objects, verified, changed, missing }: BackupReport): string {
  if (!verified) return t('backup.unverified', { to, changed: changed.length, missing: missing.length });
  if (copied > 0) return t('backup.done', { count: copied, bytes: formatBytes(bytes), to });
  return objects > 0 ? t('backup.verified', { count: objects, to }) : t('backup.done.none', { to });
}
