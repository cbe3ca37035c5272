import { Trash2 } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { t } from './messages.ts';
import styles from './Trash.module.css';

interface Props {
  readonly count: number;
  readonly isReadOnly: boolean;
  onRestoreAll(): void;
  onPurgeAll(): void;
}

/** Above the list of the Trash: that it keeps everything until told otherwise, and the two ways out. */
export function TrashBanner({ count, isReadOnly, onRestoreAll, onPurgeAll }: Props) {
  if (count === 0) return null;
  return (
    <section className={styles.banner} aria-label={t('banner.label')} data-testid="trash.banner">
      <Trash2 size={15} strokeWidth={1.75} aria-hidden className={styles.icon} />
      <span className={styles.words}>{t('banner', { count })}</span>
      <Button kind="link" isCompact isDisabled={isReadOnly} onPress={onRestoreAll} testId="trash.restore-all">
        {t('restoreAll')}
      </Button>
      <Button
        kind="link"
        isCompact
        isDisabled={isReadOnly}
        onPress={onPurgeAll}
        testId="trash.purge"
        className={styles.danger ?? ''}
      >
        {t('purge')}
      </Button>
    </section>
  );
}
