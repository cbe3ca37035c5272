import { ChevronRight, CircleDashed, X } from 'lucide-react';
import { memo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Button } from '../../ui/Button.tsx';
import { formatNumber } from '../../ui/catalogue.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import styles from './CaptionRow.module.css';
import { t } from './messages.ts';

interface Props {
  readonly undated: number;
  /** The query language can name the undated of this axis. */
  readonly isUndatedShowable: boolean;
  /** Said while nothing is selected, in place of the usual hint. */
  readonly hint: string | null;
  readonly hasLanes: boolean;
  /** The selected period in words; null when nothing is selected. */
  readonly words: string | null;
  onClear(): void;
  onZoom(): void;
  onUndated(): void;
}

/** Under the axis: the undated articles, and the selected period in words. */
export const CaptionRow = memo(function CaptionRow({
  undated,
  isUndatedShowable,
  hint,
  hasLanes,
  words,
  onClear,
  onZoom,
  onUndated,
}: Props) {
  return (
    <div className={styles.row}>
      <div className={styles.side}>
        <AriaButton
          className={styles.undated ?? ''}
          isDisabled={undated === 0 || !isUndatedShowable}
          onPress={onUndated}
          data-testid="timeline.undated"
        >
          <CircleDashed size={14} strokeWidth={1.75} aria-hidden />
          {t('undated')}
          <span className={styles.count}>{formatNumber(undated)}</span>
          <span className="visually-hidden">{t('undated.show')}</span>
          <ChevronRight size={14} aria-hidden className="mirrors" />
        </AriaButton>
      </div>
      <div className={styles.main}>
        {words === null ? (
          <span className={styles.hint}>{hint ?? t('caption.none')}</span>
        ) : (
          <>
            <span className={styles.caption} data-testid="timeline.caption">
              {words}
              <AriaButton className={styles.clear ?? ''} aria-label={t('caption.clear')} onPress={onClear}>
                <X size={14} aria-hidden />
              </AriaButton>
            </span>
            <Button kind="quiet" onPress={onZoom} testId="timeline.zoom.selection">
              {t('caption.zoom')}
              <Kbd keys="Z" />
            </Button>
          </>
        )}
      </div>
      <span className={styles.legend}>
        {hasLanes ? (
          <>
            <span className={styles.diamond} aria-hidden />
            {t('first')}
          </>
        ) : null}
        <span className={styles.zone}>{t('zone')}</span>
      </span>
    </div>
  );
});
