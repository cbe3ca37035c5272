import { Unplug } from 'lucide-react';
import type { ArchiveInfo } from '../../../shared/contract/care.ts';
import { useArchive } from '../../client/archive-context.tsx';
import { useAttempt } from '../../client/use-attempt.ts';
import { Button } from '../../ui/Button.tsx';
import { Cover } from './Cover.tsx';
import { t } from './messages.ts';
import styles from './Standing.module.css';

interface Props {
  readonly info: Pick<ArchiveInfo, 'path' | 'notice'>;
  /** What archive should be there. */
  readonly archiveId: string;
  /** Looks for the archive again. */
  onRetry(): Promise<unknown>;
  /** Makes a new one in its place; null while that would be wrong. */
  readonly onCreate: (() => Promise<unknown>) | null;
}

/** Over the whole window, when the archive's folder is gone: what was on screen and what was typed waits underneath until it is back. */
export function ArchiveGone({ info, archiveId, onRetry, onCreate }: Props) {
  const { host } = useArchive();
  const { isBusy, problem, attempt } = useAttempt((why) => t('failed', { why }));
  const { desktop } = host;
  return (
    <Cover
      icon={Unplug}
      title={t('gone.title')}
      problem={problem}
      testId="standing.gone"
      actions={
        <>
          {desktop ? (
            <>
              <Button
                kind="main"
                isDisabled={isBusy}
                onPress={() => void attempt(() => desktop.locateArchive({ archiveId }))}
                testId="standing.locate"
              >
                {t('locate')}
              </Button>
              <Button isDisabled={isBusy} onPress={() => void attempt(() => desktop.openArchive())}>
                {t('openAnother')}
              </Button>
            </>
          ) : null}
          <Button
            kind={desktop ? 'plain' : 'main'}
            isDisabled={isBusy}
            autoFocus
            onPress={() => void attempt(onRetry)}
            testId="standing.retry"
          >
            {isBusy ? t('looking') : t('retry')}
          </Button>
          {onCreate ? (
            <Button kind="quiet" isDisabled={isBusy} onPress={() => void attempt(onCreate)} testId="standing.create">
              {t('create')}
            </Button>
          ) : null}
        </>
      }
    >
      <p className={styles.text}>{info.notice ?? t('gone.text', { path: info.path })}</p>
      <p className={styles.more}>{t(desktop ? 'gone.drive' : 'gone.drive.page')}</p>
      {desktop ? null : <code className={styles.command}>{t('gone.command')}</code>}
    </Cover>
  );
}
