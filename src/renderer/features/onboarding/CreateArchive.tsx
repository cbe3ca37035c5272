import type { ArchiveInfo } from '../../../shared/contract/care.ts';
import { useArchive } from '../../client/archive-context.tsx';
import { useAttempt } from '../../client/use-attempt.ts';
import { Button } from '../../ui/Button.tsx';
import { formatBytes } from '../../ui/format-bytes.ts';
import { t } from './messages.ts';
import styles from './Onboarding.module.css';

interface Props {
  readonly info: Pick<ArchiveInfo, 'path' | 'freeBytes' | 'notice'>;
  /** Looks for the archive again. */
  onRetry(): void;
  /** The archive is there now. */
  onCreated(): void;
}

/** Full window, when there is no archive where the host looks for one: make it, look again, or open another. */
export function CreateArchive({ info, onRetry, onCreated }: Props) {
  const { client, host } = useArchive();
  const { isBusy, problem, attempt } = useAttempt((why) => t('failed', { why }));
  const create = () =>
    void attempt(async () => {
      await client.archive.create();
      onCreated();
    });
  const desktop = host.desktop;
  return (
    <main className={styles.window} data-testid="onboarding.create">
      <div className={styles.panel}>
        <h1 className={styles.title}>{t('title')}</h1>
        <p className={styles.text}>{info.notice ?? t('missing', { path: info.path })}</p>
        <p className={styles.text}>{t('missing.text')}</p>
        <div className={styles.choice}>
          <Button kind="main" isDisabled={isBusy} onPress={create} testId="onboarding.create.submit">
            {isBusy ? t('creating') : t('create')}
          </Button>
          <span className={styles.place}>
            <bdi className={styles.path}>{info.path}</bdi>
            {info.freeBytes === null ? null : <span>{t('free', { size: formatBytes(info.freeBytes) })}</span>}
          </span>
        </div>
        <div className={styles.choice}>
          {desktop === undefined ? null : (
            <Button isDisabled={isBusy} onPress={() => void attempt(() => desktop.openArchive())}>
              {t('open')}
            </Button>
          )}
          <Button isDisabled={isBusy} onPress={onRetry}>
            {t('retry')}
          </Button>
        </div>
        {problem === null ? null : (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
        <p className={styles.quiet}>{t('private')}</p>
      </div>
    </main>
  );
}
