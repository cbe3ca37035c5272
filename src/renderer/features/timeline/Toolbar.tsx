import { ZoomIn, ZoomOut } from 'lucide-react';
import type { Unit } from '../../../shared/contract/timeline.ts';
import { Button } from '../../ui/Button.tsx';
import { LANGUAGE } from '../../ui/catalogue.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { Select } from '../../ui/Select.tsx';
import { DateField } from './DateField.tsx';
import { parseLastStretch, parseTypedDate } from './date-field.ts';
import { t } from './messages.ts';
import { dayLabel } from './period-label.ts';
import styles from './Toolbar.module.css';
import { fitTo, type TimeWindow, zoomAt } from './time-window.ts';
import { AXES, LANES, type TimelineState } from './timeline-state.ts';
import { UNITS } from './units.ts';

interface Props {
  readonly state: TimelineState;
  /** The unit in use, whoever chose it. */
  readonly unit: Unit;
  readonly window: TimeWindow | null;
  readonly range: TimeWindow | null;
  onState(change: Partial<TimelineState>): void;
  onWindow(window: TimeWindow | null): void;
}

const ZOOM_STEP = 1.6;

/** What the timeline shows and how: axis, lanes, unit, scale, window, chart or table. */
export function Toolbar({ state, unit, window, range, onState, onWindow }: Props) {
  const typed = (end: 'start' | 'end') => (text: string) => {
    if (range === null || window === null) return null;
    const stretch = parseLastStretch(text, range);
    if (stretch !== null) {
      onWindow(stretch);
      return null;
    }
    const date = parseTypedDate(text);
    if (date === null) return t('from.bad', { text });
    const next = end === 'start' ? { start: date.start, end: window.end } : { start: window.start, end: date.end };
    if (next.end <= next.start) return t('from.order');
    onWindow(next);
    return null;
  };
  const zoom = (factor: number) => {
    if (range !== null && window !== null) onWindow(zoomAt(window, (window.start + window.end) / 2, factor, range));
  };
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t('title')}>
      <Select
        label={t('axis')}
        value={state.axis}
        options={AXES.map((axis) => ({ value: axis, title: t(`axis.${axis}`) }))}
        onChange={(axis) => onState({ axis, window: null })}
        testId="timeline.axis"
      />
      <Select
        label={t('lanes')}
        value={state.by}
        options={LANES.map((by) => ({ value: by, title: t(`lanes.${by}`) }))}
        onChange={(by) => onState({ by })}
        testId="timeline.lanes"
      />
      <Select
        label={t('unit')}
        value={state.unit}
        options={[
          { value: 'auto' as const, title: t('unit.auto', { unit: t(`unit.${unit}`) }) },
          ...UNITS.map((name) => ({ value: name, title: t(UNIT_TITLE[name]) })),
        ]}
        onChange={(name) => onState({ unit: name })}
        testId="timeline.unit"
      />
      {state.by === 'none' ? null : (
        <Select
          label={t('scale')}
          value={state.scale}
          options={[
            { value: 'shared', title: t('scale.shared') },
            { value: 'each', title: t('scale.each') },
          ]}
          onChange={(scale) => onState({ scale })}
          testId="timeline.scale"
        />
      )}
      {window === null || range === null ? null : (
        <>
          <DateField
            label={t('from')}
            shown={dayLabel(window.start, LANGUAGE)}
            onCommit={typed('start')}
            testId="timeline.from"
          />
          <DateField label={t('to')} shown={dayLabel(window.end - 1, LANGUAGE)} onCommit={typed('end')} testId="timeline.to" />
          <Button kind="quiet" onPress={() => onWindow(fitTo(range))} testId="timeline.fit">
            {t('fit')}
          </Button>
        </>
      )}
      <span className={styles.space} />
      <IconButton icon={ZoomOut} label={t('zoom.out')} keys="−" onPress={() => zoom(1 / ZOOM_STEP)} testId="timeline.zoom.out" />
      <IconButton icon={ZoomIn} label={t('zoom.in')} keys="+" onPress={() => zoom(ZOOM_STEP)} testId="timeline.zoom.in" />
      <SegmentedControl
        label={t('view')}
        value={state.mode}
        options={[
          { value: 'chart', title: t('view.chart'), testId: 'timeline.mode.chart' },
          { value: 'table', title: t('view.table'), testId: 'timeline.mode.table' },
        ]}
        onChange={(mode) => onState({ mode })}
      />
    </div>
  );
}

const UNIT_TITLE = {
  hour: 'unit.Hour',
  day: 'unit.Day',
  week: 'unit.Week',
  month: 'unit.Month',
  quarter: 'unit.Quarter',
  year: 'unit.Year',
  decade: 'unit.Decade',
} as const;
