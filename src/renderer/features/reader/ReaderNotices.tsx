import type { Capture } from '../../../shared/contract/shapes/capture.ts';
import { Button } from '../../ui/Button.tsx';
import { type DateStyle, formatMoment } from '../../ui/format-date.ts';
import { t } from './messages.ts';
import styles from './ReaderNotices.module.css';

interface ChangedProps {
  readonly capture: Capture;
  readonly dateStyle: DateStyle;
  /** Shows what is covered; null once it is shown. */
  readonly onShow: (() => void) | null;
}

/** The stored files are no longer what was saved. */
export function ChangedNotice({ capture, dateStyle, onShow }: ChangedProps) {
  return (
    <div className={styles.changedBanner} role="alert">
      {t('banner.changed', { when: formatMoment(capture.capturedAt, dateStyle) })}
      {onShow ? (
        <Button isCompact onPress={onShow}>
          {t('banner.show')}
        </Button>
      ) : null}
    </div>
  );
}

/** The text was probably not cleaned well; the original is one press away. */
export function PoorNotice({ onOriginal }: { readonly onOriginal: () => void }) {
  return (
    <div className={styles.poor}>
      {t('reading.poor')}
      <Button isCompact onPress={onOriginal}>
        {t('reading.none.open')}
      </Button>
    </div>
  );
}
