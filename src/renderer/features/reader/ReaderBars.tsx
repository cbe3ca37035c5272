import { ChevronDown, ChevronLeft, ChevronUp, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { DialogTrigger } from 'react-aria-components';
import type { Capture } from '../../../shared/contract/shapes/capture.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { type DateStyle, formatMoment } from '../../ui/format-date.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import type { Badge } from './badge.ts';
import { t } from './messages.ts';
import { BADGE_ICONS, Provenance } from './Provenance.tsx';
import styles from './ReaderBars.module.css';
import type { ReadingMode } from './reading-mode.ts';
import type { Walk } from './use-walk.ts';

interface Props {
  readonly mode: ReadingMode;
  readonly onMode: (mode: ReadingMode) => void;
  /** The newest first. */
  readonly captures: readonly Capture[];
  /** The one that is shown. */
  readonly capture: Capture | undefined;
  readonly onCapture: (captureId: string) => void;
  readonly badge: Badge | null;
  /** The hits of the search, as far as they are painted. */
  readonly hits: Walk;
  readonly dateStyle: DateStyle;
  readonly isFinding: boolean;
  readonly onFind: () => void;
  /** In a single column: back to the list. */
  readonly onBack: (() => void) | null;
  readonly tools: ReactNode;
}

/** The reader's bars: which way of reading, which capture, what is known of it, and the walk through the hits. */
export function ReaderBars(props: Props) {
  const { mode, onMode, captures, capture, badge, dateStyle } = props;
  const nth = captures.length - (capture ? captures.indexOf(capture) : 0);
  return (
    <div className={styles.bars}>
      <div className={styles.bar} role="toolbar" aria-label={t('mode')}>
        {props.onBack ? <IconButton icon={ChevronLeft} label={t('back')} onPress={props.onBack} mirrors /> : null}
        <SegmentedControl
          label={t('mode')}
          value={mode}
          options={(['reading', 'original', 'text'] as const).map((value) => ({
            value,
            title: t(`mode.${value}`),
            testId: `reader.mode.${value}`,
          }))}
          onChange={onMode}
        />
        {captures.length > 0 ? (
          <MenuButton
            label={t('capture.label')}
            entries={captures.map((one, at) => ({
              id: one.id,
              title: `${t('capture', { nth: captures.length - at, count: captures.length })} · ${formatMoment(one.capturedAt, dateStyle)}`,
              isOn: one === capture,
              run: () => {
                props.onCapture(one.id);
                if (at > 0) onMode('original');
              },
            }))}
          >
            <Button kind="quiet" className={styles.captureButton ?? ''} testId="reader.capture">
              {t('capture', { nth, count: captures.length })}
              <ChevronDown size={14} aria-hidden />
            </Button>
          </MenuButton>
        ) : null}
        <span className={styles.tools}>
          <IconButton
            icon={Search}
            label={t('find')}
            size={16}
            onPress={props.onFind}
            isOn={props.isFinding}
            testId="reader.find.open"
          />
          {props.tools}
        </span>
      </div>
      {badge && capture ? <BadgeLine badge={badge} capture={capture} hits={props.hits} dateStyle={dateStyle} /> : null}
    </div>
  );
}

interface BadgeLineProps {
  readonly badge: Badge;
  readonly capture: Capture;
  readonly hits: Walk;
  readonly dateStyle: DateStyle;
}

function BadgeLine({ badge, capture, hits, dateStyle }: BadgeLineProps) {
  const BadgeIcon = BADGE_ICONS[badge];
  return (
    <div className={styles.badgeLine}>
      <DialogTrigger>
        <Button
          kind="quiet"
          isCompact
          className={cx(styles.badge, styles[badge])}
          label={t('badge.open', { badge: t(`badge.${badge}`) })}
          testId="reader.badge"
        >
          <BadgeIcon size={15} strokeWidth={1.9} aria-hidden />
          {t(`badge.${badge}`)}
          <ChevronDown size={12} aria-hidden />
        </Button>
        <Popover label={t('provenance')}>
          <Provenance badge={badge} capture={capture} dateStyle={dateStyle} />
        </Popover>
      </DialogTrigger>
      <span className={styles.when}>{t('capture.line', { when: formatMoment(capture.capturedAt, dateStyle) })}</span>
      {hits.count > 0 ? (
        <span className={styles.hits}>
          <span data-testid="reader.hits">
            {hits.current < 0 ? t('hits.some', { count: hits.count }) : t('hits', { nth: hits.current + 1, count: hits.count })}
          </span>
          <IconButton icon={ChevronUp} label={t('hits.previous')} keys="Shift+F3" size={14} onPress={() => void hits.step(-1)} />
          <IconButton icon={ChevronDown} label={t('hits.next')} keys="F3" size={14} onPress={() => void hits.step(1)} />
        </span>
      ) : null}
    </div>
  );
}
