import { BookLock } from 'lucide-react';
import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { ArchiveInfo } from '../../../shared/contract/care.ts';
import type { ArchiveHolder } from '../../../shared/contract/opening.ts';
import { useArchive } from '../../client/archive-context.tsx';
import { failureText } from '../../client/failure.ts';
import { Button } from '../../ui/Button.tsx';
import { t } from './messages.ts';
import styles from './Standing.module.css';
import { sinceWords } from './since-words.ts';

interface Props {
  readonly info: Pick<ArchiveInfo, 'holder'>;
  /** It was opened, one way or another. */
  onOpened(): Promise<unknown>;
}

/** Instead of the window, while another process has the archive: read it meanwhile, or try again. */
export function OpenElsewhere({ info, onOpened }: Props) {
  const { client, host } = useArchive();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const open = async (readOnly: boolean) => {
    setBusy(true);
    setProblem(null);
    try {
      const { state } = await client.archive.open({ readOnly });
      if (state === 'elsewhere') setProblem(t('elsewhere.still'));
      else await onOpened();
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
        <Dialog role="alertdialog" className={styles.inside ?? ''} data-testid="standing.elsewhere">
          <div className={styles.head}>
            <BookLock size={24} strokeWidth={1.5} aria-hidden className={styles.icon} />
            <Heading slot="title" level={1} className={styles.title ?? ''}>
              {t('elsewhere.title')}
            </Heading>
          </div>
          <p className={styles.text}>{holderWords(info.holder)}</p>
          <p className={styles.more}>{t('elsewhere.text')}</p>
          <div className={styles.actions}>
            <Button
              kind="main"
              autoFocus
              isDisabled={isBusy}
              onPress={() => void open(true)}
              testId="standing.elsewhere.read-only"
            >
              {t('elsewhere.readOnly')}
            </Button>
            <Button isDisabled={isBusy} onPress={() => void open(false)} testId="standing.elsewhere.retry">
              {t('elsewhere.retry')}
            </Button>
            {desktop ? <Button onPress={() => void desktop.quit()}>{t('elsewhere.quit')}</Button> : null}
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

function holderWords(holder: ArchiveHolder | null): string {
  if (!holder) return t('elsewhere.unknown');
  return t(`elsewhere.${holder.process}`, { host: holder.host, since: sinceWords(holder.since, new Date()) });
}
