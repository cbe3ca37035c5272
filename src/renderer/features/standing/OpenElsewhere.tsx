import { BookLock } from 'lucide-react';
import type { ArchiveInfo } from '../../../shared/contract/care.ts';
import type { ArchiveHolder } from '../../../shared/contract/opening.ts';
import { useArchive } from '../../client/archive-context.tsx';
import { useAttempt } from '../../client/use-attempt.ts';
import { Button } from '../../ui/Button.tsx';
import { Cover } from './Cover.tsx';
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
  const { isBusy, problem, say, attempt } = useAttempt((why) => t('failed', { why }));
  const open = (readOnly: boolean) =>
    attempt(async () => {
      const { state } = await client.archive.open({ readOnly });
      if (state === 'elsewhere') say(t('elsewhere.still'));
      else await onOpened();
    });
  const { desktop } = host;
  return (
    <Cover
      icon={BookLock}
      title={t('elsewhere.title')}
      problem={problem}
      testId="standing.elsewhere"
      actions={
        <>
          <Button kind="main" autoFocus isDisabled={isBusy} onPress={() => void open(true)} testId="standing.elsewhere.read-only">
            {t('elsewhere.readOnly')}
          </Button>
          <Button isDisabled={isBusy} onPress={() => void open(false)} testId="standing.elsewhere.retry">
            {t('elsewhere.retry')}
          </Button>
          {desktop ? <Button onPress={() => void desktop.quit()}>{t('elsewhere.quit')}</Button> : null}
        </>
      }
    >
      <p className={styles.text}>{holderWords(info.holder)}</p>
      <p className={styles.more}>{t('elsewhere.text')}</p>
    </Cover>
  );
}

function holderWords(holder: ArchiveHolder | null): string {
  if (!holder) return t('elsewhere.unknown');
  return t(`elsewhere.${holder.process}`, { host: holder.host, since: sinceWords(holder.since, new Date()) });
}
