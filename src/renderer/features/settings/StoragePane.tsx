import { useQuery } from '@tanstack/react-query';
import { useArchive } from '../../client/archive-context.tsx';
import { failureText } from '../../client/failure.ts';
import { useWork } from '../../client/use-work.ts';
import { Button } from '../../ui/Button.tsx';
import { formatBytes } from '../../ui/format-bytes.ts';
import { formatDay } from '../../ui/format-date.ts';
import { StateCard } from '../../ui/StateCard.tsx';
import { useToast } from '../../ui/toasts.ts';
import { t } from './messages.ts';
import styles from './SettingsSheet.module.css';
import { WorkLine } from './WorkLine.tsx';

/** Where the archive lies, how large it is, and the two checks a person may ask for: of the bytes and of the index. */
export function StoragePane() {
  const { orpc, client, host } = useArchive();
  const toast = useToast();
  const info = useQuery(orpc.archive.info.queryOptions());
  const stats = useQuery(orpc.archive.stats.queryOptions());
  const verify = useWork((_: null, signal) => client.archive.verify({ mode: 'full' }, { signal }));
  const reindex = useWork((_: null, signal) => client.archive.reindex(undefined, { signal }));
  const error = info.error ?? stats.error;
  if (error) return <StateCard tone="error" title={t('storage.error', { why: failureText(error) })} />;
  if (info.data === undefined || stats.data === undefined) return null;
  const { path, freeBytes, lastVerify, index } = info.data;
  const { articles, captures, bytes, indexBytes } = stats.data;
  const reveal = async () => {
    try {
      await host.desktop?.revealInFolder({ path });
    } catch (failure) {
      toast({ message: failureText(failure), tone: 'error' });
    }
  };
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
        {host.desktop === undefined ? null : <Button onPress={() => void reveal()}>{t('location.reveal')}</Button>}
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
          <WorkLine
            work={verify.work}
            running={(done, of) => t('verify.running', { done, count: of })}
            done={({ report }) =>
              report.state === 'clean'
                ? t('verify.result.clean', { count: report.ok })
                : t('verify.result.damaged', { ok: report.ok, changed: report.changed.length, missing: report.missing.length })
            }
          />
        </div>
        <WorkButton
          isRunning={verify.work.stage === 'running'}
          title={t('verify.run')}
          onStart={() => void verify.start(null).then(() => info.refetch())}
          onStop={verify.stop}
          testId="settings.verify"
        />
      </div>
      <div className={styles.setting}>
        <div className={styles.words}>
          <span className={styles.name}>{t('index')}</span>
          <span className={styles.hint}>
            {t(`index.${index.state}`, { bytes: formatBytes(indexBytes), done: index.done, total: index.total })}
          </span>
          <WorkLine
            work={reindex.work}
            running={(done, of) => t('index.rebuilding', { done, count: of })}
            done={(result) => t('index.rebuilt', { count: result.articles })}
          />
        </div>
        <WorkButton
          isRunning={reindex.work.stage === 'running'}
          title={t('index.rebuild')}
          onStart={() => void reindex.start(null).then(() => stats.refetch())}
          onStop={reindex.stop}
          testId="settings.reindex"
        />
      </div>
    </>
  );
}

interface WorkButtonProps {
  readonly isRunning: boolean;
  readonly title: string;
  readonly testId: string;
  onStart(): void;
  onStop(): void;
}

function WorkButton({ isRunning, title, testId, onStart, onStop }: WorkButtonProps) {
  return isRunning ? (
    <Button onPress={onStop}>{t('stop')}</Button>
  ) : (
    <Button onPress={onStart} testId={testId}>
      {title}
    </Button>
  );
}
