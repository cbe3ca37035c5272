import { memo } from 'react';
import type { Unit } from '../../../shared/contract/timeline.ts';
import { Select } from '../../ui/Select.tsx';
import { t } from './messages.ts';
import styles from './Toolbar.module.css';
import { AXES, LANES, type TimelineState } from './timeline-state.ts';
import { UNITS } from './units.ts';

interface Props {
  readonly state: TimelineState;
  /** The unit in use, whoever chose it. */
  readonly unit: Unit;
  onState(change: Partial<TimelineState>): void;
}

/** Axis, lanes, unit and scale. Drawn again only when one of them changes, not while the window moves. */
export const ToolbarChoices = memo(function ToolbarChoices({ state, unit, onState }: Props) {
  return (
    <>
      <Select
        label={t('axis')}
        value={state.axis}
        options={AXES.map((axis) => ({ value: axis, title: t(`axis.${axis}`) }))}
        onChange={(axis) => onState({ axis, window: null })}
        testId="timeline.axis"
      />
      <span className={styles.lanes}>
        <Select
          label={t('lanes')}
          value={state.by}
          options={LANES.map((by) => ({ value: by, title: t(`lanes.${by}`) }))}
          onChange={(by) => onState({ by })}
          testId="timeline.lanes"
        />
      </span>
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
    </>
  );
});

const UNIT_TITLE = {
  hour: 'unit.Hour',
  day: 'unit.Day',
  week: 'unit.Week',
  month: 'unit.Month',
  quarter: 'unit.Quarter',
  year: 'unit.Year',
  decade: 'unit.Decade',
} as const;
