import { ChevronRight, CircleDashed, X } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import type { LaneBy } from '../../../shared/contract/timeline.ts';
import { Button } from '../../ui/Button.tsx';
import { formatNumber, LANGUAGE } from '../../ui/catalogue.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import styles from './CaptionRow.module.css';
import { t } from './messages.ts';
import { periodLabel } from './period-label.ts';
import type { TimeWindow } from './time-window.ts';
import { unitsBetween } from './units.ts';
import type { SelectionCount } from './use-selection-count.ts';

interface Props {
  readonly undated: number;
  /** The query language can name the undated of this axis. */
  readonly isUndatedShowable: boolean;
  /** Said while nothing is selected, in place of the usual hint. */
  readonly hint: string | null;
  readonly by: LaneBy;
  readonly selection: TimeWindow | null;
  /** Null while it is being counted. */
  readonly count: SelectionCount | null;
  onClear(): void;
  onZoom(): void;
  onUndated(): void;
}

/** Under the axis: the undated articles, and the selected period in words. */
export function CaptionRow({ undated, isUndatedShowable, hint, by, selection, count, onClear, onZoom, onUndated }: Props) {
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
        {selection === null ? (
          <span className={styles.hint}>{hint ?? t('caption.none')}</span>
        ) : (
          <>
            <span className={styles.caption} data-testid="timeline.caption">
              {count === null ? periodLabel(selection, 'day', LANGUAGE) : selectionWords(selection, count, by)}
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
        {by === 'none' ? null : (
          <>
            <span className={styles.diamond} aria-hidden />
            {t('first')}
          </>
        )}
        <span className={styles.zone}>{t('zone')}</span>
      </span>
    </div>
  );
}

/** `12–16 Mar 2022 · 5 days · 97 articles · 9 sources`. */
export function selectionWords(selection: TimeWindow, count: SelectionCount, by: LaneBy): string {
  const { unit, articles, lanes, rough } = count;
  return [
    periodLabel(selection, unit, LANGUAGE),
    t(`length.${unit}`, { count: unitsBetween(unit, selection.start, selection.end) }),
    t('articles', { count: articles }),
    by === 'none' || lanes === 0 ? null : t(`caption.lanes.${by}`, { count: lanes }),
    rough === 0 ? null : t('caption.coarse', { count: rough }),
  ]
    .filter((part) => part !== null)
    .join(' · ');
}
