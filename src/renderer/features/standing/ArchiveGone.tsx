import { Unplug } from 'lucide-react';
import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { ArchiveInfo } from '../../../shared/contract/care.ts';
import { useArchive } from '../../client/archive-context.tsx';
import { failureText } from '../../client/failure.ts';
import { Button } from '../../ui/Button.tsx';
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
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const attempt = async (work: () => Promise<unknown>) => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(t('failed', { why: failureText(error) }));
    } finally {
      setBusy(false);
    }
  };
  const { desktop } = host;
  return (
    <ModalOverlay isOpen isKeyboardDismissDisabled className={styles.cover ?? ''}>
      <Modal className={styles.panel ?? ''}>
        <Dialog role="alertdialog" className={styles.inside ?? ''} data-testid="standing.gone">
          <div className={styles.head}>
            <Unplug size={24} strokeWidth={1.5} aria-hidden className={styles.icon} />
            <Heading slot="title" level={1} className={styles.title ?? ''}>
              {t('gone.title')}
            </Heading>
          </div>
          <p className={styles.text}>{info.notice ?? t('gone.text', { path: info.path })}</p>
          <p className={styles.more}>{t(desktop ? 'gone.drive' : 'gone.drive.page')}</p>
          {desktop ? null : <code className={styles.command}>{t('gone.command')}</code>}
          <div className={styles.actions}>
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
          </div>
          {problem === null ? null : (
            <p className={styles.problem} role="alert">
              {problem}
            </p>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
