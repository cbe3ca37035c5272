import { useQuery } from '@tanstack/react-query';
import { useArchive } from '../../client/archive-context.tsx';
import { failureText } from '../../client/failure.ts';
import { useTasks } from '../../client/tasks.ts';
import { Button } from '../../ui/Button.tsx';
import { formatBytes } from '../../ui/format-bytes.ts';
import { formatDay } from '../../ui/format-date.ts';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { StateCard } from '../../ui/StateCard.tsx';
import { useToast } from '../../ui/toasts.ts';
import { t } from './messages.ts';
import { ReadAnew } from './ReadAnew.tsx';
import styles from './SettingsSheet.module.css';

interface Props {
  onVerify(): void;
  onBackup(): void;
  onLog(): void;
}

/** Where the archive lies, how large it is, and the ways to check it, back it up, read its log and make its index anew. */
export function StoragePane({ onVerify, onBackup, onLog }: Props) {
  const { orpc, host } = useArchive();
  const toast = useToast();
  const info = useQuery(orpc.archive.info.queryOptions());
  const stats = useQuery(orpc.archive.stats.queryOptions());
  const tasks = useTasks();
  const rebuilding = tasks.running('reindex');
  const lastRebuild = tasks.latest('reindex');
  const error = info.error ?? stats.error;
  if (error) return <StateCard tone="error" title={t('storage.error', { why: failureText(error) })} />;
  if (info.data === undefined || stats.data === undefined) return null;
  const { path, freeBytes, lastVerify, lastBackup, index } = info.data;
  const { articles, captures, bytes, indexBytes } = stats.data;
  const attempt = (work: Promise<unknown> | undefined) =>
    void work?.catch((failure: unknown) => toast({ message: failureText(failure), tone: 'error' }));
  return (
    <>
      <div className={styles.setting}>
        <div className={styles.words}>
          <span className={styles.name}>{t('location')}</span>
          <bdi className={styles.path}>{path}</bdi>
          {freeBytes === null ? null : (
            <span className={styles.hint}>{t('location.free', { size: formatBytes(freeBytes) })}</span>
          )}
        </div>
        {host.desktop === undefined ? null : (
          <Button onPress={() => attempt(host.desktop?.revealInFolder({ path }))}>{t('location.reveal')}</Button>
        )}
      </div>
      <div className={styles.setting}>
        <div className={styles.words}>
          <span className={styles.name}>{t('size')}</span>
          <span className={styles.hint}>
            {t('size.text', {
              articles: t('size.articles', { count: articles }),
              captures: t('size.captures', { count: captures }),
              bytes: formatBytes(bytes),
            })}
          </span>
        </div>
      </div>
      <div className={styles.setting}>
        <div className={styles.words}>
          <span className={styles.name}>{t('verify')}</span>
          <span className={styles.hint}>
            {lastVerify === null ? t('verify.never') : t(`verify.${lastVerify.state}`, { date: formatDay(lastVerify.at) })}
          </span>
        </div>
        <Button onPress={onVerify} testId="settings.verify">
          {t('verify.run')}
        </Button>
      </div>
      <div className={styles.setting}>
        <div className={styles.words}>
          <span className={styles.name}>{t('backup')}</span>
          <span className={styles.hint}>
            {lastBackup === null
              ? t('backup.never')
              : t('backup.last', { date: formatDay(lastBackup.at), count: lastBackup.objects })}
          </span>
        </div>
        <Button onPress={onBackup} testId="settings.backup">
          {t('backup.run')}
        </Button>
      </div>
      <div className={styles.setting}>
        <div className={styles.words}>
          <span className={styles.name}>{t('log')}</span>
          <span className={styles.hint}>{t('log.hint')}</span>
        </div>
        <Button onPress={onLog} testId="settings.log">
          {t('log.run')}
        </Button>
      </div>
      <div className={styles.setting}>
        <div className={styles.words}>
          <span className={styles.name}>{t('index')}</span>
          <span className={styles.hint}>
            {t(`index.${index.state}`, { bytes: formatBytes(indexBytes), done: index.done, total: index.total })}
          </span>
          {rebuilding ? (
            <span className={styles.work}>
              <ProgressBar label={t('index')} done={rebuilding.done ?? 0} of={rebuilding.of ?? 0} />
              <span>{t('index.rebuilding', { done: rebuilding.done ?? 0, count: rebuilding.of ?? 0 })}</span>
            </span>
          ) : lastRebuild?.state === 'failed' ? (
            <span className={styles.bad} role="alert">
              {t('failed', { why: lastRebuild.error?.message ?? '' })}
            </span>
          ) : lastRebuild?.state === 'done' ? (
            <span className={styles.result} role="status">
              {t('index.rebuilt', { count: lastRebuild.of ?? 0 })}
            </span>
          ) : null}
        </div>
        <Button
          isDisabled={rebuilding !== null}
          onPress={() => attempt(tasks.start({ kind: 'reindex' }))}
          testId="settings.reindex"
        >
          {t('index.rebuild')}
        </Button>
      </div>
      <ReadAnew tasks={tasks} isReadOnly={info.data.state === 'read-only'} onAttempt={attempt} />
    </>
  );
}
